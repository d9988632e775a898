#include <algorithm>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool blank(Value value) {
  if (value.kind() == Kind::list) return value.as_list().empty();
  if (!value.is_text()) return value.is_null();
  auto text = value.as_text();
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}
}  // namespace

void is_blank(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isBlank",
                        .summary = "True when the value is null, empty, or only blanks.",
                        .details = "Blanks are spaces, tabs, line breaks and every other character up to U+0020, as "
                                   "for trim. Numbers and booleans are never blank.",
                        .examples = {{R"(isBlank("  "))", "true"},
                                     {R"(isBlank(""))", "true"},
                                     {R"(isBlank(null))", "true"},
                                     {R"(isBlank("bob"))", "false"},
                                     {R"(isBlank(0))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<blank>(),
  });
}

}  // namespace dohyo::stdlib::functions
