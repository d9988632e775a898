#include "interpreter/text/visible.h"

#include <fmt/format.h>

#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Marks and overrides of text direction, and characters without a width that are no joiners: a log line with
/// them shows something else than it holds.
bool is_deceptive(char32_t c) {
  return c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void append_visible(std::string& out, char32_t c) {
  if (c == '\t') {
    out += "\\t";
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (is_control(c)) {
    out += fmt::format("\\x{:02x}", static_cast<uint32_t>(c));
  } else if (is_deceptive(c)) {
    out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
  } else {
    utf8::append(out, c);
  }
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    size_t start = i;
    while (i < text.size() && text[i] >= ' ' && text[i] < '\x7F') ++i;
    out.append(text, start, i - start);
    if (i < text.size()) append_visible(out, utf8::next(text, i));
  }
  return out;
}

}  // namespace dohyo
