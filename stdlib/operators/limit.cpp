#include "interpreter/library/registry.h"
#include "interpreter/steps/row_limits.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_limit(StageBinder& binder) {
  StageReader reader(binder);
  auto count = reader.expect_count("the number of rows to keep", 0);
  if (!count || !reader.expect_end()) return;
  if (*count > 10000 && binder.options().dialect == Dialect::sumo)
    return binder.error("limit-too-large", binder.stage().span, "the hosted service allows at most 10000 rows");
  add_limit(binder, static_cast<size_t>(*count));
}
}  // namespace

void limit(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "limit",
                        .aliases = {{"take"}},
                        .summary = "Keeps the first rows of the current order.",
                        .details = "Events stand newest first unless a sort changed it; of events with the same time the later one in the input comes first.",
                        .examples = {{.code = R"(* | count by a | sort by _count | limit 1)", .result = "a,_count\ny,2", .input = "{\"a\":\"x\"}\n{\"a\":\"y\"}\n{\"a\":\"y\"}"}}},
      .usage = {"limit N"},
      .bind = bind_limit,
  });
}

}  // namespace dohyo::stdlib::operators
