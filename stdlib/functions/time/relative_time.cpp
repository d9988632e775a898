#include <algorithm>
#include <array>
#include <date/date.h>
#include <fmt/format.h>
#include <vector>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/time/date_arguments.h"

namespace dohyo::stdlib::functions {

namespace {
constexpr int64_t one_second = 1000, one_minute = 60 * one_second, one_hour = 60 * one_minute, one_day = 24 * one_hour;

enum class Unit : uint8_t { second, minute, hour, day, week, month, quarter, year, weekday };

struct Named {
  std::string_view names;  ///< between blanks
  Unit unit;
};
constexpr std::array units = {Named{" s sec secs second seconds ", Unit::second}, Named{" m min mins minute minutes ", Unit::minute},
                              Named{" h hr hrs hour hours ", Unit::hour},         Named{" d day days ", Unit::day},
                              Named{" w week weeks ", Unit::week},                Named{" mon month months ", Unit::month},
                              Named{" q qtr qtrs quarter quarters ", Unit::quarter}, Named{" y yr yrs year years ", Unit::year}};

/// One step of `-1d@d`: an amount to add, or a unit to go back to the begin of.
struct Step {
  bool snap = false;
  Unit unit = Unit::second;
  int64_t amount = 0;  ///< of a snap to a weekday: which, 0 being the Sunday
};

/// Empty when `text` is no modifier.
std::optional<std::vector<Step>> read_steps(std::string_view text) {
  std::vector<Step> steps;
  size_t i = 0;
  auto word = [&] {
    size_t begin = i;
    while (i < text.size() && text[i] >= 'a' && text[i] <= 'z') ++i;
    return text.substr(begin, i - begin);
  };
  auto unit = [&](std::string_view name) -> std::optional<Unit> {
    for (const auto& known : units)
      if (!name.empty() && known.names.find(fmt::format(" {} ", name)) != std::string_view::npos) return known.unit;
    return {};
  };
  while (i < text.size()) {
    char sign = text[i++];
    Step step;
    if (sign == '@') {
      step.snap = true;
      if (text.substr(i).starts_with('w') && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '7') {
        step.unit = Unit::weekday;
        step.amount = (text[i + 1] - '0') % 7;
        i += 2;
      } else {
        auto found = unit(word());
        if (!found) return {};
        step.unit = *found;
      }
    } else if (sign == '+' || sign == '-') {
      size_t begin = i;
      int64_t amount = 0;
      while (i < text.size() && i - begin < 6 && text[i] >= '0' && text[i] <= '9') amount = amount * 10 + (text[i++] - '0');
      if (i == begin) amount = 1;
      auto found = unit(word());
      if (!found) return {};
      step.unit = *found;
      step.amount = sign == '-' ? -amount : amount;
    } else {
      return {};
    }
    steps.push_back(step);
  }
  return steps;
}

int64_t floor_to(int64_t value, int64_t unit) { return value - ((value % unit) + unit) % unit; }

/// Months before or behind by the calendar, the day of the month cut to what that month has.
int64_t with_months(int64_t local, int64_t months, bool first_of_month) {
  auto days = floor_to(local, one_day) / one_day;
  date::year_month_day ymd{date::sys_days{date::days{days}}};
  int64_t month = static_cast<int64_t>(static_cast<int>(ymd.year())) * 12 + static_cast<unsigned>(ymd.month()) - 1 + months;
  int64_t year = floor_to(month, 12) / 12;
  auto month_of_year = static_cast<unsigned>(month - year * 12 + 1);
  auto first = time::days_from_civil(year, month_of_year, 1);
  if (first_of_month) return first * one_day;
  auto next = month_of_year == 12 ? time::days_from_civil(year + 1, 1, 1) : time::days_from_civil(year, month_of_year + 1, 1);
  auto day_of_month = std::min<int64_t>(static_cast<unsigned>(ymd.day()), next - first);
  return (first + day_of_month - 1) * one_day + (local - days * one_day);
}

int64_t snapped(int64_t local, const Step& step) {
  auto weekday_floor = [&](int64_t weekday) {
    auto days = floor_to(local, one_day) / one_day;
    return (days - ((days + 4 - weekday) % 7 + 7) % 7) * one_day;
  };
  auto months_of_year = [&] { return static_cast<int64_t>(static_cast<unsigned>(date::year_month_day{date::sys_days{date::days{floor_to(local, one_day) / one_day}}}.month())) - 1; };
  switch (step.unit) {
    case Unit::second: return floor_to(local, one_second);
    case Unit::minute: return floor_to(local, one_minute);
    case Unit::hour: return floor_to(local, one_hour);
    case Unit::day: return floor_to(local, one_day);
    case Unit::week: return weekday_floor(0);
    case Unit::weekday: return weekday_floor(step.amount);
    case Unit::month: return with_months(local, 0, true);
    case Unit::quarter: return with_months(local, -(months_of_year() % 3), true);
    case Unit::year: return with_months(local, -months_of_year(), true);
  }
  return local;
}

int64_t moved(int64_t local, const Step& step) {
  switch (step.unit) {
    case Unit::second: return local + step.amount * one_second;
    case Unit::minute: return local + step.amount * one_minute;
    case Unit::hour: return local + step.amount * one_hour;
    case Unit::day: return local + step.amount * one_day;
    case Unit::week: return local + step.amount * 7 * one_day;
    case Unit::month: return with_months(local, step.amount, false);
    case Unit::quarter: return with_months(local, step.amount * 3, false);
    case Unit::year: return with_months(local, step.amount * 12, false);
    case Unit::weekday: break;
  }
  return local;
}

struct Shift {
  std::optional<std::vector<Step>> steps;  ///< of a constant
  time::Zone zone;

  static std::optional<Shift> prepare(Preparation& preparation) {
    const auto& written = preparation.arguments[1];
    auto zone = time::Zone::find(preparation.options.timezone);
    Shift shift{{}, zone ? *zone : *time::Zone::find("UTC")};
    if (written.form != Argument::Form::text) return shift;
    shift.steps = read_steps(written.value.as_text());
    if (shift.steps) return shift;
    preparation.error("invalid-modifier", written.span, "this is no shift of a time", R"(write "-1d@d": signs, numbers and units s m h d w mon q y, and @ to go back to the begin of a unit)");
    return {};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    auto number = number_argument(arguments[0], context);
    if (number.is_null() || arguments[1].is_null()) return Value::null();
    auto milliseconds = milliseconds_of_epoch(number.numeric());
    auto computed = steps ? std::nullopt : read_steps(text_of(arguments[1], context.arena));
    // Calendars of that many years mean nothing.
    if ((!steps && !computed) || !milliseconds || *milliseconds > 200'000'000'000'000 || *milliseconds < -62'000'000'000'000) return Value::null();
    int64_t instant = *milliseconds;
    for (const auto& step : steps ? *steps : *computed) {
      // Hours and less pass on the clock of the world, days and more on that of the zone.
      if (!step.snap && step.unit <= Unit::hour) {
        instant = moved(instant, step);
        continue;
      }
      auto local = instant + zone.offset_at(instant);
      instant = zone.instant_of(step.snap ? snapped(local, step) : moved(local, step));
    }
    bool seconds = std::fabs(number.numeric()) < 1e11;
    if (!seconds) return Value::integer(instant);
    return instant % 1000 == 0 ? Value::integer(instant / 1000) : Value::number(static_cast<double>(instant) / 1000);
  }
};
}  // namespace

void relative_time(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "relative_time",
                        .origin = Origin::borrowed,
                        .rewrite = "(time - 1d)",
                        .summary = "A time moved by a shift such as -1d@d: a day back, and back to the begin of that day.",
                        .details = "Signs with numbers and units (s, m, h, d, w, mon, q, y) move, @ with a unit goes back to "
                                   "its begin, @w0 to @w6 to a weekday from Sunday on. Days and more follow the calendar of "
                                   "--timezone. Seconds give seconds; a number of 1e11 and more is taken as milliseconds and "
                                   "gives milliseconds. Null when an argument is null or means nothing.",
                        .examples = {{R"(relative_time(1709631967, "-1d@d"))", "1709510400"},
                                     {R"(relative_time(1709631967, "@h"))", "1709629200"},
                                     {R"(relative_time(1709631967890, "+1mon@mon"))", "1711929600000"},
                                     {R"(relative_time(1709631967, "@w1"))", "1709510400"},
                                     {R"(relative_time(1709631967, "-1y@y"))", "1672531200"},
                                     {R"(relative_time("x", "-1d"))", "null"},
                                     {R"(relative_time(null, "-1d"))", "null"}}},
      .parameters = {"time", "shift"},
      .prepare = prepared<Shift>(),
  });
}

}  // namespace dohyo::stdlib::functions
