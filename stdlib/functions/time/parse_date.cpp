#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/time/date_arguments.h"

namespace dohyo::stdlib::functions {

namespace {
struct Parser {
  DateArguments arguments;

  static std::optional<Parser> prepare(Preparation& preparation) {
    auto made = DateArguments::prepare(preparation, time::DatePattern::compile, "");
    if (!made) return {};
    return Parser{std::move(*made)};
  }

  Value operator()(std::span<const Value> values, CallContext& context) const {
    if (values[0].is_null()) return Value::null();
    auto text = text_of(values[0], context.arena);
    return arguments.with(values, context, time::DatePattern::compile, [&](const auto& pattern, const auto& zone) {
      auto milliseconds = pattern.parse(text, zone, context.run.now);
      return milliseconds ? Value::integer(*milliseconds) : Value::null();
    });
  }
};
}  // namespace

void parse_date(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "parseDate",
                        .summary = "The time that a text says, by a pattern of Java's SimpleDateFormat, in milliseconds "
                                   "since 1970.",
                        .details = "The text must begin with the match; what follows is ignored. The zone is that of "
                                   "--timezone unless given; one in the text wins. What the pattern leaves out is that of "
                                   "1970-01-01 00:00. Numbers that are too large roll over, as month 13 into the next year. "
                                   "Null when an argument is null or the text does not match.",
                        .examples = {{R"(parseDate("2024-05-06 tail", "yyyy-MM-dd", "UTC"))", "1714953600000"},
                                     {R"(parseDate("20240305104607", "yyyyMMddHHmmss", "Europe/Berlin"))", "1709631967000"},
                                     {R"(parseDate("5/Mar/2024:09:46:07 +0000", "d/MMM/yyyy:HH:mm:ss Z", "Asia/Tokyo"))", "1709631967000"},
                                     {R"(parseDate("2023-13-01", "yyyy-MM-dd", "UTC"))", "1704067200000"},
                                     {R"(parseDate("3:05 pm", "h:mm a", "UTC"))", "54300000"},
                                     {R"(parseDate("yesterday", "yyyy-MM-dd"))", "null"},
                                     {R"(parseDate(null, "yyyy-MM-dd"))", "null"}}},
      .parameters = {"text", "pattern", "[zone]"},
      .prepare = prepared<Parser>(),
  });
}

}  // namespace dohyo::stdlib::functions
