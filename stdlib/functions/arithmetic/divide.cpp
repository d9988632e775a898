#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/arithmetic/combine.h"

namespace dohyo::stdlib::functions {

namespace {
Value quotient(Value a, Value b, CallContext& context) {
  auto never_whole = [](int64_t, int64_t, int64_t&) { return true; };
  return combine(a, b, context, never_whole, [](double x, double y) { return x / y; });
}
}  // namespace

void divide(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "/",
                        .summary = "The quotient of two numbers, with fraction.",
                        .details = "Texts are read as numbers, true and false as 1 and 0, times as milliseconds. "
                                   "Null when a side is null or does not read as a number. Dividing by zero gives "
                                   "Infinity, -Infinity or, for 0 / 0, NaN. For whole parts write toLong(a / b) or "
                                   "floor(a / b).",
                        .examples = {{R"(7 / 2)", "3.5"},
                                     {R"(6 / 2)", "3"},
                                     {R"(1 / 0)", "Infinity"},
                                     {R"(-1 / 0)", "-Infinity"},
                                     {R"(0 / 0)", "NaN"},
                                     {R"("9" / "2")", "4.5"},
                                     {R"(1 / null)", "null"}}},
      .parameters = {"left", "right"},
      .prepare = lift<quotient>(),
  });
}

}  // namespace dohyo::stdlib::functions
