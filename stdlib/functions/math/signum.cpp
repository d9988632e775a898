#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double sign(double number) { return number > 0 ? 1 : number < 0 ? -1 : number; }
}  // namespace

void signum(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "signum",
                        .summary = "The sign of the number: 1, -1 or 0.",
                        .details = "NaN for NaN. One of the functions of Java's Math class, which the hosted service "
                                   "lets through without promising them. Null when the value is null or does not "
                                   "read as a number.",
                        .examples = {{R"(signum(12))", "1"},
                                     {R"(signum("-0.5"))", "-1"},
                                     {R"(signum(0))", "0"},
                                     {R"(signum("x"))", "null"},
                                     {R"(signum(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<sign>(),
  });
}

}  // namespace dohyo::stdlib::functions
