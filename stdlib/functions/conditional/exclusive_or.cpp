#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool exactly_one(Value a, Value b) { return is_true(a) != is_true(b); }
}  // namespace

void exclusive_or(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "xor",
                        .origin = Origin::borrowed,
                        .rewrite = "(a and !(b)) or (b and !(a))",
                        .summary = "True when exactly one of two conditions holds: `a xor b` or `xor(a, b)`.",
                        .details = "Between conditions it binds as `or` does. Null counts as false.",
                        .examples = {{R"(1 = 1 xor 1 = 2)", "true"},
                                     {R"(xor(true, true))", "false"},
                                     {R"(xor(null, true))", "true"},
                                     {R"(xor(null, null))", "false"}}},
      .parameters = {"a", "b"},
      .infix = true,
      .prepare = lift<exactly_one>(),
  });
}

}  // namespace dohyo::stdlib::functions
