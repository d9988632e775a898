#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<double> quotient(double a, double b) { return a / b; }
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
