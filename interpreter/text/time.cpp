#include "interpreter/text/time.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "interpreter/text/utf8.h"

namespace dohyo::time {

namespace {

/// A cursor over the text; every reader leaves it alone when it fails.
struct Cursor {
  std::string_view rest;

  [[nodiscard]] bool at_end() const { return rest.empty(); }
  bool accept(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  /// Between `least` and `most` digits.
  std::optional<int64_t> digits(size_t least, size_t most) {
    size_t n = 0;
    int64_t value = 0;
    while (n < rest.size() && n < most && rest[n] >= '0' && rest[n] <= '9') value = value * 10 + (rest[n++] - '0');
    if (n < least) return {};
    rest.remove_prefix(n);
    return value;
  }
  /// Fraction digits as milliseconds; more than three are cut.
  int64_t fraction() {
    int64_t value = 0;
    size_t n = 0;
    for (; n < rest.size() && rest[n] >= '0' && rest[n] <= '9'; ++n)
      if (n < 3) value = value * 10 + (rest[n] - '0');
    rest.remove_prefix(n);
    for (; n < 3; ++n) value *= 10;
    return value;
  }
};

std::optional<int64_t> offset(Cursor& c) {
  if (c.at_end()) return 0;
  if (c.accept('Z') || c.accept('z')) return 0;
  if (c.rest == "UTC" || c.rest == "GMT") {
    c.rest = {};
    return 0;
  }
  int sign = c.accept('+') ? 1 : c.accept('-') ? -1 : 0;
  if (sign == 0) return {};
  auto hours = c.digits(2, 2);
  c.accept(':');
  auto minutes = c.digits(2, 2);
  if (!hours || *hours > 18) return {};
  return sign * (*hours * 60 + minutes.value_or(0)) * 60000;
}

constexpr int64_t day = 86'400'000;

std::optional<int64_t> clock(Cursor& c) {
  auto hour = c.digits(1, 2);
  if (!hour || *hour > 24 || !c.accept(':')) return {};
  auto minute = c.digits(2, 2);
  if (!minute || *minute > 59) return {};
  int64_t value = (*hour * 60 + *minute) * 60000;
  if (c.accept(':')) {
    auto second = c.digits(2, 2);
    if (!second || *second > 60) return {};
    value += *second * 1000;
    if (c.accept('.') || c.accept(',')) value += c.fraction();
  }
  return value;
}

bool is_date(int64_t month, int64_t d) { return month >= 1 && month <= 12 && d >= 1 && d <= 31; }

std::optional<int64_t> iso(Cursor c) {
  auto year = c.digits(4, 4);
  if (!year) return {};
  char separator = c.rest.empty() ? '\0' : c.rest.front();
  if (separator != '-' && separator != '/') return {};
  c.accept(separator);
  auto month = c.digits(1, 2);
  if (!month || !c.accept(separator)) return {};
  auto d = c.digits(1, 2);
  if (!d || !is_date(*month, *d)) return {};
  int64_t value = days_from_civil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*d)) * day;
  if (c.at_end()) return value;
  if (!c.accept('T') && !c.accept('t') && !c.accept(' ')) return {};
  while (c.accept(' ')) {
  }
  auto time_of_day = clock(c);
  if (!time_of_day) return {};
  while (c.accept(' ')) {
  }
  auto shift = offset(c);
  if (!shift || !c.at_end()) return {};
  return value + *time_of_day - *shift;
}

std::optional<int64_t> month_name(std::string_view name) {
  static constexpr std::array names = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  auto lower = utf8::lower_ascii(name);
  for (size_t i = 0; i < names.size(); ++i)
    if (lower == names[i]) return static_cast<int64_t>(i + 1);
  return {};
}

/// 10/Oct/2000:13:55:36 -0700
std::optional<int64_t> web_server(Cursor c) {
  auto d = c.digits(1, 2);
  if (!d || !c.accept('/') || c.rest.size() < 3) return {};
  auto month = month_name(c.rest.substr(0, 3));
  if (!month) return {};
  c.rest.remove_prefix(3);
  if (!c.accept('/')) return {};
  auto year = c.digits(4, 4);
  if (!year || !c.accept(':') || !is_date(*month, *d)) return {};
  auto time_of_day = clock(c);
  if (!time_of_day) return {};
  while (c.accept(' ')) {
  }
  auto shift = offset(c);
  if (!shift || !c.at_end()) return {};
  return days_from_civil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*d)) * day + *time_of_day - *shift;
}

/// 03/14/2021 05:06:07 [AM|PM]
std::optional<int64_t> us_date(Cursor c) {
  auto month = c.digits(1, 2);
  if (!month || !c.accept('/')) return {};
  auto d = c.digits(1, 2);
  if (!d || !c.accept('/')) return {};
  auto year = c.digits(4, 4);
  if (!year || !is_date(*month, *d)) return {};
  int64_t value = days_from_civil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*d)) * day;
  if (c.at_end()) return value;
  if (!c.accept(' ')) return {};
  auto time_of_day = clock(c);
  if (!time_of_day) return {};
  c.accept(' ');
  auto half = utf8::lower_ascii(c.rest);
  if (half == "am" || half == "pm") {
    auto hours = *time_of_day / 3'600'000;
    if (hours < 1 || hours > 12) return {};
    *time_of_day += (half == "pm" ? (hours == 12 ? 0 : 12) : (hours == 12 ? -12 : 0)) * 3'600'000;
    c.rest = {};
  }
  auto shift = offset(c);
  if (!shift || !c.at_end()) return {};
  return value + *time_of_day - *shift;
}

std::optional<int64_t> epoch(Cursor c) {
  auto text = c.rest;
  size_t n = 0;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  if (n != 10 && n != 13 && n != 16 && n != 19) return {};
  int64_t value = 0;
  for (size_t i = 0; i < n; ++i) {
    if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, text[i] - '0', &value)) return {};
  }
  c.rest.remove_prefix(n);
  int64_t milliseconds = n == 10 ? value * 1000 : n == 13 ? value : n == 16 ? value / 1000 : value / 1'000'000;
  if (n == 10 && c.accept('.')) milliseconds += c.fraction();
  return c.at_end() ? std::optional(milliseconds) : std::nullopt;
}

}  // namespace

std::optional<int64_t> parse(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  if (text.size() < 8) return {};
  Cursor c{text};
  if (text[4] == '-' || text[4] == '/') return iso(c);
  if (auto value = epoch(c)) return value;
  if (auto value = web_server(c)) return value;
  return us_date(c);
}

std::optional<int64_t> from_epoch(double number) {
  if (!(number >= 1e8) || number >= 9.3e18) return {};
  if (number < 1e11) return static_cast<int64_t>(std::floor(number * 1000 + 0.0005));
  if (number < 1e14) return static_cast<int64_t>(number);
  if (number < 1e17) return static_cast<int64_t>(number / 1e3);
  return static_cast<int64_t>(number / 1e6);
}

std::optional<Zone> Zone::find(std::string_view name) {
  Zone zone;
  auto lower = utf8::lower_ascii(name);
  if (lower == "utc" || lower == "gmt" || lower == "z" || lower == "etc/utc") return zone;
  std::string_view sign = name;
  if (lower.starts_with("utc") || lower.starts_with("gmt")) sign.remove_prefix(3);
  if (!sign.empty() && (sign.front() == '+' || sign.front() == '-')) {
    Cursor c{sign.substr(1)};
    auto hours = c.digits(1, 2);
    bool colon = c.accept(':');
    auto minutes = c.digits(2, 2);
    if (!hours || *hours > 18 || !c.at_end() || (colon && !minutes)) return {};
    zone.fixed_ = (sign.front() == '-' ? -1 : 1) * (*hours * 60 + minutes.value_or(0)) * 60000;
    return zone;
  }
  try {
    for (const auto& known : date::get_tzdb().zones)
      if (utf8::equal_ignoring_ascii_case(known.name(), name)) {
        zone.zone_ = &known;
        return zone;
      }
  } catch (const std::exception&) {
    return {};  // no time-zone data on this machine
  }
  return {};
}

namespace {
/// Beyond these the tables of zones, whose years have 16 bits, mean nothing; then the offset of the nearest year counts.
constexpr int64_t first_tabled = -62'000'000'000'000;
constexpr int64_t last_tabled = 200'000'000'000'000;
}  // namespace

int64_t Zone::offset_at(int64_t milliseconds) const {
  if (zone_ == nullptr) return fixed_;
  date::sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(std::clamp(milliseconds, first_tabled, last_tabled))};
  return std::chrono::milliseconds(static_cast<const date::time_zone*>(zone_)->get_info(instant).offset).count();
}

std::string Zone::abbreviation_at(int64_t milliseconds) const {
  if (zone_ == nullptr) {
    if (fixed_ == 0) return "UTC";
    auto minutes = std::abs(fixed_) / 60000;
    return fmt::format("GMT{}{:02}:{:02}", fixed_ < 0 ? '-' : '+', minutes / 60, minutes % 60);
  }
  date::sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(std::clamp(milliseconds, first_tabled, last_tabled))};
  return static_cast<const date::time_zone*>(zone_)->get_info(instant).abbrev;
}

int64_t Zone::instant_of(int64_t local) const {
  if (zone_ == nullptr) return local - fixed_;
  date::local_time<std::chrono::milliseconds> clock{std::chrono::milliseconds(std::clamp(local, first_tabled, last_tabled))};
  auto info = static_cast<const date::time_zone*>(zone_)->get_info(clock);
  const auto& valid = info.result == date::local_info::ambiguous ? info.second : info.first;
  return local - std::chrono::milliseconds(valid.offset).count();
}

std::string format(int64_t milliseconds, std::string_view timezone) {
  auto zone = Zone::find(timezone);
  int64_t local = milliseconds + (zone ? zone->offset_at(milliseconds) : 0);
  int64_t days = local >= 0 ? local / day : -((-local + day - 1) / day);
  int64_t rest = local - days * day;
  date::year_month_day ymd{date::sys_days{date::days{days}}};
  auto out = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(ymd.year()),
                         static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), rest / 3'600'000,
                         rest / 60'000 % 60, rest / 1000 % 60);
  if (rest % 1000 != 0) out += fmt::format(".{:03}", rest % 1000);
  return out;
}

}  // namespace dohyo::time
