#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value smallest(std::span<const Value> values, CallContext& context) {
  Value best;
  bool undecided = false;
  for (auto value : values) {
    value = number_argument(value, context);
    if (value.is_null()) return value;
    auto order = best.is_null() ? Order::less : dohyo::order(value, best);
    undecided = undecided || !order;
    if (order == Order::less) best = value;
  }
  return undecided ? Value::number(std::nan("")) : best;
}

Callable prepare(Preparation& preparation) {
  if (preparation.options.dialect == Dialect::sumo && preparation.arguments.size() > 2)
    preparation.error("borrowed-form", preparation.span, "the hosted service's min takes two numbers",
                      "nest the calls: min(a, min(b, c))");
  return lift<smallest>()(preparation);
}
}  // namespace

void min(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "min",
                        .summary = "The smallest of two or more numbers.",
                        .details = "With one argument min is the aggregate. More than two are a borrowed form. Null "
                                   "when an argument is null or does not read as a number; NaN when one is NaN.",
                        .examples = {{R"(min(3, 11))", "3"},
                                     {R"(min("3", "11"))", "3"},
                                     {R"(min(2.5, 2))", "2"},
                                     {R"(min(5, 3, 11))", "3"},
                                     {R"(min(3, null))", "null"},
                                     {R"(min(3, "x"))", "null"},
                                     {R"(min(3, 0 / 0))", "NaN"}}},
      .parameters = {"a", "b", "[more]..."},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
