#include "interpreter/library/glob.h"

#include <algorithm>
#include <cstring>

namespace dohyo {

namespace {

size_t find_literal(std::string_view text, std::string_view literal, size_t from) {
  if (literal.empty()) return from;
  if (from + literal.size() > text.size()) return std::string_view::npos;
  const auto* found =
      static_cast<const char*>(memmem(text.data() + from, text.size() - from, literal.data(), literal.size()));
  return found == nullptr ? std::string_view::npos : static_cast<size_t>(found - text.data());
}

bool ends_with_after(std::string_view value, size_t from, std::string_view end) {
  return value.size() >= from + end.size() && value.ends_with(end);
}

}  // namespace

Glob::Glob(std::string_view text) : text_(text) {
  auto stars = std::count(text.begin(), text.end(), '*');
  auto first = text.find('*');
  auto last = text.rfind('*');
  bool front = text.starts_with('*');
  bool back = text.ends_with('*');
  if (stars == 0) {
    shape_ = Shape::equality;
    first_ = text;
  } else if (stars == 1) {
    shape_ = back ? Shape::prefix : front ? Shape::suffix : Shape::both_ends;
    first_ = front && !back ? text.substr(1) : text.substr(0, first);
    if (shape_ == Shape::both_ends) last_ = text.substr(first + 1);
  } else if (stars == 2 && front && back) {
    shape_ = Shape::substring;
    first_ = text.substr(1, last - 1);
  } else {
    shape_ = Shape::general;
  }
}

bool Glob::matches(std::string_view value) const {
  switch (shape_) {
  case Shape::equality:
    return value == first_;
  case Shape::prefix:
    return value.starts_with(first_);
  case Shape::suffix:
    return value.ends_with(first_);
  case Shape::substring:
    return find_literal(value, first_, 0) != std::string_view::npos;
  case Shape::both_ends:
    return value.starts_with(first_) && ends_with_after(value, first_.size(), last_);
  case Shape::general:
    break;
  }
  return matches(text_, value);
}

bool Glob::matches(std::string_view wildcard, std::string_view value) {
  auto star = wildcard.find('*');
  if (star == std::string_view::npos) return wildcard == value;
  if (!value.starts_with(wildcard.substr(0, star))) return false;
  size_t at = star;
  // Every literal between two stars at its first place: a later one never helps.
  for (;;) {
    auto begin = star + 1;
    star = wildcard.find('*', begin);
    if (star == std::string_view::npos) return ends_with_after(value, at, wildcard.substr(begin));
    auto literal = wildcard.substr(begin, star - begin);
    auto found = find_literal(value, literal, at);
    if (found == std::string_view::npos) return false;
    at = found + literal.size();
  }
}

}  // namespace dohyo
