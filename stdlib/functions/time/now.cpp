#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t time_of_run(CallContext& context) { return context.run.now; }
}  // namespace

void now(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "now",
                        .summary = "The time of the run, in milliseconds since 1970.",
                        .details = "The same for every event of a run, so that a run can be repeated.",
                        .examples = {{R"(now() = now())", "true"},
                                     {R"(now() > 1h)", "true"},
                                     {R"(isNumeric(now()))", "true"}}},
      .parameters = {},
      .prepare = lift<time_of_run>(),
  });
}

}  // namespace dohyo::stdlib::functions
