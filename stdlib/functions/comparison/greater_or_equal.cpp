#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool holds(Value a, Value b) {
  auto order = dohyo::order(a, b);
  return order == Order::greater || order == Order::same;
}
}  // namespace

void greater_or_equal(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = ">=",
                        .summary = "True when the left side is larger or equal.",
                        .details = "Two texts that both read as numbers are compared as numbers, other texts by code "
                                   "point. False when a side is null, NaN or a list, or when only one is a number "
                                   "and the other does not read as one.",
                        .examples = {{R"("500" >= 500)", "true"},
                                     {R"("1.0" >= "1")", "true"},
                                     {R"("OK" >= 500)", "false"},
                                     {R"(num("x") >= 0)", "false"}}},
      .parameters = {"left", "right"},
      .prepare = lift<holds>(),
  });
}

}  // namespace dohyo::stdlib::functions
