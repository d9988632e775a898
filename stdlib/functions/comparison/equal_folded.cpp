#include "interpreter/library/expansion.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
bool same_in_any_case(Value a, Value b, CallContext& context) {
  if (a.is_null() || b.is_null()) return false;
  return utf8::lower(text_of(a, context.arena)) == utf8::lower(text_of(b, context.arena));
}

/// With a regular expression `=~` is a search, as in other languages.
Expression folded(Expansion& call) {
  std::vector<Expression> arguments = std::move(call.arguments());
  const auto& right = call.written()[1];
  if (right.form != Argument::Form::regex) return call.call("(equal folded)", std::move(arguments));
  std::string ignored;
  arguments[1] = call.constant(Value::text(inline_flags(right.flags, ignored) + std::string(right.raw)));
  return call.call("match", std::move(arguments));
}

std::string spelled(const LegalSpelling& call) {
  if (call.argument(1).starts_with('/')) return call.operand(0) + " matches " + call.argument(1);
  return "toLowerCase(" + call.argument(0) + ") = toLowerCase(" + call.argument(1) + ")";
}
}  // namespace

void equal_folded(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(=~)",
                        .origin = Origin::borrowed,
                        .summary = "Whether two texts are the same, whatever their letter case: `a =~ b`; with `/re/`: "
                                   "whether it is found.",
                        .details = "`!~` is the negation. False when a side is null; numbers are taken as their text.",
                        .examples = {{R"("CMD.exe" =~ "cmd.EXE")", "true"},
                                     {R"("cmd" =~ "cmd.exe")", "false"},
                                     {R"("cmd" !~ "x")", "true"},
                                     {R"("cmd.exe" =~ /^CMD/)", "false"},
                                     {R"("a" =~ null)", "false"}}},
      .parameters = {"left", "right"},
      .infix = true,
      .expand = folded,
      .spell = spelled,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "(equal folded)", .summary = "What `=~` means between two texts."},
      .parameters = {"left", "right"},
      .prepare = lift<same_in_any_case>(),
  });
}

}  // namespace dohyo::stdlib::functions
