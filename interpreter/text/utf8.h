// UTF-8 helpers. Input may be broken everywhere: each function says what it does then.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dohyo::utf8 {

/// Code points, each broken byte counting as one.
[[nodiscard]] size_t count_code_points(std::string_view text);

[[nodiscard]] bool is_valid(std::string_view text);
[[nodiscard]] bool is_ascii(std::string_view text);

/// `text` with every broken byte replaced by U+FFFD.
[[nodiscard]] std::string repair(std::string_view text);

/// Decodes one code point and advances `position`; a broken byte yields U+FFFD and advances by one.
char32_t next(std::string_view text, size_t& position);
void append(std::string& out, char32_t code_point);

/// Unicode simple case mapping, independent of locale; the sharp s becomes two letters in upper case.
[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);

/// ASCII folding only: names of fields, functions and keywords.
[[nodiscard]] std::string lower_ascii(std::string_view text);
[[nodiscard]] bool equal_ignoring_ascii_case(std::string_view a, std::string_view b);

/// Terminal cells the text takes (wide characters take two, combining ones none).
[[nodiscard]] size_t display_width(std::string_view text);
/// The longest prefix that fits into `cells`, cut between grapheme clusters.
[[nodiscard]] std::string_view prefix_of_width(std::string_view text, size_t cells);

}  // namespace dohyo::utf8
