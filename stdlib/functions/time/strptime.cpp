#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/time/date_arguments.h"

namespace dohyo::stdlib::functions {

namespace {
struct Parser {
  DateArguments arguments;

  static std::optional<Parser> prepare(Preparation& preparation) {
    auto made = DateArguments::prepare(preparation, time::DatePattern::compile_percent, "");
    if (!made) return {};
    return Parser{std::move(*made)};
  }

  Value operator()(std::span<const Value> values, CallContext& context) const {
    if (values[0].is_null()) return Value::null();
    auto text = text_of(values[0], context.arena);
    return arguments.with(values, context, time::DatePattern::compile_percent, [&](const auto& pattern, const auto& zone) {
      auto milliseconds = pattern.parse(text, zone, context.run.now);
      if (!milliseconds) return Value::null();
      return *milliseconds % 1000 == 0 ? Value::integer(*milliseconds / 1000) : Value::number(static_cast<double>(*milliseconds) / 1000);
    });
  }
};
}  // namespace

void strptime(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "strptime",
                        .origin = Origin::borrowed,
                        .rewrite = "parseDate(text, \"yyyy-MM-dd HH:mm:ss\")",
                        .summary = "The time that a text says, by a pattern of C's strptime, in seconds since 1970.",
                        .details = "As _time counts, not as _messageTime, which is in milliseconds. The text must begin with "
                                   "the match. The zone is that of --timezone unless the text has one. Null when an argument "
                                   "is null or the text does not match.",
                        .examples = {{R"(strptime("2024-03-05 09:46:07", "%Y-%m-%d %H:%M:%S"))", "1709631967"},
                                     {R"(strptime("2024-03-05T09:46:07.250Z", "%Y-%m-%dT%H:%M:%S.%3N%Z"))", "1709631967.25"},
                                     {R"(strptime("5 Mar 2024", "%d %b %Y"))", "1709596800"},
                                     {R"(strptime("x", "%Y"))", "null"},
                                     {R"(strptime(null, "%Y"))", "null"}}},
      .parameters = {"text", "pattern"},
      .prepare = prepared<Parser>(),
  });
}

}  // namespace dohyo::stdlib::functions
