#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/arithmetic/combine.h"

namespace dohyo::stdlib::functions {

namespace {
Value difference(Value a, Value b, CallContext& context) {
  auto whole = [](int64_t x, int64_t y, int64_t& result) { return __builtin_sub_overflow(x, y, &result); };
  return combine(a, b, context, whole, [](double x, double y) { return x - y; });
}
}  // namespace

void subtract(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "-",
                        .summary = "The difference of two numbers.",
                        .details = "Texts are read as numbers, true and false as 1 and 0, times as milliseconds. "
                                   "Null when a side is null or does not read as a number. Integers stay exact "
                                   "unless the difference needs more than 64 bits.",
                        .examples = {{R"(10 - 4)", "6"},
                                     {R"("10" - "2.5")", "7.5"},
                                     {R"(now() - now())", "0"},
                                     {R"(null - 1)", "null"}}},
      .parameters = {"left", "right"},
      .prepare = lift<difference>(),
  });
}

}  // namespace dohyo::stdlib::functions
