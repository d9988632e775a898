#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double hyperbolic_tangent(double value) { return std::tanh(value); }
}  // namespace

void tanh(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "tanh",
                        .summary = "The hyperbolic tangent.",
                        .details = "From -1 to 1. Null when the value is null or does not read as a number.",
                        .examples = {{R"(tanh(0))", "0"},
                                     {R"(tanh(1))", "0.7615941559557649"},
                                     {R"(tanh(1 / 0))", "1"},
                                     {R"(tanh("x"))", "null"},
                                     {R"(tanh(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<hyperbolic_tangent>(),
  });
}

}  // namespace dohyo::stdlib::functions
