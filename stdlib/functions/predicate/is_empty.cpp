#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool without_text(Value value) {
  if (value.kind() == Kind::list) return value.as_list().empty();
  return value.is_null() || (value.is_text() && value.as_text().empty());
}
}  // namespace

void is_empty(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isEmpty",
                        .summary = "True when the value is null or the empty text.",
                        .details = "Blanks are not empty: see isBlank. Numbers and booleans are never empty.",
                        .examples = {{R"(isEmpty(""))", "true"},
                                     {R"(isEmpty(null))", "true"},
                                     {R"(isEmpty("  "))", "false"},
                                     {R"(isEmpty(0))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<without_text>(),
  });
}

}  // namespace dohyo::stdlib::functions
