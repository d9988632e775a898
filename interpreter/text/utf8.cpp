#include "interpreter/text/utf8.h"

#include <utf8proc.h>

namespace dohyo::utf8 {

namespace {
constexpr char32_t replacement = 0xFFFD;

/// Decodes at `position`; false when the byte there does not begin a valid sequence.
bool decode(std::string_view text, size_t position, char32_t& code_point, size_t& length) {
  utf8proc_int32_t decoded = 0;
  auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + position,
                            static_cast<utf8proc_ssize_t>(text.size() - position), &decoded);
  if (n <= 0 || decoded < 0) return false;
  code_point = static_cast<char32_t>(decoded);
  length = static_cast<size_t>(n);
  return true;
}

template <typename Map, typename AsciiMap>
std::string map_case(std::string_view text, Map map, AsciiMap ascii_map) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out.push_back(ascii_map(text[i]));
      ++i;
      continue;
    }
    char32_t c = 0;
    size_t n = 0;
    if (decode(text, i, c, n)) {
      append(out, static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(c))));
      i += n;
    } else {
      out.push_back(text[i++]);
    }
  }
  return out;
}

char lower_char(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char upper_char(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
}  // namespace

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) next(text, i);
  return count;
}

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

bool is_valid(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    char32_t c = 0;
    size_t n = 0;
    if (!decode(text, i, c, n)) return false;
    i += n;
  }
  return true;
}

std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (size_t i = 0; i < text.size();) append(out, next(text, i));
  return out;
}

char32_t next(std::string_view text, size_t& position) {
  auto byte = static_cast<unsigned char>(text[position]);
  if (byte < 0x80) {
    ++position;
    return byte;
  }
  char32_t c = 0;
  size_t n = 0;
  if (!decode(text, position, c, n)) {
    ++position;
    return replacement;
  }
  position += n;
  return c;
}

void append(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(n));
}

std::string lower(std::string_view text) { return map_case(text, utf8proc_tolower, lower_char); }
std::string upper(std::string_view text) {
  constexpr std::string_view sharp_s = "\u00df";
  if (text.find(sharp_s) == std::string_view::npos) return map_case(text, utf8proc_toupper, upper_char);
  // utf8proc would give the capital sharp s, which nobody writes.
  std::string spread(text);
  for (size_t at = 0; (at = spread.find(sharp_s, at)) != std::string::npos;) spread.replace(at, sharp_s.size(), "ss");
  return map_case(spread, utf8proc_toupper, upper_char);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower_char(c);
  return out;
}

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i)
    if (lower_char(a[i]) != lower_char(b[i])) return false;
  return true;
}

size_t display_width(std::string_view text) {
  size_t cells = 0;
  for (size_t i = 0; i < text.size();) {
    auto width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next(text, i)));
    cells += width > 0 ? static_cast<size_t>(width) : 0;
  }
  return cells;
}

std::string_view prefix_of_width(std::string_view text, size_t cells) {
  size_t used = 0;
  size_t fits = 0;
  utf8proc_int32_t state = 0;
  utf8proc_int32_t previous = 0;
  for (size_t i = 0; i < text.size();) {
    size_t start = i;
    auto c = static_cast<utf8proc_int32_t>(next(text, i));
    bool boundary = start == 0 || utf8proc_grapheme_break_stateful(previous, c, &state);
    if (boundary) fits = start;
    auto width = utf8proc_charwidth(c);
    used += width > 0 ? static_cast<size_t>(width) : 0;
    if (used > cells) return text.substr(0, fits);
    previous = c;
  }
  return text;
}

}  // namespace dohyo::utf8
