#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_stats(StageBinder& binder) {
  StageReader reader(binder);
  AggregateForm form{.borrowed = true};
  auto list = read_aggregates(binder, reader, form);
  if (!list.ok) return;
  auto bound = bind_aggregates(binder, list, form);
  if (bound.ok) add_aggregate_step(binder, std::move(bound), list.keys);
}
}  // namespace

void stats(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "stats",
                        .origin = Origin::borrowed,
                        .rewrite = "the same stage without the word stats",
                        .summary = "The aggregate stage under its borrowed name.",
                        .details = "Groups as Sumo does: null keys form a group. An unaliased count is shown as `count`.",
                        .examples = {{.code = R"(* | stats count by host)", .result = "host,count\na,2", .input = "{\"host\":\"a\"}\n{\"host\":\"a\"}"}}},
      .usage = {"stats AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = bind_stats,
      .spell = [](const WrittenStage& written) { return spell_aggregate_stage(written, true); },
  });
}

}  // namespace dohyo::stdlib::operators
