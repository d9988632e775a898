#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value smaller(Value a, Value b) {
  a = to_numeric(a);
  b = to_numeric(b);
  if (a.is_null() || b.is_null()) return Value::null();
  auto order = dohyo::order(a, b);
  if (!order) return Value::number(std::nan(""));
  return order == Order::less ? a : b;
}
}  // namespace

void min(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "min",
                        .summary = "The smaller of two numbers.",
                        .details = "With one argument min is the aggregate. Null when an argument is null or does "
                                   "not read as a number; NaN when one is NaN.",
                        .examples = {{R"(min(3, 11))", "3"},
                                     {R"(min("3", "11"))", "3"},
                                     {R"(min(2.5, 2))", "2"},
                                     {R"(min(3, null))", "null"},
                                     {R"(min(3, "x"))", "null"},
                                     {R"(min(3, 0 / 0))", "NaN"}}},
      .parameters = {"a", "b"},
      .prepare = lift<smaller>(),
  });
}

}  // namespace dohyo::stdlib::functions
