#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/arithmetic/combine.h"

namespace dohyo::stdlib::functions {

namespace {
Value opposite(Value value, CallContext& context) {
  auto whole = [](int64_t x, int64_t y, int64_t& result) { return __builtin_sub_overflow(x, y, &result); };
  return combine(Value::integer(0), value, context, whole, [](double, double y) { return -y; });
}
}  // namespace

void negate(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "negate",
                        .summary = "The number with the other sign; written as a minus before an operand.",
                        .details = "Null when the operand is null or does not read as a number.",
                        .examples = {{R"(-(2 - 5))", "3"},
                                     {R"(-"7.5")", "-7.5"},
                                     {R"(negate(0))", "0"},
                                     {R"(-"x")", "null"}}},
      .parameters = {"number"},
      .prepare = lift<opposite>(),
  });
}

}  // namespace dohyo::stdlib::functions
