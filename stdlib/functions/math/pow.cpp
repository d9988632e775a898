#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double power(double base, double exponent) { return std::pow(base, exponent); }
}  // namespace

void pow(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "pow",
                        .summary = "The first number to the power of the second.",
                        .details = "There is no operator ^. NaN where the power is no real number. Null when an "
                                   "argument is null or does not read as a number.",
                        .examples = {{R"(pow(2, 10))", "1024"},
                                     {R"(pow(2, -1))", "0.5"},
                                     {R"(pow("9", "0.5"))", "3"},
                                     {R"(pow(-8, 0.5))", "NaN"},
                                     {R"(pow(2, null))", "null"},
                                     {R"(pow("x", 2))", "null"}}},
      .parameters = {"base", "exponent"},
      .prepare = lift<power>(),
  });
}

}  // namespace dohyo::stdlib::functions
