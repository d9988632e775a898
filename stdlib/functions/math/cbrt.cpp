#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// In double alone the C library gives 3.0000000000000004 for 27.
double cube_root(double value) { return static_cast<double>(std::cbrt(static_cast<long double>(value))); }
}  // namespace

void cbrt(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "cbrt",
                        .summary = "The cube root; it keeps the sign.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(cbrt(27))", "3"},
                                     {R"(cbrt(-27))", "-3"},
                                     {R"(cbrt("x"))", "null"},
                                     {R"(cbrt(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<cube_root>(),
  });
}

}  // namespace dohyo::stdlib::functions
