#include <algorithm>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool with_visible_text(Value value) {
  if (value.kind() == Kind::list) return !value.as_list().empty();
  if (!value.is_text()) return !value.is_null();
  auto text = value.as_text();
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; });
}
}  // namespace

void is_not_blank(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isNotBlank",
                        .origin = Origin::borrowed,
                        .rewrite = "!isBlank(value)",
                        .summary = "True when the value has a character that is no blank.",
                        .details = "The negation of isBlank.",
                        .examples = {{R"(isNotBlank("bob"))", "true"},
                                     {R"(isNotBlank(" "))", "false"},
                                     {R"(isNotBlank(null))", "false"},
                                     {R"(isNotBlank(0))", "true"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<with_visible_text>(),
  });
}

}  // namespace dohyo::stdlib::functions
