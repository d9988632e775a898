#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double angle_of_point(double y, double x) { return std::atan2(y, x); }
}  // namespace

void atan2(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "atan2",
                        .summary = "The angle, in radians, of the point (x, y) as seen from the origin.",
                        .details = "The y comes first. From -pi to pi. Null when an argument is null or does not "
                                   "read as a number.",
                        .examples = {{R"(atan2(1, 1))", "0.7853981633974483"},
                                     {R"(atan2(1, -1))", "2.356194490192345"},
                                     {R"(atan2(0, 0))", "0"},
                                     {R"(atan2("x", 1))", "null"},
                                     {R"(atan2(1, null))", "null"}}},
      .parameters = {"y", "x"},
      .prepare = lift<angle_of_point>(),
  });
}

}  // namespace dohyo::stdlib::functions
