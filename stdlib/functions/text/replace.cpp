#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/pattern.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {

/// Every occurrence, left to right; the value itself when there is none.
Value replace_literal(std::string_view text, std::string_view literal, std::string_view by, Arena& arena) {
  auto found = literal.empty() ? std::string_view::npos : text.find(literal);
  if (found == std::string_view::npos) return Value::text(text);
  std::string out;
  size_t from = 0;
  for (; found != std::string_view::npos; found = text.find(literal, from)) {
    out.append(text, from, found - from).append(by);
    from = found + literal.size();
  }
  return arena.text(out.append(text, from));
}

/// `$1`, `${name}`, `\$` and `\\` in a replacement (03 section 3.2).
struct TemplatePart {
  enum class Form : uint8_t { character, group, name };
  Form form = Form::character;
  std::string_view text;  ///< the character or the name
  size_t group = 0;
};

/// The part at `position`, which moves on.
TemplatePart next_part(std::string_view replacement, size_t& position, bool backslash_groups) {
  auto character = [&](size_t at) {
    position = at + 1;
    return TemplatePart{TemplatePart::Form::character, replacement.substr(at, 1), 0};
  };
  auto is_digit = [&](size_t at) {
    return at < replacement.size() && replacement[at] >= '0' && replacement[at] <= '9';
  };
  auto group = [&](size_t at) {
    position = at + 1;
    return TemplatePart{TemplatePart::Form::group, {}, static_cast<size_t>(replacement[at] - '0')};
  };
  size_t at = position;
  bool last = at + 1 == replacement.size();
  if (replacement[at] == '\\' && !last) {
    if (backslash_groups && is_digit(at + 1)) return group(at + 1);
    return replacement[at + 1] == '\\' || replacement[at + 1] == '$' ? character(at + 1) : character(at);
  }
  if (replacement[at] != '$' || last) return character(at);
  if (is_digit(at + 1)) return group(at + 1);
  auto end = replacement.find('}', at);
  if (replacement[at + 1] != '{' || end == std::string_view::npos) return character(at);
  position = end + 1;
  return {TemplatePart::Form::name, replacement.substr(at + 2, end - at - 2), 0};
}

const Regex::Name* find_name(const Regex& regex, std::string_view name) {
  for (const auto& known : regex.names())
    if (known.text == name) return &known;
  return nullptr;
}

class RegexReplacement {
 public:
  RegexReplacement(Regex regex, bool backslash_groups)
      : regex_(std::move(regex)), backslash_groups_(backslash_groups) {}

  Value run(std::string_view text, std::string_view replacement, CallContext& context) const {
    constexpr size_t usual = 16;
    std::string_view few[usual];
    std::vector<std::string_view> many(regex_.group_count() + 1 > usual ? regex_.group_count() + 1 : 0);
    auto captures = many.empty() ? Regex::Captures(few, regex_.group_count() + 1) : Regex::Captures(many);
    MatchWalk walk(regex_, text, context.run.counters);
    if (!walk.next(captures)) return Value::text(text);
    if (text.data() == nullptr) text = captures[0];
    std::string out;
    const char* from = text.data();
    do {
      out.append(from, captures[0].data());
      expand(out, replacement, captures);
      from = captures[0].data() + captures[0].size();
    } while (walk.next(captures));
    out.append(from, text.data() + text.size());
    return context.arena.text(out);
  }

  /// Groups that a constant replacement names and the pattern lacks are empty: worth a warning.
  void check(std::string_view replacement, const Argument& written, Preparation& preparation) const {
    for (size_t i = 0; i < replacement.size();) {
      bool backslash = replacement[i] == '\\';
      auto part = next_part(replacement, i, backslash_groups_);
      bool unknown = part.form == TemplatePart::Form::name ? find_name(regex_, part.text) == nullptr
                                                           : part.group > regex_.group_count();
      auto spelled = part.form == TemplatePart::Form::name ? std::string(part.text) : std::to_string(part.group);
      if (unknown)
        preparation.warning("unknown-group", written.span,
                            fmt::format("the pattern has no group {}, so nothing is put there", spelled));
      if (backslash && part.form == TemplatePart::Form::group)
        return preparation.warning("pattern-reread", written.span,
                                   fmt::format("`\\{}` is read as `${}`", spelled, spelled),
                                   "groups of the pattern are written $1, $2 or ${name}");
    }
  }

 private:
  void expand(std::string& out, std::string_view replacement, Regex::Captures captures) const {
    for (size_t i = 0; i < replacement.size();) {
      auto part = next_part(replacement, i, backslash_groups_);
      if (part.form == TemplatePart::Form::character) {
        out += part.text;
      } else if (part.form == TemplatePart::Form::group) {
        if (part.group < captures.size()) out += captures[part.group];
      } else if (const auto* name = find_name(regex_, part.text)) {
        out += first_participant(name->groups, captures);
      }
    }
  }

  Regex regex_;
  bool backslash_groups_;
};

struct Replacer {
  std::optional<RegexReplacement> regex;
  std::string literal;  ///< of the text that reads as a regular expression: it wins where the value contains
                        ///< it (04 A26)

  Value operator()(std::string_view text, std::string_view replacement, CallContext& context) const {
    if (!literal.empty() && text.find(literal) != std::string_view::npos)
      return replace_literal(text, literal, replacement, context.arena);
    return regex->run(text, replacement, context);
  }
};

bool any_null(std::span<const Value> arguments) {
  return arguments[0].is_null() || arguments[1].is_null() || arguments[2].is_null();
}

Value evaluate_literal(const void*, std::span<const Value> arguments, CallContext& context) {
  if (any_null(arguments)) return Value::null();
  auto text = [&](size_t i) { return text_of(arguments[i], context.arena); };
  return replace_literal(text(0), text(1), text(2), context.arena);
}

Value evaluate_regex(const void* state, std::span<const Value> arguments, CallContext& context) {
  if (any_null(arguments)) return Value::null();
  return (*static_cast<const Replacer*>(state))(text_of(arguments[0], context.arena),
                                                text_of(arguments[2], context.arena), context);
}

Callable prepare(Preparation& preparation) {
  const auto& pattern = preparation.arguments[1];
  bool sumo = preparation.options.dialect == Dialect::sumo;
  if (pattern.form != Argument::Form::text && pattern.form != Argument::Form::regex) return {nullptr, evaluate_literal};
  auto reading = read_pattern(pattern, PatternPlace::replacement, preparation.options.dialect);
  if (sumo && !pattern.flags.empty())
    preparation.error("borrowed-syntax", pattern.span, "the hosted service knows no flags behind a regular expression",
                      "write them inside: /(?i).../");
  for (auto& message : explain(reading, pattern.span)) preparation.diagnostics.push_back(std::move(message));
  if (reading.kind != PatternReading::Kind::regex) return {nullptr, evaluate_literal};
  Regex::Fault fault;
  auto regex = Regex::compile(reading.text, {.groups = Regex::Groups::all}, fault);
  if (!regex) {
    preparation.diagnostics.push_back(invalid_regex(fault, reading.text, pattern));
    return {};
  }
  if (regex->backtracks()) preparation.diagnostics.push_back(backtracking_note(pattern.span));
  Replacer replacer{RegexReplacement(std::move(*regex), !sumo), {}};
  if (pattern.form == Argument::Form::text) replacer.literal = pattern.value.as_text();
  if (const auto& by = preparation.arguments[2]; by.value.is_text())
    replacer.regex->check(by.value.as_text(), by, preparation);
  return {std::make_shared<const Replacer>(std::move(replacer)), evaluate_regex};
}

}  // namespace

void replace(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "replace",
                        .summary = "The text with every occurrence of a literal or a regular expression replaced.",
                        .details =
                            "Case-sensitive. With a regular expression `$1` to `$9`, `${name}` and `$0` stand for "
                            "groups, and `\\\\$` for a dollar sign. A pattern in quotes is literal; one that shows a "
                            "regular expression by its form runs as one, with a warning, except on values that "
                            "contain the very text. `\\n` and `\\t` are line break and tab. Null if any argument is "
                            "null; numbers are taken as their text.",
                        .examples = {{R"(replace("a.b.c", ".", "_"))", "a_b_c"},
                                     {R"(replace("/u/77120/edit", /\/[0-9]+\//, "/ID/"))", "/u/ID/edit"},
                                     {R"re(replace("smith, bo", /(\w+), (\w+)/, "$2 $1"))re", "bo smith"},
                                     {R"re(replace("C:\\bin\\tool.exe", "(.+\\\\)", ""))re", "tool.exe"}}},
      .parameters = {"text", "pattern", "replacement"},
      .decodes_control_escapes = true,
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
