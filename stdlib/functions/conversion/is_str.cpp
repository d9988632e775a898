#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_plain_text(Value value) { return value.is_text() && to_numeric(value).is_null(); }
}  // namespace

void is_str(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isstr",
                        .origin = Origin::borrowed,
                        .summary = "True when a value is a text that does not read as a number.",
                        .details = "False for null.",
                        .examples = {{R"(isstr("abc"))", "true"},
                                     {R"(isstr("12"))", "false"},
                                     {R"(isstr(12))", "false"},
                                     {R"(isstr(""))", "true"},
                                     {R"(isstr(null))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<is_plain_text>(),
  });
}

}  // namespace dohyo::stdlib::functions
