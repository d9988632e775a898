#include "interpreter/library/expansion.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Expression first_failure(Expansion& call) {
  auto& parts = call.arguments();
  if (parts.size() % 2 == 1) return call.error("argument-count", call.span(), "validate takes pairs of a condition and a value");
  auto rest = call.constant(Value::null());
  for (size_t i = parts.size() / 2; i-- > 0;)
    rest = call.conditional(std::move(parts[2 * i]), std::move(rest), std::move(parts[2 * i + 1]));
  return rest;
}

std::string spelled(const LegalSpelling& call) {
  std::string out = "null";
  for (size_t i = call.size() / 2; i-- > 0;) out = "if(" + call.argument(2 * i) + ", " + out + ", " + call.argument(2 * i + 1) + ")";
  return out;
}
}  // namespace

void validate(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "validate",
                        .origin = Origin::borrowed,
                        .rewrite = "if(condition, if(...), value)",
                        .summary = "The value behind the first condition that does not hold.",
                        .details = "Pairs of a condition and a value. Null when all conditions hold. A null condition does "
                                   "not hold.",
                        .examples = {{R"(validate(1 < 2, "a", 2 < 1, "b"))", "b"},
                                     {R"(validate(1 < 2, "a"))", "null"},
                                     {R"(validate(null, "a"))", "a"}}},
      .parameters = {"condition", "value", "[more]..."},
      .expand = first_failure,
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
