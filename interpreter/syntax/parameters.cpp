#include "interpreter/syntax/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace dohyo::syntax {

namespace {

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

/// The placeholder that begins at `i`.
std::optional<Placeholder> placeholder_at(std::string_view text, size_t i) {
  if (!text.substr(i).starts_with("{{")) return {};
  size_t end = text.find_first_of("{}\"|\r\n", i + 2);
  if (end == std::string_view::npos || !text.substr(end).starts_with("}}")) return {};
  auto name = text.substr(i + 2, end - i - 2);
  while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
  bool is_name = !name.empty() && (std::isalpha(static_cast<unsigned char>(name.front())) != 0 || name.front() == '_');
  if (!is_name) return {};
  return Placeholder{std::string(name), {static_cast<uint32_t>(i), static_cast<uint32_t>(end + 2)}};
}

/// Goes over a text as far as placeholders need it: comments hide them, and the inside of a text in quotes is told apart.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  /// `use(placeholder, in_quotes)` for each.
  template <typename Use>
  void run(Use use) {
    for (size_t i = 0; i < text_.size();) {
      if (auto found = placeholder_at(text_, i)) {
        use(*found, in_quotes_);
        i = found->span.end;
      } else {
        i = step(i);
      }
    }
  }

 private:
  size_t step(size_t i) {
    char c = text_[i];
    if (in_quotes_) {
      if (c == '\\') return i + 2;
      // As in the lexer: a quote that runs into a line that begins with a pipe was never closed.
      if (c == '"' || (c == '\n' && begins_stage(i + 1))) in_quotes_ = false;
      return i + 1;
    }
    if (c == '"') in_quotes_ = true;
    bool after_blank = i == 0 || is_blank(text_[i - 1]) || text_[i - 1] == '|' || text_[i - 1] == ')';
    if (after_blank && text_.substr(i).starts_with("//")) return std::min(text_.find('\n', i), text_.size());
    if (after_blank && text_.substr(i).starts_with("/*")) {
      auto end = text_.find("*/", i + 2);
      return end == std::string_view::npos ? text_.size() : end + 2;
    }
    return i + 1;
  }

  [[nodiscard]] bool begins_stage(size_t i) const {
    while (i < text_.size() && text_[i] != '\n' && is_blank(text_[i])) ++i;
    return i < text_.size() && text_[i] == '|';
  }

  std::string_view text_;
  bool in_quotes_ = false;
};

std::string_view without_quotes(std::string_view value) {
  bool quoted = value.size() >= 2 && value.starts_with('"') && value.ends_with('"');
  return quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

std::vector<Placeholder> find_placeholders(std::string_view text) {
  std::vector<Placeholder> found;
  if (text.find("{{") == std::string_view::npos) return found;
  Walker(text).run([&](const Placeholder& placeholder, bool) { found.push_back(placeholder); });
  return found;
}

FilledText::FilledText(std::shared_ptr<const Source> written, const Parameters& values) : written_(std::move(written)), filled_(written_) {
  auto text = written_->text();
  if (text.find("{{") == std::string_view::npos) return;
  std::string filled;
  size_t copied = 0;
  Walker(text).run([&](const Placeholder& placeholder, bool in_quotes) {
    auto value = values.find(placeholder.name);
    if (value == values.end()) {
      unset_.push_back(placeholder);
      return;
    }
    filled += text.substr(copied, placeholder.span.begin - copied);
    auto begin = static_cast<uint32_t>(filled.size());
    filled += in_quotes ? without_quotes(value->second) : std::string_view(value->second);
    values_.push_back({placeholder, {begin, static_cast<uint32_t>(filled.size())}});
    copied = placeholder.span.end;
  });
  if (values_.empty()) return;
  filled += text.substr(copied);
  filled_ = std::make_shared<Source>(written_->name(), std::move(filled));
}

uint32_t FilledText::written_offset(uint32_t filled, bool is_end) const {
  // How much longer the written text is up to there.
  int64_t shift = 0;
  for (const auto& value : values_) {
    const auto& place = value.placeholder.span;
    // An end at the beginning of a value belongs to what stands before it, a begin at its end to what follows.
    if (filled < value.filled.begin || (is_end && filled == value.filled.begin)) break;
    if (is_end && filled <= value.filled.end) return place.end;
    if (!is_end && (filled < value.filled.end || filled == value.filled.begin)) return place.begin;
    shift = static_cast<int64_t>(place.end) - value.filled.end;
  }
  return static_cast<uint32_t>(filled + shift);
}

Span FilledText::written(Span filled) const {
  if (values_.empty()) return filled;
  auto begin = written_offset(filled.begin, false);
  return {begin, std::max(begin, written_offset(filled.end, true))};
}

const FilledText::Value* FilledText::value_in(Span filled) const {
  auto touches = [&](const Value& value) { return filled.begin <= value.filled.end && value.filled.begin <= filled.end; };
  auto found = std::find_if(values_.begin(), values_.end(), touches);
  return found == values_.end() ? nullptr : &*found;
}

Diagnostic FilledText::written(Diagnostic diagnostic) const {
  if (values_.empty()) return diagnostic;
  if (const auto* value = value_in(diagnostic.span)) {
    if (!diagnostic.help.empty()) diagnostic.help += "; ";
    diagnostic.help += fmt::format("{{{{{}}}}} stands for {}", value->placeholder.name, filled_->text(value->filled));
  }
  diagnostic.span = written(diagnostic.span);
  if (diagnostic.fix) {
    auto& fix = *diagnostic.fix;
    bool changes_value = value_in({fix.span.begin, fix.span.end}) != nullptr;
    if (changes_value)
      diagnostic.fix.reset();
    else
      fix.span = written(fix.span);
  }
  return diagnostic;
}

}  // namespace dohyo::syntax
