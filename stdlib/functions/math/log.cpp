#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double natural_logarithm(double value) { return std::log(value); }
}  // namespace

void log(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "log",
                        .aliases = {{"ln"}},
                        .summary = "The natural logarithm.",
                        .details = "Not the one of base 10, also inside eval. 0 gives -Infinity, negative numbers "
                                   "NaN. Null when the value is null or does not read as a number.",
                        .examples = {{R"(log(10))", "2.302585092994046"},
                                     {R"(log(1))", "0"},
                                     {R"(log(0))", "-Infinity"},
                                     {R"(log(-1))", "NaN"},
                                     {R"(log("x"))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<natural_logarithm>(),
  });
}

}  // namespace dohyo::stdlib::functions
