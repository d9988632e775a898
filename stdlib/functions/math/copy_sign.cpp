#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double with_sign(double magnitude, double sign) { return std::copysign(magnitude, sign); }
}  // namespace

void copy_sign(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "copySign",
                        .summary = "The first number with the sign of the second.",
                        .details = "One of the functions of Java's Math class, which the hosted service lets through "
                                   "without promising them. Null when an argument is null or does not read as a "
                                   "number.",
                        .examples = {{R"(copySign(3, -0.5))", "-3"},
                                     {R"(copySign(-3, 1))", "3"},
                                     {R"(copySign("x", 1))", "null"},
                                     {R"(copySign(3, null))", "null"}}},
      .parameters = {"magnitude", "sign"},
      .prepare = lift<with_sign>(),
  });
}

}  // namespace dohyo::stdlib::functions
