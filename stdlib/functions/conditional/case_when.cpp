#include "interpreter/library/expansion.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Expression choice(Expansion& call) {
  auto& parts = call.arguments();
  // An odd count has a value for all other rows, as one dialect writes it.
  auto rest = parts.size() % 2 == 1 ? std::move(parts.back()) : call.constant(Value::null());
  for (size_t i = parts.size() / 2; i-- > 0;)
    rest = call.conditional(std::move(parts[2 * i]), std::move(parts[2 * i + 1]), std::move(rest));
  return rest;
}

std::string spelled(const LegalSpelling& call) {
  std::string out = call.size() % 2 == 1 ? call.argument(call.size() - 1) : "null";
  for (size_t i = call.size() / 2; i-- > 0;) out = "if(" + call.argument(2 * i) + ", " + call.argument(2 * i + 1) + ", " + out + ")";
  return out;
}
}  // namespace

void case_when(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "case",
                        .origin = Origin::borrowed,
                        .rewrite = "if(condition, value, if(...))",
                        .summary = "The value behind the first condition that holds.",
                        .details = "Pairs of a condition and a value; a last value without a condition is for all other "
                                   "rows, as is one behind true(). Null when no condition holds. Only the chosen value is "
                                   "computed.",
                        .examples = {{R"(case(1 > 2, "a", 2 > 1, "b"))", "b"},
                                     {R"(case(1 > 2, "a"))", "null"},
                                     {R"(case(1 > 2, "a", true(), "rest"))", "rest"},
                                     {R"(case(1 > 2, "a", "rest"))", "rest"},
                                     {R"(case(null, "a", 1 = 1, "b"))", "b"}}},
      .parameters = {"condition", "value", "[more]..."},
      .expand = choice,
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
