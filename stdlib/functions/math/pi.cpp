#include <numbers>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double half_turn() { return std::numbers::pi; }
}  // namespace

void pi(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "pi",
                        .origin = Origin::borrowed,
                        .rewrite = "3.141592653589793",
                        .summary = "The number pi.",
                        .examples = {{R"(pi())", "3.141592653589793"}, {R"(sin(pi() / 2))", "1"}}},
      .parameters = {},
      .prepare = lift<half_turn>(),
  });
}

}  // namespace dohyo::stdlib::functions
