#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double arc_tangent(double value) { return std::atan(value); }
}  // namespace

void atan(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "atan",
                        .summary = "The angle, in radians, whose tangent the value is.",
                        .details = "From -pi/2 to pi/2. Null when the value is null or does not read as a number.",
                        .examples = {{R"(atan(1))", "0.7853981633974483"},
                                     {R"(atan(1 / 0))", "1.5707963267948966"},
                                     {R"(atan("x"))", "null"},
                                     {R"(atan(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<arc_tangent>(),
  });
}

}  // namespace dohyo::stdlib::functions
