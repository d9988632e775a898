// Where the message time of a line of text is: the leftmost timestamp of a known form (01 section 6.6).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dohyo::time {

/// The forms that are looked for. Each begins at the beginning of a word; without a zone a time is UTC.
struct LineTimeForms {
  bool iso8601 = false;         ///< 2023-05-01T10:20:30.5Z, 2023-05-01 10:20:30,5 +0200, 2023/05/01 10:20:30
  bool syslog = false;          ///< May  1 10:20:30; a year may stand before or behind the time of day
  bool day_month_year = false;  ///< 10/Oct/2000:13:55:36 -0700, 10-Oct-2000 13:55:36.123
  bool month_day_year = false;  ///< 05/01/2023 10:20:30 PM
  bool epoch = false;           ///< 1683022830.123, 10, 13, 16 or 19 digits, where the line or a bracket begins
  bool keys = false;            ///< date=2023-05-01 time=10:20:30 tz="+0200", or eventtime=1683022830123456789

  /// Turns the form of that name on; false when there is none.
  bool add(std::string_view name);
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] static std::vector<std::string_view> names();
  [[nodiscard]] bool any() const { return iso8601 || syslog || day_month_year || month_day_year || epoch || keys; }
};

struct LineTime {
  int64_t milliseconds = 0;
  size_t end = 0;  ///< byte behind it in the line
};

/// Looks at the first 256 bytes. A time of the form `syslog` without a year is in the latest year in which it does not lie
/// more than a day behind `now`: logs of last December are read in January, and clocks differ.
[[nodiscard]] std::optional<LineTime> find_in_line(std::string_view line, const LineTimeForms& forms, int64_t now);

}  // namespace dohyo::time
