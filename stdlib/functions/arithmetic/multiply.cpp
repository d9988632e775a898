#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/arithmetic/combine.h"

namespace dohyo::stdlib::functions {

namespace {
Value product(Value a, Value b, CallContext& context) {
  auto whole = [](int64_t x, int64_t y, int64_t& result) { return __builtin_mul_overflow(x, y, &result); };
  return combine(a, b, context, whole, [](double x, double y) { return x * y; });
}
}  // namespace

void multiply(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "*",
                        .summary = "The product of two numbers.",
                        .details = "Texts are read as numbers, true and false as 1 and 0, times as milliseconds. "
                                   "Null when a side is null or does not read as a number. Integers stay exact "
                                   "unless the product needs more than 64 bits.",
                        .examples = {{R"(6 * 7)", "42"},
                                     {R"("1.5" * 2)", "3"},
                                     {R"(3000000000 * 3000000000)", "9000000000000000000"},
                                     {R"("x" * 2)", "null"}}},
      .parameters = {"left", "right"},
      .prepare = lift<product>(),
  });
}

}  // namespace dohyo::stdlib::functions
