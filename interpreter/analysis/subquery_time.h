// The ends of the range that a sub-query has of its own: `[subquery from=(-15m): ...]` (02 section 6.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "interpreter/text/time.h"

namespace dohyo {

/// Epoch milliseconds of what stands in the brackets: so far from now, epoch time, or a date with or without year and time, parts
/// of the date divided by `-` or `/`. Empty for anything else.
[[nodiscard]] std::optional<int64_t> subquery_time(std::string_view text, int64_t now, const time::Zone& zone);

/// `-15m`, and `now`.
[[nodiscard]] bool is_relative_time(std::string_view text);

}  // namespace dohyo
