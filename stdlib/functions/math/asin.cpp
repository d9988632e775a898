#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double arc_sine(double value) { return std::asin(value); }
}  // namespace

void asin(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "asin",
                        .summary = "The angle, in radians, whose sine the value is.",
                        .details = "From -pi/2 to pi/2; NaN outside -1 to 1. Null when the value is null or does not "
                                   "read as a number.",
                        .examples = {{R"(asin(0))", "0"},
                                     {R"(asin(1))", "1.5707963267948966"},
                                     {R"(asin(-1.5))", "NaN"},
                                     {R"(asin("x"))", "null"},
                                     {R"(asin(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<arc_sine>(),
  });
}

}  // namespace dohyo::stdlib::functions
