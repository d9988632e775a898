// Instants: epoch milliseconds in UTC. Recognising timestamps of log records, and writing them for people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dohyo::time {

/// Reads a timestamp as log records carry it: ISO 8601 with `T` or blank, any number of fractional digits, `Z`, an offset
/// or nothing (then UTC), `dd/MMM/yyyy:HH:mm:ss Z`, `MM/dd/yyyy HH:mm:ss`, and epochs of 10 (with fraction), 13, 16 or
/// 19 digits. Blanks around are ignored; anything else around makes it empty.
[[nodiscard]] std::optional<int64_t> parse(std::string_view text);

/// A number of a record: seconds, milli-, micro- or nanoseconds by its size.
[[nodiscard]] std::optional<int64_t> from_epoch(double number);

/// "2024-03-04 05:06:07.890", without the fraction when it is zero, in the given zone.
[[nodiscard]] std::string format(int64_t milliseconds, std::string_view timezone);

/// Offset from UTC in milliseconds at that instant; empty for an unknown zone. "UTC", IANA names in any letter case, and
/// offsets such as "+02:00".
class Zone {
 public:
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  [[nodiscard]] int64_t offset_at(int64_t milliseconds) const;
  [[nodiscard]] bool is_fixed() const { return zone_ == nullptr; }
  /// "PST", "UTC", "GMT+02:00".
  [[nodiscard]] std::string abbreviation_at(int64_t milliseconds) const;
  /// The instant at which the zone's clock shows `local`, milliseconds since 1970 by that clock. A time that the clock shows
  /// twice is the later one, a time that it jumps over lies as far behind the jump.
  [[nodiscard]] int64_t instant_of(int64_t local) const;

 private:
  const void* zone_ = nullptr;  // date::time_zone, static memory of the tz library
  int64_t fixed_ = 0;
};

/// Days since 1970-01-01 of a proleptic Gregorian date.
[[nodiscard]] constexpr int64_t days_from_civil(int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = static_cast<unsigned>(year - era * 400);
  const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + static_cast<int64_t>(day_of_era) - 719468;
}

}  // namespace dohyo::time
