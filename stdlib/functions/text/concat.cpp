#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::string joined(std::span<const Value> values) {
  std::string all;
  for (auto value : values) {
    NumberBuffer buffer;
    if (value.kind() == Kind::list)
      all += dohyo::to_string(value);
    else
      all += scalar_text(value, buffer);
  }
  return all;
}
}  // namespace

void concat(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "concat",
                        .aliases = {{"strcat"}},
                        .summary = "All arguments as one text.",
                        .details = "Null counts as the empty text, so the result is never null. Numbers are written "
                                   "without thousands separators, whole numbers without a point. Literals may "
                                   "contain \\n, \\r and \\t.",
                        .examples = {{R"(concat("db1", ":", 22))", "db1:22"},
                                     {R"(concat("a", null, "b"))", "ab"},
                                     {R"(concat(null))", ""},
                                     {R"(concat(7 / 2, " ", true))", "3.5 true"},
                                     {R"(length(concat("a\tb")))", "3"}}},
      .parameters = {"value..."},
      .decodes_control_escapes = true,
      .prepare = lift<joined>(),
  });
}

}  // namespace dohyo::stdlib::functions
