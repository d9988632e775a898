#include "interpreter/library/registry.h"
#include "stdlib/aggregates/percentile.h"

namespace dohyo::stdlib::aggregates {

namespace {
Fold prepare(Preparation&) {
  return make_fold<Percentile, PercentileOf>(std::make_shared<const PercentileOf>());
}
}  // namespace

void median(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "median",
                        .origin = Origin::borrowed,
                        .rewrite = "pct(field, 50)",
                        .summary = "The middle one of the numbers in a field.",
                        .details = "The same as pct(field, 50): between the two middle ones when their count is "
                                   "even. Null when no value reads as a number.",
                        .examples = {{"* | median(ms)", "_median\n2.5", R"({"ms":1}
{"ms":2}
{"ms":"3"}
{"ms":40}
{"ms":"n/a"})"}}},
      .parameters = {"field"},
      .default_column = "_median",
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::aggregates
