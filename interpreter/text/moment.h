// Points in time as a person writes them for the range of a search (01 section 6.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "interpreter/text/time.h"

namespace dohyo::time {

/// Epoch milliseconds of
/// - `now`;
/// - `-15m`, `+2h`: so far from now, in s, m, h, d or w;
/// - `2024-03-04`, `2024-03-04 05:06:07`, with `T`, fraction and zone as in parse(); a date alone is its midnight;
/// - `03/04/2024`, `03/04/2024 05:06:07`, also with AM or PM; month before day, and without a year in that of `now`;
/// - epoch seconds, milliseconds, micro- or nanoseconds, told apart by their number of digits.
/// What carries no zone of its own is in `zone`. Empty for anything else, and for a day that no calendar has.
[[nodiscard]] std::optional<int64_t> parse_moment(std::string_view text, int64_t now, const Zone& zone);

}  // namespace dohyo::time
