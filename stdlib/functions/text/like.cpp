#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/regex.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
/// A pattern of SQL as a regular expression over the whole text.
std::string regex_of(std::string_view pattern, std::string_view escape) {
  std::string out = "(?s)^";
  for (size_t i = 0; i < pattern.size();) {
    bool escaped = !escape.empty() && pattern.substr(i).starts_with(escape) && i + escape.size() < pattern.size();
    if (escaped) i += escape.size();
    size_t next = i;
    utf8::next(pattern, next);
    auto character = pattern.substr(i, next - i);
    if (character == "%" && !escaped) out += ".*";
    else if (character == "_" && !escaped) out += ".";
    else out += quote_for_regex(character);
    i = next;
  }
  return out + "$";
}

struct Like {
  std::optional<Regex> regex;  ///< of a constant pattern

  static std::optional<Regex> compile(std::string_view pattern, std::string_view escape) {
    Regex::Fault fault;
    return Regex::compile(regex_of(pattern, escape), {}, fault);
  }

  static std::optional<Like> prepare(Preparation& preparation) {
    const auto& arguments = preparation.arguments;
    bool constant = arguments[1].form == Argument::Form::text && (arguments.size() < 3 || arguments[2].form == Argument::Form::text);
    if (!constant) return Like{};
    // The usual escape is the backslash, and the literal has lost some of its own.
    auto pattern = arguments.size() < 3 ? arguments[1].raw : arguments[1].value.as_text();
    auto escape = arguments.size() < 3 ? std::string_view("\\") : arguments[2].value.as_text();
    if (utf8::count_code_points(escape) != 1) {
      preparation.error("invalid-escape", arguments[2].span, "the escape must be one character");
      return {};
    }
    return Like{compile(pattern, escape)};
  }

  bool operator()(std::span<const Value> arguments, CallContext& context) const {
    if (arguments[0].is_null() || arguments[1].is_null()) return false;
    auto text = text_of(arguments[0], context.arena);
    if (regex) return regex->search(text, context.run.counters);
    auto escape = arguments.size() > 2 ? text_of(arguments[2], context.arena) : std::string_view("\\");
    auto computed = compile(text_of(arguments[1], context.arena), escape);
    return computed && computed->search(text, context.run.counters);
  }
};

std::string spelled(const LegalSpelling& call) {
  if (call.size() > 2 || !call.constant(1)) return {};
  const auto& pattern = *call.constant(1);
  if (pattern.find_first_of("_*\\") != std::string::npos) return call.operand(0) + " matches " + regex_literal(regex_of(call.raw(1), "\\"));
  std::string wildcard;
  for (char c : pattern) wildcard += c == '%' ? '*' : c;
  return call.operand(0) + " matches " + text_literal(wildcard);
}
}  // namespace

void like(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "like",
                        .origin = Origin::borrowed,
                        .rewrite = "text matches \"a*\"",
                        .summary = "Whether a text fits a pattern of SQL: `text like \"a%\"`.",
                        .details = "% stands for any characters, _ for one; a backslash, or the character behind `escape`, "
                                   "takes away their meaning. Case-sensitive, over the whole text. False when a side is "
                                   "null; numbers are taken as their text.",
                        .examples = {{R"("powershell.exe" like "power%")", "true"},
                                     {R"("powershell.exe" like "power")", "false"},
                                     {R"(like("cmd.exe", "c_d.%"))", "true"},
                                     {R"("100%" like "100\%")", "true"},
                                     {R"("100x" like "100!%" escape "!")", "false"},
                                     {R"(like(null, "%"))", "false"}}},
      .parameters = {"text", "pattern", "[escape]"},
      .infix = true,
      .predicate = true,
      .prepare = prepared<Like>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
