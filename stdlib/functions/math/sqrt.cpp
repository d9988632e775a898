#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double root(double value) { return std::sqrt(value); }
}  // namespace

void sqrt(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sqrt",
                        .summary = "The square root.",
                        .details = "NaN for negative numbers. Null when the value is null or does not read as a "
                                   "number.",
                        .examples = {{R"(sqrt(81))", "9"},
                                     {R"(sqrt("2.25"))", "1.5"},
                                     {R"(sqrt(-1))", "NaN"},
                                     {R"(sqrt("x"))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<root>(),
  });
}

}  // namespace dohyo::stdlib::functions
