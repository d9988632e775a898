#include <cmath>
#include <limits>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double next_larger(double number) { return std::nextafter(number, std::numeric_limits<double>::infinity()); }
}  // namespace

void next_up(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "nextUp",
                        .summary = "The next larger number that a double can hold.",
                        .details = "One of the functions of Java's Math class, which the hosted service lets through "
                                   "without promising them. Null when the value is null or does not read as a "
                                   "number.",
                        .examples = {{R"(nextUp(1))", "1.0000000000000002"},
                                     {R"(nextUp(1 / 0))", "Infinity"},
                                     {R"(nextUp("x"))", "null"},
                                     {R"(nextUp(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<next_larger>(),
  });
}

}  // namespace dohyo::stdlib::functions
