#include <numbers>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double radians(double degrees) { return degrees / 180 * std::numbers::pi; }
}  // namespace

void to_radians(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toRadians",
                        .summary = "An angle in degrees as radians.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(toRadians(90))", "1.5707963267948966"},
                                     {R"(toRadians("180"))", "3.141592653589793"},
                                     {R"(toRadians("x"))", "null"},
                                     {R"(toRadians(null))", "null"}}},
      .parameters = {"degrees"},
      .prepare = lift<radians>(),
  });
}

}  // namespace dohyo::stdlib::functions
