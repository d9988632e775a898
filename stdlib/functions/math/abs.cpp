#include <cmath>
#include <cstdlib>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value magnitude(Value value, CallContext& context) {
  value = number_argument(value, context);
  if (value.is_null()) return value;
  // The smallest integer has no positive counterpart.
  if (value.is_whole() && value.as_integer() != INT64_MIN) return Value::integer(std::abs(value.as_integer()));
  return Value::number(std::fabs(value.numeric()));
}
}  // namespace

void abs(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "abs",
                        .summary = "The value without its sign.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(abs(-8.25))", "8.25"},
                                     {R"(abs("-3"))", "3"},
                                     {R"(abs(-9223372036854775807 - 1))", "9223372036854775808"},
                                     {R"(abs("x"))", "null"},
                                     {R"(abs(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<magnitude>(),
  });
}

}  // namespace dohyo::stdlib::functions
