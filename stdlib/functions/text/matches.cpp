#include "interpreter/data/convert.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {

/// The pattern stands in the query. A null matches nothing (00-decisions section 3 rule 6).
struct ConstantPattern {
  TextPattern pattern;

  bool operator()(std::span<const Value> arguments, CallContext& context) const {
    if (arguments[0].is_null()) return false;
    return pattern.matches(text_of(arguments[0], context.arena), context.run.counters);
  }
};

/// A pattern from a field or an expression is always a wildcard (04 A09, last sentence).
Value matches_computed(const void*, std::span<const Value> arguments, CallContext& context) {
  if (arguments[0].is_null() || arguments[1].is_null()) return Value::boolean(false);
  return Value::boolean(Glob::matches(text_of(arguments[1], context.arena), text_of(arguments[0], context.arena)));
}

template <PatternPlace place> Callable prepare(Preparation& preparation) {
  const auto& written = preparation.arguments[1];
  if (written.form != Argument::Form::text && written.form != Argument::Form::regex) return {nullptr, matches_computed};
  auto pattern = TextPattern::prepare(preparation, written, place);
  if (!pattern) return {};
  auto evaluate = [](const void* state, std::span<const Value> arguments, CallContext& context) {
    return Value::boolean((*static_cast<const ConstantPattern*>(state))(arguments, context));
  };
  return {std::make_shared<const ConstantPattern>(std::move(*pattern)), evaluate};
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
      .prepare = prepare<PatternPlace::call>,
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
