// Cutting off characters of a set.
#pragma once

#include <string_view>

#include "interpreter/text/utf8.h"

namespace dohyo::stdlib {

/// Whether the character of `text` at `begin`, up to `end`, is one of `characters`.
inline bool is_one_of(std::string_view text, size_t begin, size_t end, std::string_view characters) {
  auto wanted = text.substr(begin, end - begin);
  for (size_t i = 0; i < characters.size();) {
    size_t next = i;
    utf8::next(characters, next);
    if (characters.substr(i, next - i) == wanted) return true;
    i = next;
  }
  return false;
}

inline std::string_view without_front(std::string_view text, std::string_view characters) {
  while (!text.empty()) {
    size_t end = 0;
    utf8::next(text, end);
    if (!is_one_of(text, 0, end, characters)) break;
    text.remove_prefix(end);
  }
  return text;
}

inline std::string_view without_back(std::string_view text, std::string_view characters) {
  while (!text.empty()) {
    size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    if (!is_one_of(text, begin, text.size(), characters)) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

}  // namespace dohyo::stdlib
