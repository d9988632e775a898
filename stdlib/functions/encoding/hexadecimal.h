// Hexadecimal digits as queries and logs write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dohyo::stdlib {

inline int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

inline std::string_view without_hex_prefix(std::string_view text) {
  if (text.size() >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) text.remove_prefix(2);
  return text;
}

/// The bytes behind pairs of digits, with an optional 0x and blanks anywhere; empty when it is anything else.
inline std::optional<std::string> bytes_of_hex(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  text = without_hex_prefix(text);
  std::string bytes;
  int high = -1;
  for (char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    int digit = hex_digit(c);
    if (digit < 0) return {};
    if (high < 0) {
      high = digit;
    } else {
      bytes += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  if (high >= 0) return {};
  return bytes;
}

inline std::string hex_of_bytes(std::string_view bytes, bool upper) {
  std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string text;
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace dohyo::stdlib
