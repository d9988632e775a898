#include "interpreter/library/registry.h"
#include "interpreter/steps/row_aggregates.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_eventstats(StageBinder& binder) {
  StageReader reader(binder);
  auto list = read_aggregates(binder, reader, {.borrowed = true});
  if (list.ok) add_row_aggregates(binder, list, {});
}
}  // namespace

void eventstats(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "eventstats",
                        .origin = Origin::borrowed,
                        .rewrite = "total FIELD as NAME by KEY for sums; else a join with the aggregate",
                        .summary = "Adds the results of aggregates over all rows, or over the rows with the same keys, to every row.",
                        .details = "Aggregates and names are those of stats. Rows and their order stay as they are.",
                        .examples = {{.code = R"(* | sort h asc | eventstats avg(v) as mean, count by g | fields h, mean, count)",
                                      .result = "h,mean,count\n1,5,2\n2,5,2\n3,30,1",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":30})"}}},
      .usage = {"eventstats AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = bind_eventstats,
  });
}

}  // namespace dohyo::stdlib::operators
