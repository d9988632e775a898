#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<bool> truth(Value value) {
  if (dohyo::equal(value, Value::boolean(true)) || dohyo::equal(value, Value::integer(1))) return true;
  if (dohyo::equal(value, Value::boolean(false)) || dohyo::equal(value, Value::integer(0))) return false;
  return {};
}
}  // namespace

void to_boolean(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toBoolean",
                        .aliases = {{"bool"}},
                        .origin = Origin::borrowed,
                        .rewrite = "value = true",
                        .summary = "The value as true or false.",
                        .details = "The words true and false in any case, and the numbers 1 and 0. Everything else "
                                   "gives null.",
                        .examples = {{R"(toBoolean("TRUE"))", "true"},
                                     {R"(toBoolean(0))", "false"},
                                     {R"(toBoolean("1"))", "true"},
                                     {R"(toBoolean("yes"))", "null"},
                                     {R"(toBoolean(2))", "null"},
                                     {R"(toBoolean(null))", "null"}}},
      .parameters = {"value"},
      .prepare = lift<truth>(),
  });
}

}  // namespace dohyo::stdlib::functions
