#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_whole(Value value) {
  value = value.kind() == Kind::boolean ? Value::null() : to_numeric(value);
  if (value.is_null()) return false;
  return value.is_whole() || std::trunc(value.as_number()) == value.as_number();
}
}  // namespace

void is_int(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isint",
                        .origin = Origin::borrowed,
                        .summary = "True when a value reads as a whole number.",
                        .details = "False for null, booleans and everything else.",
                        .examples = {{R"(isint("42"))", "true"},
                                     {R"(isint(42.0))", "true"},
                                     {R"(isint("4.2"))", "false"},
                                     {R"(isint("x"))", "false"},
                                     {R"(isint(null))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<is_whole>(),
  });
}

}  // namespace dohyo::stdlib::functions
