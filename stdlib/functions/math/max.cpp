#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value largest(std::span<const Value> values, CallContext& context) {
  Value best;
  bool undecided = false;
  for (auto value : values) {
    value = number_argument(value, context);
    if (value.is_null()) return value;
    auto order = best.is_null() ? Order::greater : dohyo::order(value, best);
    undecided = undecided || !order;
    if (order == Order::greater) best = value;
  }
  return undecided ? Value::number(std::nan("")) : best;
}

Callable prepare(Preparation& preparation) {
  if (preparation.options.dialect == Dialect::sumo && preparation.arguments.size() > 2)
    preparation.error("borrowed-form", preparation.span, "the hosted service's max takes two numbers",
                      "nest the calls: max(a, max(b, c))");
  return lift<largest>()(preparation);
}
}  // namespace

void max(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "max",
                        .summary = "The largest of two or more numbers.",
                        .details = "With one argument max is the aggregate. More than two are a borrowed form. Null "
                                   "when an argument is null or does not read as a number; NaN when one is NaN.",
                        .examples = {{R"(max(3, 11))", "11"},
                                     {R"(max("3", "11"))", "11"},
                                     {R"(max(2.5, 2))", "2.5"},
                                     {R"(max(5, 3, 11))", "11"},
                                     {R"(max(3, null))", "null"},
                                     {R"(max(3, "x"))", "null"},
                                     {R"(max(0 / 0, 3))", "NaN"}}},
      .parameters = {"a", "b", "[more]..."},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
