#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value constant() { return Value::null(); }
}  // namespace

void null_value(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "null",
                        .origin = Origin::borrowed,
                        .rewrite = "null",
                        .summary = "The value null.",
                        .examples = {{R"(null())", "null"},
                                     {R"(if(null(), 1, 2))", "2"}}},
      .parameters = {},
      .prepare = lift<constant>(),
  });
}

}  // namespace dohyo::stdlib::functions
