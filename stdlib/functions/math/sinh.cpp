#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double hyperbolic_sine(double value) { return std::sinh(value); }
}  // namespace

void sinh(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sinh",
                        .summary = "The hyperbolic sine.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(sinh(1))", "1.1752011936438014"},
                                     {R"(sinh(0))", "0"},
                                     {R"(sinh("x"))", "null"},
                                     {R"(sinh(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<hyperbolic_sine>(),
  });
}

}  // namespace dohyo::stdlib::functions
