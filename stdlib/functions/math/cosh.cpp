#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double hyperbolic_cosine(double value) { return std::cosh(value); }
}  // namespace

void cosh(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "cosh",
                        .summary = "The hyperbolic cosine.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(cosh(0))", "1"},
                                     {R"(cosh(1))", "1.5430806348152437"},
                                     {R"(cosh("x"))", "null"},
                                     {R"(cosh(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<hyperbolic_cosine>(),
  });
}

}  // namespace dohyo::stdlib::functions
