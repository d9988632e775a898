#include "interpreter/library/registry.h"
#include "stdlib/aggregates/moments.h"

namespace dohyo::stdlib::aggregates {

void varp(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "varp",
                        .aliases = {{"variancep"}, {"var_pop"}},
                        .origin = Origin::borrowed,
                        .rewrite = "the square of stddev(field)",
                        .summary = "The variance of the numbers in a field.",
                        .details = "That of the population, sum((x - mean)^2) / n, so one value gives 0. Otherwise as stddev.",
                        .examples = {{"* | varp(ms)", "_varp\n8", R"({"ms":1}
{"ms":5}
{"ms":9}
{"ms":5}
{"ms":"n/a"})"}}},
      .parameters = {"field"},
      .default_column = "_varp",
      .prepare = fold<Moments<Divisor::count, Spread::variance>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
