#include "interpreter/library/registry.h"
#include "stdlib/aggregates/moments.h"

namespace dohyo::stdlib::aggregates {

void stdev(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "stdev",
                        .aliases = {{"stddev_samp"}},
                        .origin = Origin::borrowed,
                        .rewrite = "stddev(field), which divides by n instead of n - 1",
                        .summary = "The standard deviation of the numbers in a field, as a sample of more.",
                        .details = "sqrt(sum((x - mean)^2) / (n - 1)); null for fewer than two numbers. Otherwise as stddev.",
                        .examples = {{"* | stdev(ms)", "_stdev\n3.605551275463989", R"({"ms":2}
{"ms":4}
{"ms":"9"}
{"ms":"n/a"})"},
                                     {"* | stdev(ms)", "_stdev\n\"\"", R"({"ms":2})"}}},
      .parameters = {"field"},
      .default_column = "_stdev",
      .prepare = fold<Moments<Divisor::count_less_one, Spread::deviation>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
