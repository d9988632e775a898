#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double power_of_e(double value) { return std::exp(value); }
}  // namespace

void exp(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "exp",
                        .summary = "Euler's number to the power of the value.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(exp(0))", "1"},
                                     {R"(exp(2))", "7.38905609893065"},
                                     {R"(exp(1000))", "Infinity"},
                                     {R"(exp("x"))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<power_of_e>(),
  });
}

}  // namespace dohyo::stdlib::functions
