#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool with_text(Value value) {
  if (value.kind() == Kind::list) return !value.as_list().empty();
  return !value.is_null() && !(value.is_text() && value.as_text().empty());
}
}  // namespace

void is_not_empty(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isNotEmpty",
                        .origin = Origin::borrowed,
                        .rewrite = "!isEmpty(value)",
                        .summary = "True when the value is neither null nor the empty text.",
                        .details = "The negation of isEmpty.",
                        .examples = {{R"(isNotEmpty(" "))", "true"},
                                     {R"(isNotEmpty(""))", "false"},
                                     {R"(isNotEmpty(null))", "false"},
                                     {R"(isNotEmpty(0))", "true"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<with_text>(),
  });
}

}  // namespace dohyo::stdlib::functions
