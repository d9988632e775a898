#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value constant() { return Value::boolean(true); }
}  // namespace

void true_value(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "true",
                        .origin = Origin::borrowed,
                        .rewrite = "true",
                        .summary = "The value true.",
                        .examples = {{R"(true())", "true"},
                                     {R"(if(true(), 1, 2))", "1"}}},
      .parameters = {},
      .prepare = lift<constant>(),
  });
}

}  // namespace dohyo::stdlib::functions
