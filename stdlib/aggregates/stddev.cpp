#include "interpreter/library/registry.h"
#include "stdlib/aggregates/moments.h"

namespace dohyo::stdlib::aggregates {

void stddev(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "stddev",
                        .aliases = {{"stdevp"}, {"stddev_pop"}},
                        .summary = "The standard deviation of the numbers in a field.",
                        .details = "That of the population, sqrt(sum((x - mean)^2) / n), so one value gives 0. Texts "
                                   "are read as numbers; values that are null or do not read as numbers are left "
                                   "out. Null when nothing is left, NaN when the field has NaN or an infinity. The "
                                   "result does not depend on the order of the rows.",
                        .examples = {{"* | stddev(ms)", "_stddev\n2", R"({"ms":2}
{"ms":4}
{"ms":"4"}
{"ms":4}
{"ms":5}
{"ms":5}
{"ms":7}
{"ms":9}
{"ms":"n/a"})"},
                                     {"* | stddev(t) as spread", "spread\n0.5", R"({"t":1700000000000.5}
{"t":1700000000001.5})"},
                                     {"* | stddev(x) by host", "host,_stddev\na,0\nb,", R"({"host":"a","x":0.1}
{"host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_stddev",
      .prepare = fold<Moments<Divisor::count, Spread::deviation>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
