#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_member(Value value, std::span<const Value> items, CallContext& context) {
  if (value.is_null()) return false;
  auto wanted = utf8::lower(text_of(value, context.arena));
  for (auto item : items)
    if (!item.is_null() && utf8::lower(text_of(item, context.arena)) == wanted) return true;
  return false;
}

std::string spelled(const LegalSpelling& call) {
  std::string out = "toLowerCase(" + call.argument(0) + ") in (";
  for (size_t i = 1; i < call.size(); ++i)
    out += (i > 1 ? ", " : "") + (call.constant(i) ? text_literal(utf8::lower(*call.constant(i))) : "toLowerCase(" + call.argument(i) + ")");
  return out + ")";
}
}  // namespace

void in_folded(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(in~)",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text is one of several, whatever their letter case: `a in~ (\"x\", \"y\")`.",
                        .details = "False when the value is null; numbers are taken as their text.",
                        .examples = {{R"("CMD" in~ ("powershell", "cmd"))", "true"},
                                     {R"("sh" in~ ("bash"))", "false"},
                                     {R"(3 in~ ("3"))", "true"},
                                     {R"(null in~ ("a"))", "false"}}},
      .parameters = {"value", "item..."},
      .infix = true,
      .prepare = lift<is_member>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
