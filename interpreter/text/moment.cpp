#include "interpreter/text/moment.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace dohyo::time {

namespace {

constexpr int64_t day = 86'400'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int64_t> width_of(char unit) {
  switch (unit) {
    case 's': return 1000;
    case 'm': return 60'000;
    case 'h': return 3'600'000;
    case 'd': return day;
    case 'w': return 7 * day;
    default: return {};
  }
}

/// `-15m`; empty when it is none, or lies out of all time.
std::optional<int64_t> relative(std::string_view text, int64_t now) {
  if (text.size() < 3 || (text.front() != '-' && text.front() != '+')) return {};
  auto width = width_of(text.back());
  auto digits = text.substr(1, text.size() - 2);
  int64_t count = 0;
  auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (!width || !is_digit(digits.front()) || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return {};
  int64_t distance = 0;
  int64_t moment = 0;
  bool overflow = __builtin_mul_overflow(count, *width, &distance) ||
                  (text.front() == '-' ? __builtin_sub_overflow(now, distance, &moment) : __builtin_add_overflow(now, distance, &moment));
  if (overflow) return {};
  return moment;
}

/// The numbers between the first separators: of `2024-03-04 05:06` 2024, 3, 4.
std::vector<int> date_numbers(std::string_view text) {
  std::vector<int> numbers;
  while (!text.empty() && is_digit(text.front()) && numbers.size() < 3) {
    int number = 0;
    auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    numbers.push_back(number);
    text.remove_prefix(static_cast<size_t>(read.ptr - text.data()));
    if (text.empty() || (text.front() != '-' && text.front() != '/')) break;
    text.remove_prefix(1);
  }
  return numbers;
}

bool exists(int year, int month, int of_month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return year >= 1 && month >= 1 && month <= 12 && of_month >= 1 && of_month <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// The instant at which clocks of the zone show `local`. One that they skip counts as the one they went on with.
int64_t to_utc(int64_t local, const Zone& zone) {
  int64_t guess = local - zone.offset_at(local);
  return local - zone.offset_at(guess);
}

}  // namespace

std::optional<int64_t> parse_moment(std::string_view text, int64_t now, const Zone& zone) {
  if (text == "now") return now;
  if (auto moment = relative(text, now)) return moment;
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_digit)) return parse(text);
  std::string written(text);
  auto numbers = date_numbers(text);
  if (numbers.size() == 2 && text.find('/') != std::string_view::npos) {
    // Without a year, that of now.
    auto year = format(now + zone.offset_at(now), "UTC").substr(0, 4);
    auto end = text.find_first_not_of("0123456789/");
    written.insert(end == std::string_view::npos ? text.size() : end, "/" + year);
    numbers.push_back(std::stoi(year));
  }
  if (numbers.size() != 3) return {};
  bool year_first = numbers[0] > 99;
  if (!(year_first ? exists(numbers[0], numbers[1], numbers[2]) : exists(numbers[2], numbers[0], numbers[1]))) return {};
  auto moment = parse(written);
  if (!moment) return {};
  // A zone can be added only where there is none.
  bool has_zone = !parse(written + " 00:00") && !parse(written + " UTC");
  return has_zone ? *moment : to_utc(*moment, zone);
}

}  // namespace dohyo::time
