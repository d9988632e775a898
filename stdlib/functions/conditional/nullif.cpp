#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value unless_equal(Value a, Value b) { return dohyo::equal(a, b) ? Value::null() : a; }
}  // namespace

void nullif(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "nullif",
                        .origin = Origin::borrowed,
                        .rewrite = "if(a = b, null, a)",
                        .summary = "Null when two values are equal, else the first.",
                        .details = "They are equal by the rules of `=`; null equals nothing.",
                        .examples = {{R"(nullif("-", "-"))", "null"},
                                     {R"(nullif("a", "-"))", "a"},
                                     {R"(nullif(3, "3"))", "null"},
                                     {R"(nullif("a", null))", "a"},
                                     {R"(nullif(null, "a"))", "null"}}},
      .parameters = {"a", "b"},
      .prepare = lift<unless_equal>(),
  });
}

}  // namespace dohyo::stdlib::functions
