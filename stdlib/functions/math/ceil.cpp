#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value rounded_up(Value value, CallContext& context) {
  value = number_argument(value, context);
  return value.kind() == Kind::number ? Value::number(std::ceil(value.as_number())) : value;
}
}  // namespace

void ceil(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "ceil",
                        .aliases = {{"ceiling"}},
                        .summary = "The smallest whole number that is not below the value.",
                        .details = "Negative numbers rise: ceil(-2.7) is -2. Null when the value is null or does not "
                                   "read as a number.",
                        .examples = {{R"(ceil(2.1))", "3"},
                                     {R"(ceil(-2.7))", "-2"},
                                     {R"(ceil("7"))", "7"},
                                     {R"(ceil("x"))", "null"},
                                     {R"(ceil(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<rounded_up>(),
  });
}

}  // namespace dohyo::stdlib::functions
