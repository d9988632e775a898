#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/arithmetic/combine.h"

namespace dohyo::stdlib::functions {

namespace {
Value modulo(Value a, Value b, CallContext& context) {
  auto whole = [](int64_t x, int64_t y, int64_t& result) {
    if (y == 0) return true;
    result = y == -1 ? 0 : x % y;  // the smallest integer divided by -1 does not fit, so the processor traps
    return false;
  };
  return combine(a, b, context, whole, [](double x, double y) { return std::fmod(x, y); });
}
}  // namespace

void remainder(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "%",
                        .summary = "The remainder of a division.",
                        .details = "Texts are read as numbers, true and false as 1 and 0, times as milliseconds. "
                                   "Null when a side is null or does not read as a number. The sign is that of the "
                                   "left side; a remainder by 0 is NaN.",
                        .examples = {{R"(7 % 3)", "1"},
                                     {R"(-7 % 3)", "-1"},
                                     {R"(7 % -3)", "1"},
                                     {R"(7.5 % 2)", "1.5"},
                                     {R"(7 % 0)", "NaN"},
                                     {R"("x" % 2)", "null"}}},
      .parameters = {"left", "right"},
      .prepare = lift<modulo>(),
  });
}

}  // namespace dohyo::stdlib::functions
