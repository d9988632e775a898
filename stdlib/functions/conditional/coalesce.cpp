#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value first_present(std::span<const Value> values) {
  for (auto value : values)
    if (!value.is_null()) return value;
  return Value::null();
}

std::string spelled(const LegalSpelling& call) {
  std::string out = call.argument(call.size() - 1);
  for (size_t i = call.size() - 1; i-- > 0;) out = "if(isNull(" + call.argument(i) + "), " + out + ", " + call.argument(i) + ")";
  return out;
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
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
