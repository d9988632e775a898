#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool holds(Value a, Value b) {
  auto order = dohyo::order(a, b);
  return order == Order::less || order == Order::same;
}
}  // namespace

void less_or_equal(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "<=",
                        .summary = "True when the left side is smaller or equal.",
                        .details = "Two texts that both read as numbers are compared as numbers, other texts by code "
                                   "point. False when a side is null, NaN or a list, or when only one is a number "
                                   "and the other does not read as one.",
                        .examples = {{R"(3 <= 3.0)", "true"},
                                     {R"("10" <= "9")", "false"},
                                     {R"("a" <= "b")", "true"},
                                     {R"(num("x") <= num("x"))", "false"}}},
      .parameters = {"left", "right"},
      .prepare = lift<holds>(),
  });
}

}  // namespace dohyo::stdlib::functions
