#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool holds(Value a, Value b) {
  auto order = dohyo::order(a, b);
  return order == Order::greater;
}
}  // namespace

void greater(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = ">",
                        .summary = "True when the left side is larger.",
                        .details = "Two texts that both read as numbers are compared as numbers, other texts by code "
                                   "point. False when a side is null, NaN or a list, or when only one is a number "
                                   "and the other does not read as one.",
                        .examples = {{R"(10 > 2)", "true"},
                                     {R"("443" > 80)", "true"},
                                     {R"("b" > "B")", "true"},
                                     {R"("n/a" > 80)", "false"},
                                     {R"(num("x") > 1)", "false"}}},
      .parameters = {"left", "right"},
      .prepare = lift<holds>(),
  });
}

}  // namespace dohyo::stdlib::functions
