#include <numbers>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double degrees(double radians) { return radians * (180 / std::numbers::pi); }
}  // namespace

void to_degrees(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toDegrees",
                        .summary = "An angle in radians as degrees.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(toDegrees(atan2(1, 1)))", "45"},
                                     {R"(toDegrees("0"))", "0"},
                                     {R"(toDegrees("x"))", "null"},
                                     {R"(toDegrees(null))", "null"}}},
      .parameters = {"radians"},
      .prepare = lift<degrees>(),
  });
}

}  // namespace dohyo::stdlib::functions
