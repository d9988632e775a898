#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value seconds(CallContext& context) {
  return context.run.now % 1000 == 0 ? Value::integer(context.run.now / 1000) : Value::number(static_cast<double>(context.run.now) / 1000);
}
}  // namespace

void seconds_now(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "time",
                        .origin = Origin::borrowed,
                        .rewrite = "(now() / 1000)",
                        .summary = "The time of the run in seconds since 1970.",
                        .details = "now() is the same in milliseconds. The same for every event of a run.",
                        .examples = {{R"(time() = now() / 1000)", "true"},
                                     {R"(time() > 1600000000)", "true"}}},
      .parameters = {},
      .prepare = lift<seconds>(),
  });
}

}  // namespace dohyo::stdlib::functions
