#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value before_now(Value span, CallContext& context) {
  span = number_argument(span, context);
  int64_t instant = 0;
  if (span.is_null()) return span;
  if (span.is_whole() && !__builtin_sub_overflow(context.run.now, span.as_integer(), &instant)) return Value::integer(instant);
  return Value::number(static_cast<double>(context.run.now) - span.numeric());
}
}  // namespace

void ago(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "ago",
                        .origin = Origin::borrowed,
                        .rewrite = "(now() - span)",
                        .summary = "The time so long before the run, in milliseconds since 1970.",
                        .details = "Spans are written 5m, 1h, 7d. Null when the span is null or does not read as a number.",
                        .examples = {{R"(now() - ago(1h))", "3600000"},
                                     {R"(ago(0) = now())", "true"},
                                     {R"(ago(null))", "null"}}},
      .parameters = {"span"},
      .prepare = lift<before_now>(),
  });
}

}  // namespace dohyo::stdlib::functions
