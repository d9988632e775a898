#include "interpreter/steps/anchor.h"

#include <cstring>

#include "interpreter/library/regex.h"

namespace dohyo {

namespace {
constexpr auto nowhere = std::string_view::npos;

bool is_quote(char c) { return c == '\'' || c == '"'; }

/// What `\` and `next` stand for; '\0' keeps both (01 section 1.2).
char decoded(char next) {
  switch (next) {
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  case '\\':
  case '"':
  case '\'':
    return next;  // \' is 04 A11
  default:
    return '\0';
  }
}
}  // namespace

Anchor::Anchor(std::string_view raw, Options options) : literals_(1), options_(options) {
  bool after_star = false;
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '*') {
      if (after_star && !adjacent_stars_) adjacent_stars_ = i - 1;
      literals_.emplace_back();
      after_star = true;
      continue;
    }
    after_star = false;
    char next = raw[i] == '\\' && i + 1 < raw.size() ? raw[i + 1] : '\0';
    char stands_for = next == '*' && options.literal_star ? '*' : decoded(next);
    if (next != '\0' && stands_for != '\0') {
      literals_.back() += stands_for;
      ++i;
    } else {
      literals_.back() += raw[i];
    }
  }
}

bool Anchor::splits_path() const {
  return literals_.size() == 3 && literals_[0].empty() && literals_[2].empty() &&
         (literals_[1] == "\\" || literals_[1] == "/");
}

bool Anchor::has_xml_attribute() const {
  bool tag = false;
  bool attribute = false;
  for (const auto& literal : literals_) {
    tag = tag || literal.find('<') != nowhere;
    attribute = attribute || literal.find("='") != nowhere;
  }
  return tag && attribute;
}

bool Anchor::stands_at(std::string_view text, std::string_view literal, size_t position) const {
  auto there = text.substr(position, literal.size());
  if (there == literal) return true;
  if (!options_.either_quote || there.size() < literal.size()) return false;
  for (size_t i = 0; i < literal.size(); ++i)
    if (there[i] != literal[i] && !(literal[i] == '\'' && is_quote(there[i]))) return false;
  return true;
}

size_t Anchor::find(std::string_view text, std::string_view literal, size_t from) const {
  if (literal.empty()) return from;
  // What stands before the first quote is found fast; with either quote, the rest is compared at each place
  // found.
  auto head = options_.either_quote ? literal.substr(0, literal.find('\'')) : literal;
  for (; from + literal.size() <= text.size(); ++from) {
    if (!head.empty()) {
      const auto* found =
          static_cast<const char*>(memmem(text.data() + from, text.size() - from, head.data(), head.size()));
      if (found == nullptr) return nowhere;
      from = static_cast<size_t>(found - text.data());
    }
    if (head.size() == literal.size() || stands_at(text, literal, from)) return from;
  }
  return nowhere;
}

bool Anchor::match(std::string_view text, std::span<std::string_view> captures) const {
  if (text.data() == nullptr) text = std::string_view("", 0);
  if (options_.last_separator) {
    auto place = text.rfind(literals_[1]);
    if (place == nowhere) return false;
    captures[0] = text.substr(0, place);
    captures[1] = text.substr(place + literals_[1].size());
    return true;
  }
  // The first place of each literal after the one before is as good as any other: no way back is ever needed.
  auto place = find(text, literals_[0], 0);
  if (place == nowhere) return false;
  auto begin = place + literals_[0].size();
  for (size_t i = 1; i < literals_.size(); ++i) {
    bool takes_rest = i + 1 == literals_.size() && literals_[i].empty();
    auto end = takes_rest ? text.size() : find(text, literals_[i], begin);
    if (end == nowhere) return false;
    captures[i - 1] = text.substr(begin, end - begin);
    begin = end + literals_[i].size();
  }
  return true;
}

std::string Anchor::as_regex() const {
  std::string out = literals_[0].empty() ? "\\A" : "";
  for (size_t i = 0; i < literals_.size(); ++i) {
    bool takes_rest = i + 1 == literals_.size() && literals_[i].empty();
    if (i > 0) out += takes_rest ? "((?s:.*))" : "((?s:.*?))";
    for (char c : literals_[i])
      out += c == '\'' && options_.either_quote ? std::string("['\"]") : quote_for_regex({&c, 1});
  }
  return out;
}

}  // namespace dohyo
