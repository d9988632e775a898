#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double power_of_e_less_one(double value) { return std::expm1(value); }
}  // namespace

void expm1(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "expm1",
                        .summary = "Euler's number to the power of the value, less one.",
                        .details = "Exact also for values near 0, where exp(x) - 1 is not. Null when the value is "
                                   "null or does not read as a number.",
                        .examples = {{R"(expm1(0.01))", "0.010050167084168058"},
                                     {R"(expm1(0))", "0"},
                                     {R"(expm1(-1 / 0))", "-1"},
                                     {R"(expm1("x"))", "null"},
                                     {R"(expm1(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<power_of_e_less_one>(),
  });
}

}  // namespace dohyo::stdlib::functions
