#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double distance(double a, double b) { return std::hypot(a, b); }
}  // namespace

void hypot(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "hypot",
                        .summary = "The length of the diagonal of a rectangle: the root of a*a + b*b.",
                        .details = "Does not overflow on the way. Null when an argument is null or does not read as "
                                   "a number.",
                        .examples = {{R"(hypot(5, 12))", "13"},
                                     {R"(hypot("3", 4))", "5"},
                                     {R"(hypot(1, "x"))", "null"},
                                     {R"(hypot(null, 1))", "null"}}},
      .parameters = {"a", "b"},
      .prepare = lift<distance>(),
  });
}

}  // namespace dohyo::stdlib::functions
