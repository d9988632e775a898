#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double cosine(double value) { return std::cos(value); }
}  // namespace

void cos(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "cos",
                        .summary = "The cosine of an angle in radians.",
                        .details = "NaN for infinities. Null when the value is null or does not read as a number.",
                        .examples = {{R"(cos(0))", "1"},
                                     {R"(cos(toRadians(60)))", "0.5000000000000001"},
                                     {R"(cos(1 / 0))", "NaN"},
                                     {R"(cos("x"))", "null"},
                                     {R"(cos(null))", "null"}}},
      .parameters = {"radians"},
      .prepare = lift<cosine>(),
  });
}

}  // namespace dohyo::stdlib::functions
