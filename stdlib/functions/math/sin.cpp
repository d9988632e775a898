#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double sine(double value) { return std::sin(value); }
}  // namespace

void sin(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "sin",
                        .summary = "The sine of an angle in radians.",
                        .details = "NaN for infinities. Null when the value is null or does not read as a number.",
                        .examples = {{R"(sin(0))", "0"},
                                     {R"(sin(toRadians(90)))", "1"},
                                     {R"(sin(1 / 0))", "NaN"},
                                     {R"(sin("x"))", "null"},
                                     {R"(sin(null))", "null"}}},
      .parameters = {"radians"},
      .prepare = lift<sine>(),
  });
}

}  // namespace dohyo::stdlib::functions
