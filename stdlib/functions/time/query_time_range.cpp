#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t length_of_range(CallContext& context) { return context.run.range_end - context.run.range_begin; }
}  // namespace

void query_time_range(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "queryTimeRange",
                        .summary = "The length of the searched time range in milliseconds.",
                        .details = "Without a range, from the earliest event to one millisecond after the latest.",
                        .examples = {{R"(queryTimeRange() >= 0)", "true"}}},
      .parameters = {},
      .reads_time_range = true,
      .prepare = lift<length_of_range>(),
  });
}

}  // namespace dohyo::stdlib::functions
