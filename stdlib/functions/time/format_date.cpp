#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/time/date_arguments.h"

namespace dohyo::stdlib::functions {

namespace {
struct Formatter {
  DateArguments arguments;

  static std::optional<Formatter> prepare(Preparation& preparation) {
    auto made = DateArguments::prepare(preparation, time::DatePattern::compile, "MM/dd/yyyy");
    if (!made) return {};
    return Formatter{std::move(*made)};
  }

  Value operator()(std::span<const Value> values, CallContext& context) const {
    auto milliseconds = to_integer(number_argument(values[0], context));
    if (!milliseconds) return Value::null();
    return arguments.with(values, context, time::DatePattern::compile, [&](const auto& pattern, const auto& zone) {
      return context.arena.text(pattern.format(*milliseconds, zone));
    });
  }
};
}  // namespace

void format_date(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "formatDate",
                        .summary = "A time as text, by a pattern of Java's SimpleDateFormat.",
                        .details = "The pattern is MM/dd/yyyy unless given, the zone that of --timezone. Zones are names "
                                   "such as Europe/Berlin in any case, or offsets such as +02:00. Names of months and days "
                                   "are English. Fractions of milliseconds are cut off; seconds must be multiplied by 1000. "
                                   "Null when the time is null or does not read as a number.",
                        .examples = {{R"(formatDate(0, "yyyy-MM-dd HH:mm", "UTC"))", "1970-01-01 00:00"},
                                     {R"(formatDate(1709631967890, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "Europe/Berlin"))", "2024-03-05T10:46:07.890+01:00"},
                                     {R"(formatDate(1709631967890))", "03/05/2024"},
                                     {R"(formatDate("1709631967890", "EEE, d MMM yy h:mm a", "UTC"))", "Tue, 5 Mar 24 9:46 AM"},
                                     {R"(formatDate(1709631967890.9, "HH:mm", "etc/utc"))", "09:46"},
                                     {R"(formatDate(1709631967890, "z Z", "America/New_York"))", "EST -0500"},
                                     {R"(formatDate("x", "yyyy"))", "null"},
                                     {R"(formatDate(null, "yyyy"))", "null"}}},
      .parameters = {"milliseconds", "[pattern]", "[zone]"},
      .prepare = prepared<Formatter>(),
  });
}

}  // namespace dohyo::stdlib::functions
