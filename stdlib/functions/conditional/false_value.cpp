#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value constant() { return Value::boolean(false); }
}  // namespace

void false_value(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "false",
                        .origin = Origin::borrowed,
                        .rewrite = "false",
                        .summary = "The value false.",
                        .examples = {{R"(false())", "false"},
                                     {R"(if(false(), 1, 2))", "2"}}},
      .parameters = {},
      .prepare = lift<constant>(),
  });
}

}  // namespace dohyo::stdlib::functions
