#include "interpreter/library/registry.h"
#include "stdlib/aggregates/extreme.h"

namespace dohyo::stdlib::aggregates {

void max(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "max",
                        .aliases = {{"maxif"}, {"max_if"}},
                        .summary = "The largest number in a field.",
                        .details = "Texts are read as numbers; values that are null, NaN or do not read as numbers "
                                   "are left out. Null when nothing is left. With two arguments max is the function "
                                   "of two numbers.",
                        .examples = {{"* | max(ms) by user", "user,_max\nana,10.5\nbo,", R"({"user":"ana","ms":"9"}
{"user":"ana","ms":"n/a"}
{"user":"bo","ms":"soon"}
{"user":"ana","ms":10.5})"}}},
      .parameters = {"field"},
      .default_column = "_max",
      .conditional_names = {"maxif", "max_if"},
      .prepare = fold<Extreme<Order::greater>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
