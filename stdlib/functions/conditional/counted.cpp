#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value unless_false(Value value) {
  return value.kind() == Kind::boolean && !value.as_boolean() ? Value::null() : value;
}
}  // namespace

void counted(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(counted)",
                        .summary = "What `count` counts of an expression: null in place of false, any other value as it is.",
                        .details = "So `count(eval(code = 500))` counts rows for which the condition holds."},
      .parameters = {"value"},
      .prepare = lift<unless_false>(),
  });
}

}  // namespace dohyo::stdlib::functions
