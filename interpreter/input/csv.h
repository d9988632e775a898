// The fields of one CSV or TSV record, by RFC 4180 with the allowances that real files need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/data/arena.h"

namespace dohyo {

/// Puts the fields of `record` (without its line break) into `fields`, which it clears first. Spaces are
/// kept, quotes around a field go, doubled quotes within become one; text behind a closing quote belongs to
/// the field. Rows may be shorter or longer than the header: that is the caller's matter. Fields are views
/// into `record`, or into `arena` where they had to be changed. False when a quote is not closed: a bad
/// record.
[[nodiscard]] bool split_csv_record(std::string_view record, char delimiter, Arena& arena,
                                    std::vector<std::string_view>& fields);

/// Names of the columns: blanks around them and a byte order mark removed, an empty name replaced by its
/// place
/// (`column3`), a repeated one made unique (`status`, `status_2`).
[[nodiscard]] std::vector<std::string> parse_csv_header(std::string_view record, char delimiter);

}  // namespace dohyo
