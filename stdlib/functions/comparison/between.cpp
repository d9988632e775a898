#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// Inclusive; as `low <= value and value <= high`.
bool lies_between(Value value, Value low, Value high) {
  auto below = dohyo::order(low, value);
  auto above = dohyo::order(value, high);
  return below && above && *below != Order::greater && *above != Order::greater;
}
}  // namespace

void between(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "between",
                        .origin = Origin::borrowed,
                        .rewrite = "value >= low and value <= high",
                        .summary = "Whether a value lies between two others, these included: `value between low and high`.",
                        .details = "As numbers if both convert, else as texts by code points. False when any of them is "
                                   "null.",
                        .examples = {{R"(5 between 1 and 5)", "true"},
                                     {R"("7" between "6" and "10")", "true"},
                                     {R"(0 between 1 and 5)", "false"},
                                     {R"(5 not between 1 and 3)", "true"},
                                     {R"(between("b", "a", "c"))", "true"},
                                     {R"(5 between null and 9)", "false"}}},
      .parameters = {"value", "low", "high"},
      .infix = true,
      .predicate = true,
      .prepare = lift<lies_between>(),
  });
}

}  // namespace dohyo::stdlib::functions
