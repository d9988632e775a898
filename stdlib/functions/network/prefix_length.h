// The prefix length of an address range as queries write it.
#pragma once

#include "interpreter/data/convert.h"

namespace dohyo::stdlib {

/// A whole number up to `most`, as number or text, also with the slash: 24, "24", "/24".
inline std::optional<unsigned> prefix_length(Value value, unsigned most) {
  if (value.is_text() && value.as_text().starts_with('/')) value = Value::text(value.as_text().substr(1));
  auto number = to_double(value);
  if (!number || !(*number >= 0 && *number <= most)) return {};
  auto length = static_cast<unsigned>(*number);
  if (length != *number) return {};
  return length;
}

inline std::optional<unsigned> ipv4_prefix_length(Value value) { return prefix_length(value, 32); }

/// An IPv4 address in its usual form.
inline std::string ipv4_text(uint32_t address) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += std::to_string(address >> shift & 255);
    if (shift > 0) text += '.';
  }
  return text;
}

}  // namespace dohyo::stdlib
