#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double tangent(double value) { return std::tan(value); }
}  // namespace

void tan(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "tan",
                        .summary = "The tangent of an angle in radians.",
                        .details = "NaN for infinities. Null when the value is null or does not read as a number.",
                        .examples = {{R"(tan(0))", "0"},
                                     {R"(tan(1))", "1.5574077246549023"},
                                     {R"(tan("x"))", "null"},
                                     {R"(tan(null))", "null"}}},
      .parameters = {"radians"},
      .prepare = lift<tangent>(),
  });
}

}  // namespace dohyo::stdlib::functions
