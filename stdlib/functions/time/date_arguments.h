// What formatDate, parseDate and their relatives take besides the time: a pattern and a zone, read once when they are constant.
#pragma once

#include <fmt/format.h>

#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/text/date_pattern.h"

namespace dohyo::stdlib {

struct DateArguments {
  std::optional<time::DatePattern> pattern;  ///< empty: computed for each row
  std::optional<time::Zone> zone;

  using Compile = std::optional<time::DatePattern> (*)(std::string_view, time::DatePattern::Problem&);

  /// Arguments 1 and 2. Empty after an error, which is reported.
  static std::optional<DateArguments> prepare(Preparation& preparation, Compile compile, std::string_view default_pattern) {
    DateArguments made;
    const auto& written = preparation.arguments;
    bool sound = true;
    if (written.size() < 2 || written[1].form == Argument::Form::text) {
      time::DatePattern::Problem problem;
      made.pattern = compile(written.size() < 2 ? default_pattern : written[1].value.as_text(), problem);
      if (!made.pattern) {
        preparation.error("invalid-date-pattern", written[1].span, problem.message);
        sound = false;
      } else if (auto trap = made.pattern->trap(); !trap.empty()) {
        preparation.warning("date-pattern-trap", written[1].span, trap);
      }
    }
    if (written.size() < 3 || written[2].form == Argument::Form::text) {
      auto name = written.size() < 3 ? std::string_view(preparation.options.timezone) : written[2].value.as_text();
      made.zone = time::Zone::find(name);
      if (!made.zone) {
        preparation.error("unknown-timezone", written.size() < 3 ? preparation.span : written[2].span, fmt::format("there is no time zone `{}`", name),
                          "write UTC, +02:00 or a name such as Europe/Berlin");
        sound = false;
      }
    }
    return sound ? std::optional(std::move(made)) : std::nullopt;
  }

  /// With what is computed for this row; null when that is no pattern or no zone, of which the run is told.
  template <typename Use>
  Value with(std::span<const Value> arguments, CallContext& context, Compile compile, Use use) const {
    std::optional<time::DatePattern> computed_pattern;
    std::optional<time::Zone> computed_zone;
    if (!pattern) {
      if (arguments[1].is_null()) return Value::null();
      time::DatePattern::Problem problem;
      computed_pattern = compile(text_of(arguments[1], context.arena), problem);
      if (!computed_pattern) context.note("computed date patterns that mean nothing gave null");
    }
    if (!zone) {
      if (arguments[2].is_null()) return Value::null();
      computed_zone = time::Zone::find(text_of(arguments[2], context.arena));
      if (!computed_zone) context.note("unknown time zones gave null");
    }
    const auto& used_pattern = pattern ? pattern : computed_pattern;
    const auto& used_zone = zone ? zone : computed_zone;
    return used_pattern && used_zone ? use(*used_pattern, *used_zone) : Value::null();
  }
};

/// Seconds since 1970 as milliseconds. A number this large is milliseconds already: as seconds it would be a year beyond 5000.
inline std::optional<int64_t> milliseconds_of_epoch(double number) {
  constexpr double first_millisecond = 1e11;
  double milliseconds = std::fabs(number) < first_millisecond ? number * 1000 : number;
  if (!(std::fabs(milliseconds) < 9e18)) return {};
  return static_cast<int64_t>(std::floor(milliseconds + 1e-6));
}

}  // namespace dohyo::stdlib
