// The stage that makes groups: `count as n, values(x) by host`.
#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_aggregate(StageBinder& binder) {
  StageReader reader(binder);
  auto list = read_aggregates(binder, reader, {});
  if (!list.ok) return;
  auto bound = bind_aggregates(binder, list, {});
  if (bound.ok) add_aggregate_step(binder, std::move(bound), list.keys);
}
}  // namespace

void aggregate(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "(aggregate)",
                        .summary = "Counts, sums and so on over all rows, or over groups of rows with the same keys.",
                        .details = "Only the keys and the results remain as fields. A null key makes a group of its own. Without "
                                   "keys the result has one row, also when there are no rows. Groups come in the order in which "
                                   "the input first has them.",
                        .examples = {{.code = R"(* | count as n, sum(ms) as total by host)",
                                      .result = "host,n,total\na,2,5\nb,1,4",
                                      .input = "{\"host\":\"a\",\"ms\":2}\n{\"host\":\"b\",\"ms\":4}\n{\"host\":\"a\",\"ms\":3}"}}},
      .usage = {"AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = bind_aggregate,
      .spell = [](const WrittenStage& written) { return spell_aggregate_stage(written, false); },
  });
}

}  // namespace dohyo::stdlib::operators
