#include <cmath>
#include <limits>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double step(double number) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  number = std::fabs(number);
  if (!std::isfinite(number)) return number;
  if (number == std::numeric_limits<double>::max()) return number - std::nextafter(number, 0);
  return std::nextafter(number, infinity) - number;
}
}  // namespace

void ulp(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "ulp",
                        .summary = "The distance from the number to the next larger one that a double can hold.",
                        .details = "Infinity for infinities. One of the functions of Java's Math class, which the "
                                   "hosted service lets through without promising them. Null when the value is null "
                                   "or does not read as a number.",
                        .examples = {{R"(ulp(1))", "2.220446049250313e-16"},
                                     {R"(ulp(1 / 0))", "Infinity"},
                                     {R"(ulp("x"))", "null"},
                                     {R"(ulp(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<step>(),
  });
}

}  // namespace dohyo::stdlib::functions
