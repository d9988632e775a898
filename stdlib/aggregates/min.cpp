#include "interpreter/library/registry.h"
#include "stdlib/aggregates/extreme.h"

namespace dohyo::stdlib::aggregates {

void min(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "min",
                        .aliases = {{"minif"}, {"min_if"}},
                        .summary = "The smallest number in a field.",
                        .details = "Texts are read as numbers; values that are null, NaN or do not read as numbers "
                                   "are left out. Null when nothing is left. With two arguments min is the function "
                                   "of two numbers.",
                        .examples = {{"* | min(ms) by user", "user,_min\nana,9\nbo,", R"({"user":"ana","ms":"9"}
{"user":"ana","ms":"n/a"}
{"user":"bo","ms":"soon"}
{"user":"ana","ms":10.5})"}}},
      .parameters = {"field"},
      .default_column = "_min",
      .conditional_names = {"minif", "min_if"},
      .prepare = fold<Extreme<Order::less>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
