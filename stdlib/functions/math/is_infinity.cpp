#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_infinite(Value value) {
  auto number = to_double(value);
  return number && std::isinf(*number);
}
}  // namespace

void is_infinity(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isInfinity",
                        .summary = "True for Infinity and -Infinity, as numbers or texts.",
                        .details = "Nulls, empty and blank texts have no answer: their rows are dropped and counted; with "
                                   "--drop-invalid=false the answer is false.",
                        .examples = {{R"(isInfinity(1 / 0))", "true"},
                                     {R"(isInfinity("-Infinity"))", "true"},
                                     {R"(isInfinity(12))", "false"},
                                     {R"(isInfinity("n/a"))", "false"},
                                     {R"(isInfinity(0 / 0))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .drops_rows_unless = "isNotBlank",
      .prepare = lift<is_infinite>(),
  });
}

}  // namespace dohyo::stdlib::functions
