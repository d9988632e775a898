#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value rounded_down(Value value, CallContext& context) {
  value = number_argument(value, context);
  return value.kind() == Kind::number ? Value::number(std::floor(value.as_number())) : value;
}
}  // namespace

void floor(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "floor",
                        .summary = "The largest whole number that is not above the value.",
                        .details = "Negative numbers fall: floor(-2.1) is -3. Null when the value is null or does "
                                   "not read as a number.",
                        .examples = {{R"(floor(2.9))", "2"},
                                     {R"(floor(-2.1))", "-3"},
                                     {R"(floor(7))", "7"},
                                     {R"(floor("x"))", "null"},
                                     {R"(floor(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<rounded_down>(),
  });
}

}  // namespace dohyo::stdlib::functions
