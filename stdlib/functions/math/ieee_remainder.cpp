#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double nearest_remainder(double a, double b) { return std::remainder(a, b); }
}  // namespace

void ieee_remainder(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "IEEEremainder",
                        .summary = "What is left of a after the nearest whole multiple of b is taken away.",
                        .details = "Unlike a % b it may have the other sign than a. NaN when b is 0. One of the "
                                   "functions of Java's Math class, which the hosted service lets through without "
                                   "promising them. Null when an argument is null or does not read as a number.",
                        .examples = {{R"(IEEEremainder(7, 4))", "-1"},
                                     {R"(IEEEremainder(5, 4))", "1"},
                                     {R"(IEEEremainder(1, 0))", "NaN"},
                                     {R"(IEEEremainder("x", 1))", "null"},
                                     {R"(IEEEremainder(1, null))", "null"}}},
      .parameters = {"a", "b"},
      .prepare = lift<nearest_remainder>(),
  });
}

}  // namespace dohyo::stdlib::functions
