#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// The rounding mode of a process is to the nearest, ties to even, unless somebody changes it; nobody does.
double nearest_even(double number) { return std::nearbyint(number); }
}  // namespace

void rint(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "rint",
                        .summary = "The nearest whole number; ties go to the even one.",
                        .details = "round takes ties away from zero. One of the functions of Java's Math class, "
                                   "which the hosted service lets through without promising them. Null when the "
                                   "value is null or does not read as a number.",
                        .examples = {{R"(rint(2.5))", "2"},
                                     {R"(rint(3.5))", "4"},
                                     {R"(rint(-0.4))", "0"},
                                     {R"(rint("x"))", "null"},
                                     {R"(rint(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<nearest_even>(),
  });
}

}  // namespace dohyo::stdlib::functions
