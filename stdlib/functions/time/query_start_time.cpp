#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t begin_of_range(CallContext& context) { return context.run.range_begin; }
}  // namespace

void query_start_time(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "queryStartTime",
                        .summary = "The begin of the searched time range, in milliseconds since 1970.",
                        .details = "Without a range, the time of the earliest event.",
                        .examples = {{R"(queryStartTime() <= queryEndTime())", "true"}}},
      .parameters = {},
      .reads_time_range = true,
      .prepare = lift<begin_of_range>(),
  });
}

}  // namespace dohyo::stdlib::functions
