#include "interpreter/steps/session_pattern.h"

#include <algorithm>

namespace dohyo {

namespace {

/// So that it stands for itself in a pattern.
std::string escaped(std::string_view value) {
  std::string out;
  for (char c : value) {
    if (c == '*' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

SessionPattern::SessionPattern(std::string raw, std::vector<Reference> references, std::vector<size_t> captures)
    : raw_(std::move(raw)), references_(std::move(references)), captures_(std::move(captures)), loose_(filled(std::vector<std::string>(references_.size(), "*")), {}) {
  size_t reference = 0;
  size_t capture = 0;
  for (size_t i = 0; i < raw_.size(); ++i) {
    if (reference < references_.size() && references_[reference].begin == i) {
      i = references_[reference++].end - 1;
      ++capture;
    } else if (raw_[i] == '\\') {
      ++i;
    } else if (raw_[i] == '*') {
      loose_captures_.push_back(capture++);
    }
  }
  if (references_.empty()) return;
  // Up to the next star or reference; what escapes stand for is left out, so that only plain characters remain.
  const auto& first = references_[0];
  for (size_t i = 0; i < first.begin; ++i) {
    before_ += raw_[i];
    if (raw_[i] == '*' || raw_[i] == '\\') before_.clear();
    if (raw_[i] == '\\') ++i;
  }
  auto after_end = references_.size() > 1 ? references_[1].begin : raw_.size();
  for (size_t i = first.end; i < after_end && raw_[i] != '*' && raw_[i] != '\\'; ++i) after_ += raw_[i];
}

bool SessionPattern::has_adjacent_stars() const { return Anchor(filled(std::vector<std::string>(references_.size(), "x")), {}).adjacent_stars().has_value(); }

bool SessionPattern::match(std::string_view text, std::vector<std::string_view>& captures) const {
  std::vector<std::string_view> all(loose_.captures());
  if (!loose_.match(text, all)) return false;
  captures.clear();
  for (size_t i : loose_captures_) captures.push_back(all[i]);
  return true;
}

Anchor SessionPattern::with(const std::vector<std::string_view>& values) const {
  std::vector<std::string> texts;
  for (auto value : values) texts.push_back(escaped(value));
  return {filled(texts), {}};
}

std::string SessionPattern::filled(const std::vector<std::string>& values) const {
  std::string out;
  size_t from = 0;
  for (size_t i = 0; i < references_.size(); ++i) {
    out.append(raw_, from, references_[i].begin - from);
    out += values[i];
    from = references_[i].end;
  }
  return out.append(raw_, from);
}

}  // namespace dohyo
