// How many backslashes an author meant in a regular expression between quotes: string escapes, regex escapes
// and the escapes of the medium a text was copied from are easily confused (04 A12).
#pragma once

#include <string>
#include <string_view>

namespace dohyo {

/// The text of a regular expression between quotes as the engine gets it: only `\"` loses its backslash.
[[nodiscard]] std::string unquote_regex(std::string_view raw);

/// Undoes the doubling of backslashes by the table of A12; `pattern` as unquote_regex gives it.
[[nodiscard]] std::string repair_backslashes(std::string_view pattern);

// Things that are read as the table says and still look like slips; empty when there are none.
/// `\\btool`: one text means a word boundary, the table reads a backslash and `btool`.
[[nodiscard]] std::string doubled_boundary_hint(std::string_view pattern);
/// `\tool`, which begins with a tab (lint L09).
[[nodiscard]] std::string control_character_hint(std::string_view pattern);

}  // namespace dohyo
