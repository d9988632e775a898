#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
struct Search {
  std::optional<Regex> regex;  ///< of a constant pattern

  static std::optional<Search> prepare(Preparation& preparation) {
    const auto& pattern = preparation.arguments[1];
    if (pattern.form != Argument::Form::text && pattern.form != Argument::Form::regex) return Search{};
    auto reading = read_pattern(pattern, PatternPlace::call, preparation.options.dialect);
    auto text = reading.kind == PatternReading::Kind::regex ? reading.text : std::string(pattern.raw);
    if (reading.kind == PatternReading::Kind::regex)
      for (auto& message : explain(reading, pattern.span)) preparation.diagnostics.push_back(std::move(message));
    Regex::Fault fault;
    auto regex = Regex::compile(text, {}, fault);
    if (!regex) {
      preparation.diagnostics.push_back(invalid_regex(fault, text, pattern));
      return {};
    }
    if (regex->backtracks()) preparation.diagnostics.push_back(backtracking_note(pattern.span));
    return Search{std::move(regex)};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    if (arguments[0].is_null() || arguments[1].is_null()) return Value::boolean(false);
    auto text = text_of(arguments[0], context.arena);
    if (regex) return Value::boolean(regex->search(text, context.run.counters));
    Regex::Fault fault;
    auto computed = Regex::compile(text_of(arguments[1], context.arena), {}, fault);
    if (!computed) context.note("a computed regular expression is invalid, and matches nothing");
    return Value::boolean(computed && computed->search(text, context.run.counters));
  }
};

std::string spelled(const LegalSpelling& call) {
  if (call.argument(1).starts_with('/')) return call.operand(0) + " matches " + call.argument(1);
  return call.constant(1) ? call.operand(0) + " matches " + regex_literal(call.raw(1)) : "";
}
}  // namespace

void match(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "match",
                        .aliases = {{"regexp_like"}, {"regex_match"}, {"regexmatch"}, {"rlike"}},
                        .origin = Origin::borrowed,
                        .rewrite = "text matches /pattern/",
                        .summary = "Whether a regular expression is found anywhere in a text: `match(text, \"re\")` or `text "
                                   "rlike \"re\"`.",
                        .details = "Case-sensitive; (?i) in the pattern changes that. A computed pattern is a regular "
                                   "expression too. False when a side is null; numbers are taken as their text.",
                        .examples = {{R"(match("C:\bin\tool.exe", "tool\.exe$"))", "true"},
                                     {R"("10.0.0.5" rlike "^(10|172)[.]")", "true"},
                                     {R"(match("tool", "KIT"))", "false"},
                                     {R"(regex_match("tool", "(?i)TO"))", "true"},
                                     {R"(match("a.c", concat("a", ".", "c")))", "true"},
                                     {R"(match(null, "a"))", "false"}}},
      .parameters = {"text", "pattern"},
      .infix = true,
      .predicate = true,
      .prepare = prepared<Search>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
