#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double arc_cosine(double value) { return std::acos(value); }
}  // namespace

void acos(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "acos",
                        .summary = "The angle, in radians, whose cosine the value is.",
                        .details = "From 0 to pi; NaN outside -1 to 1. Null when the value is null or does not read "
                                   "as a number.",
                        .examples = {{R"(acos(1))", "0"},
                                     {R"(acos(-1))", "3.141592653589793"},
                                     {R"(acos("0.5"))", "1.0471975511965979"},
                                     {R"(acos(2))", "NaN"},
                                     {R"(acos("x"))", "null"},
                                     {R"(acos(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<arc_cosine>(),
  });
}

}  // namespace dohyo::stdlib::functions
