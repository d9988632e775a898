#include "interpreter/library/registry.h"
#include "stdlib/aggregates/moments.h"

namespace dohyo::stdlib::aggregates {

void var(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "var",
                        .aliases = {{"variance"}, {"var_samp"}},
                        .origin = Origin::borrowed,
                        .rewrite = "the square of stddev(field), which divides by n instead of n - 1",
                        .summary = "The variance of the numbers in a field, as a sample of more.",
                        .details = "sum((x - mean)^2) / (n - 1); null for fewer than two numbers. Otherwise as stddev.",
                        .examples = {{"* | var(ms)", "_var\n13", R"({"ms":2}
{"ms":4}
{"ms":"9"}
{"ms":"n/a"})"}}},
      .parameters = {"field"},
      .default_column = "_var",
      .prepare = fold<Moments<Divisor::count_less_one, Spread::variance>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
