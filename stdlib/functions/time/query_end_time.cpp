#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t end_of_range(CallContext& context) { return context.run.range_end; }
}  // namespace

void query_end_time(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "queryEndTime",
                        .summary = "The end of the searched time range, in milliseconds since 1970.",
                        .details = "The end itself is not part of the range. Without a range, one millisecond after "
                                   "the latest event.",
                        .examples = {{R"(queryEndTime() - queryStartTime() = queryTimeRange())", "true"}}},
      .parameters = {},
      .reads_time_range = true,
      .prepare = lift<end_of_range>(),
  });
}

}  // namespace dohyo::stdlib::functions
