#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/time/date_arguments.h"

namespace dohyo::stdlib::functions {

namespace {
struct Formatter {
  DateArguments arguments;

  static std::optional<Formatter> prepare(Preparation& preparation) {
    auto made = DateArguments::prepare(preparation, time::DatePattern::compile_percent, "");
    if (!made) return {};
    return Formatter{std::move(*made)};
  }

  Value operator()(std::span<const Value> values, CallContext& context) const {
    auto number = number_argument(values[0], context);
    auto milliseconds = number.is_null() ? std::nullopt : milliseconds_of_epoch(number.numeric());
    if (!milliseconds) return Value::null();
    return arguments.with(values, context, time::DatePattern::compile_percent, [&](const auto& pattern, const auto& zone) {
      return context.arena.text(pattern.format(*milliseconds, zone));
    });
  }
};
}  // namespace

void strftime(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "strftime",
                        .origin = Origin::borrowed,
                        .rewrite = "formatDate(milliseconds, \"yyyy-MM-dd\")",
                        .summary = "A time in seconds as text, by a pattern of C's strftime.",
                        .details = "%Y %m %d %H %M %S and the like, %3N and %f for fractions. A number of 1e11 and more is "
                                   "taken as milliseconds, so that strftime(now(), ...) is right too. The zone is that of "
                                   "--timezone. Null when the time is null or does not read as a number.",
                        .examples = {{R"(strftime(1709631967, "%Y-%m-%d %H:%M:%S"))", "2024-03-05 09:46:07"},
                                     {R"(strftime(1709631967890, "%H:%M:%S.%3N"))", "09:46:07.890"},
                                     {R"(strftime("0", "%a %e %b %Y, %I %p"))", "Thu  1 Jan 1970, 12 AM"},
                                     {R"(strftime(1709631967.5, "%s %f"))", "1709631967 500000"},
                                     {R"(strftime("x", "%Y"))", "null"},
                                     {R"(strftime(null, "%Y"))", "null"}}},
      .parameters = {"seconds", "pattern"},
      .prepare = prepared<Formatter>(),
  });
}

}  // namespace dohyo::stdlib::functions
