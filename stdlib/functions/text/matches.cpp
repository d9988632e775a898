#include "interpreter/data/convert.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {

/// Of a list the whole text, or any of its items (03 section 11.6).
template <typename Test>
bool any_text(Value value, CallContext& context, Test test) {
  if (test(text_of(value, context.arena))) return true;
  if (value.kind() != Kind::list) return false;
  for (auto item : value.as_list())
    if (test(text_of(item, context.arena))) return true;
  return false;
}

/// The pattern stands in the query. A null matches nothing (00-decisions section 3 rule 6).
struct ConstantPattern {
  TextPattern pattern;

  bool operator()(std::span<const Value> arguments, CallContext& context) const {
    if (arguments[0].is_null()) return false;
    return any_text(arguments[0], context, [&](std::string_view text) { return pattern.matches(text, context.run.counters); });
  }
};

/// A pattern from a field or an expression is always a wildcard (04 A09, last sentence).
Value matches_computed(const void*, std::span<const Value> arguments, CallContext& context) {
  if (arguments[0].is_null() || arguments[1].is_null()) return Value::boolean(false);
  auto glob = text_of(arguments[1], context.arena);
  return Value::boolean(any_text(arguments[0], context, [&](std::string_view text) { return Glob::matches(glob, text); }));
}

template <PatternPlace place> Callable prepare(Preparation& preparation) {
  const auto& written = preparation.arguments[1];
  const auto& value = preparation.arguments[0];
  // 04 A27
  if (place == PatternPlace::call && (value.form == Argument::Form::text || value.form == Argument::Form::regex) && written.form == Argument::Form::expression) {
    preparation.error("argument-order", value.span, "the value comes first, then the pattern", "write matches(field, \"pattern\")");
    return {};
  }
  if (written.form != Argument::Form::text && written.form != Argument::Form::regex) return {nullptr, matches_computed};
  auto pattern = TextPattern::prepare(preparation, written, place);
  if (!pattern) return {};
  auto evaluate = [](const void* state, std::span<const Value> arguments, CallContext& context) {
    return Value::boolean((*static_cast<const ConstantPattern*>(state))(arguments, context));
  };
  return {std::make_shared<const ConstantPattern>(std::move(*pattern)), evaluate};
}

/// What begins with a star is a wildcard in both forms.
std::string spelled(const LegalSpelling& call) {
  bool written_out = call.constant(1).has_value() && !call.raw(1).starts_with('*');
  return call.operand(0) + " matches " + (written_out ? regex_literal(call.raw(1)) : call.argument(1));
}

}  // namespace

void matches(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "matches",
                        .origin = Origin::borrowed,
                        .rewrite = "value matches /pattern/",
                        .summary = "Whether a regular expression is found anywhere in the value.",
                        .details =
                            "Case-sensitive; `(?i)` changes that. A text that begins with `*` is a wildcard over the "
                            "whole value instead. Doubled backslashes are mended, with a warning. A pattern from a "
                            "field is a wildcard. Null matches nothing; numbers are taken as their text.",
                        .examples = {{R"(matches("C:\bin\tool.exe", "(?i)TOOL\.exe$"))", "true"},
                                     {R"(matches("10.0.0.5", "^(10|172)\."))", "true"},
                                     {R"(matches("tool", "kit"))", "false"}}},
      .parameters = {"value", "pattern"},
      .predicate = true,
      .prepare = prepare<PatternPlace::call>,
      .spell = spelled,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "(matches)",
                        .summary =
                            "What `x matches \"wildcard\"` means: whether the whole value fits the wildcard; `x matches /re/`: "
                            "whether the regular expression is found anywhere in it.",
                        .details =
                            "`*` stands for any characters; without one the text must be equal. Both are "
                            "case-sensitive. A text that shows a regular expression by its form runs as one, with a "
                            "warning; `--dialect sumo` never does that. Null matches nothing; numbers are taken as "
                            "their text.",
                        .examples = {{R"("net user" matches "net *")", "true"},
                                     {R"("net user" matches "net")", "false"},
                                     {R"("C:\bin\tool.exe" matches "*\\tool.exe")", "true"},
                                     {R"("C:\bin\tool.exe" matches /(?i)TOOL\.exe$/)", "true"}}},
      .parameters = {"value", "pattern"},
      .prepare = prepare<PatternPlace::infix>,
  });
}

}  // namespace dohyo::stdlib::functions
