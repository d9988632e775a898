#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value first_present(std::span<const Value> values) {
  for (auto value : values)
    if (!value.is_null()) return value;
  return Value::null();
}
}  // namespace

void coalesce(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "coalesce",
                        .aliases = {{"ifnull"}, {"nvl"}},
                        .origin = Origin::borrowed,
                        .rewrite = "if(isNull(a), b, a)",
                        .summary = "The first argument that is not null.",
                        .details = "The empty text counts as a value. Null when all are null.",
                        .examples = {{R"(coalesce(null, "a", "b"))", "a"},
                                     {R"(coalesce("", "a"))", ""},
                                     {R"(coalesce(num("x"), 0))", "0"},
                                     {R"(coalesce(null, null))", "null"}}},
      .parameters = {"value..."},
      .prepare = lift<first_present>(),
  });
}

}  // namespace dohyo::stdlib::functions
