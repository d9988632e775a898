#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/arithmetic/combine.h"

namespace dohyo::stdlib::functions {

namespace {
Value sum(Value a, Value b, CallContext& context) {
  auto whole = [](int64_t x, int64_t y, int64_t& result) { return __builtin_add_overflow(x, y, &result); };
  return combine(a, b, context, whole, [](double x, double y) { return x + y; });
}
}  // namespace

void add(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "+",
                        .summary = "The sum of two numbers.",
                        .details = "Texts are read as numbers, true and false as 1 and 0, times as milliseconds. "
                                   "Null when a side is null or does not read as a number. Integers stay exact "
                                   "unless the sum needs more than 64 bits. Texts are not joined: use concat.",
                        .examples = {{R"(1 + 2)", "3"},
                                     {R"("3" + 4.5)", "7.5"},
                                     {R"(9223372036854775807 + 1)", "9223372036854775808"},
                                     {R"(true + true)", "2"},
                                     {R"("a" + 1)", "null"},
                                     {R"(null + 1)", "null"}}},
      .parameters = {"left", "right"},
      .prepare = lift<sum>(),
  });
}

}  // namespace dohyo::stdlib::functions
