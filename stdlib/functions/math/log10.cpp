#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double decimal_logarithm(double value) { return std::log10(value); }
}  // namespace

void log10(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "log10",
                        .summary = "The logarithm of base 10.",
                        .details = "0 gives -Infinity, negative numbers NaN. Null when the value is null or does not "
                                   "read as a number.",
                        .examples = {{R"(log10(1000))", "3"},
                                     {R"(log10(0))", "-Infinity"},
                                     {R"(log10(-1))", "NaN"},
                                     {R"(log10("x"))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<decimal_logarithm>(),
  });
}

}  // namespace dohyo::stdlib::functions
