#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value larger(Value a, Value b) {
  a = to_numeric(a);
  b = to_numeric(b);
  if (a.is_null() || b.is_null()) return Value::null();
  auto order = dohyo::order(a, b);
  if (!order) return Value::number(std::nan(""));
  return order == Order::greater ? a : b;
}
}  // namespace

void max(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "max",
                        .summary = "The larger of two numbers.",
                        .details = "With one argument max is the aggregate. Null when an argument is null or does "
                                   "not read as a number; NaN when one is NaN.",
                        .examples = {{R"(max(3, 11))", "11"},
                                     {R"(max("3", "11"))", "11"},
                                     {R"(max(2.5, 2))", "2.5"},
                                     {R"(max(3, null))", "null"},
                                     {R"(max(3, "x"))", "null"},
                                     {R"(max(0 / 0, 3))", "NaN"}}},
      .parameters = {"a", "b"},
      .prepare = lift<larger>(),
  });
}

}  // namespace dohyo::stdlib::functions
