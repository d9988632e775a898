#include "interpreter/library/pattern.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/backslashes.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/literal.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

// ---- What a text looks like (04 A09) --------------------------------------------------------------------------------

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool one_of(char c, std::string_view set) { return c != '\0' && set.find(c) != std::string_view::npos; }
char at(std::string_view text, size_t i) { return i < text.size() ? text[i] : '\0'; }

/// Rule 0.
bool has_group_syntax(std::string_view raw) {
  for (auto i = raw.find("(?"); i != std::string_view::npos; i = raw.find("(?", i + 1))
    if (char c = at(raw, i + 2); is_letter(c) || one_of(c, ":=!<")) return true;
  return false;
}

/// Rules 1 and 2.
bool is_starred(std::string_view raw) {
  if (raw.starts_with('*')) return true;
  return raw.ends_with('*') && raw[raw.size() - 2] != '.';
}

bool has_in_order(std::string_view raw, std::string_view characters) {
  size_t i = 0;
  for (char c : characters) {
    i = raw.find(c, i);
    if (i == std::string_view::npos) return false;
    ++i;
  }
  return true;
}

std::string_view backslash_sign(std::string_view raw) {
  if (raw.size() > 2 && is_letter(raw[0]) && raw[1] == ':' && raw[2] == '\\') return {};
  for (size_t i = 0; i + 1 < raw.size(); ++i) {
    if (raw[i] != '\\') continue;
    if (raw[i + 1] == '.') return raw.substr(i, 2);
    bool word_follows = is_letter(at(raw, i + 2)) && is_letter(at(raw, i + 3)) && is_letter(at(raw, i + 4));
    if (one_of(raw[i + 1], "dDsSwWbB") && !word_follows) return raw.substr(i, 2);
  }
  return {};
}

std::string_view repeat_count(std::string_view raw) {
  for (auto i = raw.find('{'); i != std::string_view::npos; i = raw.find('{', i + 1)) {
    size_t end = i + 1;
    while (is_digit(at(raw, end))) ++end;
    if (end == i + 1) continue;
    if (at(raw, end) == ',') ++end;
    while (is_digit(at(raw, end))) ++end;
    if (at(raw, end) == '}') return raw.substr(i, end + 1 - i);
  }
  return {};
}

bool has_word_alternation(std::string_view raw) {
  for (auto i = raw.find('|'); i != std::string_view::npos; i = raw.find('|', i + 1))
    if (i > 0 && is_word(raw[i - 1]) && is_word(at(raw, i + 1))) return true;
  return false;
}

/// Rule 3: the sign that gives a regular expression away; empty when there is none.
std::string_view regex_sign(std::string_view raw) {
  if (raw.starts_with(".*")) return ".*";
  if (raw.find(".+") != std::string_view::npos) return ".+";
  if (auto sign = backslash_sign(raw); !sign.empty()) return sign;
  if (raw.starts_with('^')) return "^";
  if (raw.ends_with('$')) return "$";
  if (has_in_order(raw, "(|)")) return "( | )";
  if (has_word_alternation(raw)) return "|";
  return repeat_count(raw);
}

/// Where the bracket class that opens at `i` ends (behind its `]`); 0 when there is none.
size_t class_end(std::string_view raw, size_t i) {
  auto end = raw.find(']', i + 2);
  return end == std::string_view::npos ? 0 : end + 1;
}

bool compiles(std::string_view pattern) {
  Regex::Fault fault;
  return Regex::compile(pattern, {}, fault).has_value();
}

}  // namespace

std::string inline_flags(std::string_view flags, std::string& ignored) {
  std::string kept;
  for (char c : flags) {
    auto& list = one_of(c, "ismx") ? kept : ignored;
    if (list.find(c) == std::string::npos) list += c;
  }
  return kept.empty() ? kept : "(?" + kept + ")";
}

// ---- Readings -------------------------------------------------------------------------------------------------------

namespace {

/// Empty where there is no such literal: it ends with its line.
std::string as_literal(std::string_view pattern) {
  if (pattern.empty() || pattern.find_first_of("\r\n") != std::string_view::npos) return {};
  std::string out = "/";
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) {
      out += pattern[i++];
    } else if (pattern[i] == '/') {
      out += '\\';
    }
    out += pattern[i];
  }
  return out + "/";
}

std::string as_quoted(std::string_view pattern) {
  std::string out = "\"";
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) {
      out += pattern[i++];
    } else if (pattern[i] == '"') {
      out += '\\';
    }
    out += pattern[i];
  }
  return out + "\"";
}

/// A text that is a regular expression: unquoted, then repaired where that gives a sound pattern.
PatternReading read_as_regex(std::string_view raw, std::string why) {
  PatternReading reading;
  reading.kind = PatternReading::Kind::regex;
  auto plain = unquote_regex(raw);
  reading.text = repair_backslashes(plain);
  bool repaired = reading.text != plain && compiles(reading.text);
  if (!repaired) reading.text = std::move(plain);
  reading.reread = repaired || !why.empty();
  reading.explanation = std::move(why);
  if (repaired) {
    if (!reading.explanation.empty()) reading.explanation += "; ";
    reading.explanation += "its doubled backslashes are read as single ones";
  }
  reading.hint = doubled_boundary_hint(reading.text);
  reading.regexes = {reading.text};
  return reading;
}

PatternReading read_as_glob(std::string_view text) {
  PatternReading reading;
  reading.kind = text.find('*') == std::string_view::npos ? PatternReading::Kind::equality : PatternReading::Kind::glob;
  reading.text = text;
  reading.globs = {reading.text};
  return reading;
}

PatternReading read_regex_literal(const Argument& argument) {
  PatternReading reading;
  reading.kind = PatternReading::Kind::regex;
  std::string ignored;
  reading.text = inline_flags(argument.flags, ignored);
  reading.text += argument.raw;
  reading.regexes = {reading.text};
  if (!ignored.empty()) {
    reading.reread = true;
    reading.explanation = fmt::format("the flag{} `{}` behind the closing slash mean{} nothing here",
                                      ignored.size() > 1 ? "s" : "", ignored, ignored.size() > 1 ? "" : "s");
    reading.rewrite = as_literal(reading.text);
  }
  return reading;
}

/// Rule 5: the wildcard as a regular expression that honours sound bracket classes; empty when it has none.
std::string regex_with_classes(std::string_view raw) {
  std::string out = "\\A";
  bool any = false;
  for (size_t i = 0; i < raw.size();) {
    auto end = raw[i] == '[' ? class_end(raw, i) : 0;
    if (end != 0 && compiles(raw.substr(i, end - i))) {
      out += raw.substr(i, end - i);
      any = true;
      i = end;
      continue;
    }
    if (raw[i] == '*') {
      out += "(?s:.*)";
    } else {
      if (raw[i] == '\\' && i + 1 < raw.size() && one_of(raw[i + 1], "\\\"")) ++i;
      out += quote_for_regex(raw.substr(i, 1));
    }
    ++i;
  }
  return any ? out + "\\z" : std::string();
}

/// Rule 1: `*(tool|kit)*`.
class StarredGroup {
 public:
  static PatternReading read(std::string_view raw) {
    PatternReading reading;
    reading.kind = PatternReading::Kind::starred_group;
    reading.reread = true;
    reading.explanation = "stars around alternatives in brackets mean: any of them, anywhere";
    auto body = without_outer_brackets(without_outer_stars(raw));
    for (auto alternative : split(body)) add(reading, alternative);
    reading.rewrite = as_literal(reading.text);
    return reading;
  }

  static std::string_view without_outer_stars(std::string_view raw) {
    while (raw.starts_with('*')) raw.remove_prefix(1);
    while (raw.ends_with('*') && (raw.size() < 2 || raw[raw.size() - 2] != '.')) raw.remove_suffix(1);
    return raw;
  }

 private:
  static constexpr size_t none = std::string_view::npos;

  /// By position: where the bracket there has its partner; `none` for everything else.
  static std::vector<size_t> partners(std::string_view text) {
    std::vector<size_t> partner(text.size(), none);
    std::vector<size_t> open;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '(') {
        open.push_back(i);
      } else if (text[i] == ')' && !open.empty()) {
        partner[i] = open.back();
        partner[open.back()] = i;
        open.pop_back();
      }
    }
    return partner;
  }

  static std::string_view without_outer_brackets(std::string_view text) {
    if (text.size() < 2 || text.front() != '(' || text.back() != ')') return text;
    auto partner = partners(text);
    bool unbalanced = partner.front() == none || partner.back() == none;
    return unbalanced || partner.front() == text.size() - 1 ? text.substr(1, text.size() - 2) : text;
  }

  static std::vector<std::string_view> split(std::string_view text) {
    auto partner = partners(text);
    std::vector<std::string_view> parts;
    size_t begin = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '(' && partner[i] != none) {
        i = partner[i];
      } else if (text[i] == '|') {
        parts.push_back(text.substr(begin, i - begin));
        begin = i + 1;
      }
    }
    parts.push_back(text.substr(begin));
    return parts;
  }

  static void add(PatternReading& reading, std::string_view alternative) {
    auto text = unquote_regex(alternative);
    bool is_regex = text.find('\\') != none || text.find('?', 1) != none;
    std::string pattern;
    if (is_regex) {
      pattern = repair_backslashes(text);
      if (!compiles(pattern)) pattern = text;
      is_regex = compiles(pattern);
    }
    if (!is_regex) {
      text = decode_literal(alternative, Escapes::plain);
      pattern = as_regex(text);
    }
    bool groups = !is_regex && has_group(text);
    if (is_regex || groups)
      reading.regexes.push_back(pattern);
    else
      reading.globs.push_back("*" + text + "*");
    if (!reading.text.empty()) reading.text += '|';
    reading.text += pattern;
  }

  static bool has_group(std::string_view text) {
    auto partner = partners(text);
    for (size_t i = 0; i < text.size(); ++i)
      if (text[i] == '(' && partner[i] != none && text.substr(i, partner[i] - i).find('|') != none) return true;
    return false;
  }

  /// Stars match anything, brackets around alternatives group, all else stands for itself.
  static std::string as_regex(std::string_view text) {
    auto partner = partners(text);
    std::vector<bool> syntax(text.size(), false);
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '(' || partner[i] == none || text.substr(i, partner[i] - i).find('|') == none) continue;
      syntax[i] = syntax[partner[i]] = true;
      for (size_t j = i + 1; j < partner[i]; ++j) syntax[j] = syntax[j] || text[j] == '|';
    }
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '*')
        out += "(?s:.*)";
      else if (syntax[i])
        out += text[i] == '(' ? std::string("(?:") : std::string(1, text[i]);
      else
        out += quote_for_regex(text.substr(i, 1));
    }
    return out;
  }
};

bool stands_between_slashes(std::string_view raw) { return raw.size() > 2 && raw.front() == '/' && raw.back() == '/'; }

PatternReading read_searched(std::string_view raw, std::string why) {
  // Rule 4 before rule 3: with a sign inside, the slashes are those of a literal quoted by mistake (C56).
  if (stands_between_slashes(raw)) {
    raw = raw.substr(1, raw.size() - 2);
    why += " between slashes";
  }
  auto reading = read_as_regex(raw, why);
  if (!compiles(reading.text) && is_starred(raw)) {
    auto inner = read_as_regex(StarredGroup::without_outer_stars(raw), why + "; the stars at its ends are dropped");
    if (compiles(inner.text)) reading = std::move(inner);
  }
  reading.rewrite = as_literal(reading.text);
  if (reading.hint.empty()) reading.hint = control_character_hint(reading.text);
  return reading;
}

/// 04 A09, the rules in order.
PatternReading read_infix(const Argument& argument) {
  auto raw = argument.raw;
  auto value = argument.value.as_text();
  if (has_group_syntax(raw)) return read_searched(raw, "it contains `(?`");
  if (is_starred(raw)) return has_in_order(raw, "(|") ? StarredGroup::read(raw) : read_as_glob(value);
  if (auto sign = regex_sign(raw); !sign.empty()) return read_searched(raw, fmt::format("it contains `{}`", sign));
  if (stands_between_slashes(raw) && raw.find('|') != std::string_view::npos)
    return read_searched(raw, "it contains `|`");
  auto reading = read_as_glob(value);
  if (reading.kind != PatternReading::Kind::glob) return reading;
  if (auto classes = regex_with_classes(raw); !classes.empty()) {
    reading.kind = PatternReading::Kind::glob_or_class;
    reading.text = classes;
    reading.regexes = {std::move(classes)};
    reading.reread = true;
    reading.explanation =
        "it is a wildcard with a bracket class: the class counts as a set of characters, and as itself";
  }
  return reading;
}

/// 04 A08.
PatternReading read_call(const Argument& argument) {
  if (argument.raw.starts_with('*')) {
    auto reading = read_infix(argument);
    reading.reread = true;
    if (reading.explanation.empty())
      reading.explanation = "a text that begins with a star can be no regular expression";
    return reading;
  }
  auto reading = read_as_regex(argument.raw, {});
  if (reading.reread) reading.rewrite = as_literal(reading.text);
  if (reading.hint.empty()) reading.hint = control_character_hint(reading.text);
  return reading;
}

/// 04 A26: literal unless it shows a sign.
PatternReading read_replacement(const Argument& argument) {
  PatternReading literal;
  literal.text = argument.value.as_text();
  auto raw = argument.raw;
  if (utf8::count_code_points(raw) <= 2) return literal;
  auto sign = has_group_syntax(raw) ? std::string_view("(?") : regex_sign(raw);
  if (sign.empty() && has_in_order(raw, "()")) sign = "( )";
  if (sign.empty() && has_in_order(raw, "[]")) sign = "[ ]";
  if (sign.empty()) return literal;
  auto reading = read_as_regex(
      raw, fmt::format("it contains `{}`; where a value contains the text itself, that is replaced", sign));
  if (!compiles(reading.text)) return literal;
  reading.rewrite = as_literal(reading.text);
  return reading;
}

}  // namespace

PatternReading read_pattern(const Argument& argument, PatternPlace place, Dialect dialect) {
  if (argument.form == Argument::Form::regex) return read_regex_literal(argument);
  if (dialect == Dialect::sumo) {
    auto reading = read_as_glob(argument.value.as_text());
    if (place == PatternPlace::replacement) reading.kind = PatternReading::Kind::equality;
    return reading;
  }
  switch (place) {
  case PatternPlace::infix:
    return read_infix(argument);
  case PatternPlace::call:
    return read_call(argument);
  case PatternPlace::replacement:
    return read_replacement(argument);
  }
  return {};
}

PatternReading read_regex_text(std::string_view raw, Dialect dialect) {
  if (dialect == Dialect::sumo) {
    PatternReading reading;
    reading.kind = PatternReading::Kind::regex;
    reading.text = unquote_regex(raw);
    reading.regexes = {reading.text};
    return reading;
  }
  auto reading = read_as_regex(raw, {});
  if (reading.reread) reading.rewrite = as_quoted(reading.text);
  return reading;
}

// ---- Messages -------------------------------------------------------------------------------------------------------

namespace {

std::string what_runs(const PatternReading& reading) {
  using Kind = PatternReading::Kind;
  switch (reading.kind) {
  case Kind::equality:
    return fmt::format("the plain text `{}`", reading.text);
  case Kind::glob:
    return fmt::format("the wildcard `{}`", reading.text);
  case Kind::regex:
    return fmt::format("the regular expression `{}`", reading.text);
  case Kind::glob_or_class:
    return fmt::format("the wildcard `{}` or the regular expression `{}`", reading.globs[0], reading.text);
  case Kind::starred_group:
    return fmt::format("a search for `{}`", reading.text);
  }
  return {};
}

}  // namespace

Diagnostics explain(const PatternReading& reading, Span span) {
  Diagnostics out;
  if (reading.reread) {
    Diagnostic d{Severity::warning,
                 "pattern-reread",
                 span,
                 fmt::format("this pattern runs as {}", what_runs(reading)),
                 reading.explanation,
                 {}};
    if (!reading.rewrite.empty()) d.fix = Fix{span, reading.rewrite};
    out.push_back(std::move(d));
  }
  if (!reading.hint.empty()) out.push_back({Severity::note, "pattern-hint", span, reading.hint, "", {}});
  return out;
}

Diagnostic invalid_regex(const Regex::Fault& fault, std::string_view pattern, const Argument& argument) {
  auto character = utf8::count_code_points(pattern.substr(0, fault.position)) + 1;
  // What ran is shown only where it is not what was written.
  auto help = pattern == argument.raw ? std::string() : fmt::format("what was tried is `{}`", pattern);
  return {Severity::error, "invalid-regex", argument.span,
          fmt::format("this regular expression is invalid: {} (at character {})", fault.message, character), help, {}};
}

Diagnostic backtracking_note(Span span) {
  return {Severity::note,
          "regex-backtracks",
          span,
          "this regular expression needs look-around, back-references or the like: it runs on the "
          "backtracking engine",
          "a value on which it does not end counts as no match; the hosted service may refuse it",
          {}};
}

// ---- Ready to run ---------------------------------------------------------------------------------------------------

std::optional<TextPattern> TextPattern::compile(const PatternReading& reading, Regex::Fault& fault) {
  TextPattern pattern;
  for (const auto& text : reading.globs) pattern.globs_.emplace_back(text);
  for (const auto& text : reading.regexes) {
    // A search for a plain text needs no automaton.
    if (text.find_first_of(R"(\.^$|?*+()[]{})") == std::string::npos) {
      pattern.globs_.emplace_back("*" + text + "*");
      continue;
    }
    auto regex = Regex::compile(text, {}, fault);
    if (!regex) return {};
    pattern.regexes_.push_back(std::move(*regex));
  }
  return pattern;
}

std::optional<TextPattern> TextPattern::prepare(Preparation& preparation, const Argument& argument,
                                                PatternPlace place) {
  if (!argument.flags.empty() && preparation.options.dialect == Dialect::sumo) {
    std::string inside;
    for (char flag : argument.flags)
      if (std::string_view("ismx").find(flag) != std::string_view::npos) inside += flag;
    auto legal = regex_literal(inside.empty() ? std::string(argument.raw) : "(?" + inside + ")" + std::string(argument.raw));
    preparation.diagnostics.push_back({Severity::error, "borrowed-syntax", argument.span, "the hosted service knows no flags behind a regular expression",
                                       "write them inside", Fix{argument.span, std::move(legal)}});
    return {};
  }
  auto reading = read_pattern(argument, place, preparation.options.dialect);
  for (auto& message : explain(reading, argument.span)) preparation.diagnostics.push_back(std::move(message));
  Regex::Fault fault;
  auto pattern = compile(reading, fault);
  if (!pattern)
    preparation.diagnostics.push_back(invalid_regex(fault, reading.text, argument));
  else if (pattern->backtracks())
    preparation.diagnostics.push_back(backtracking_note(argument.span));
  return pattern;
}

bool TextPattern::matches(std::string_view value, RunCounters* counters) const {
  for (const auto& glob : globs_)
    if (glob.matches(value)) return true;
  for (const auto& regex : regexes_)
    if (regex.search(value, counters)) return true;
  return false;
}

bool TextPattern::backtracks() const {
  return std::any_of(regexes_.begin(), regexes_.end(), [](const Regex& r) { return r.backtracks(); });
}

}  // namespace dohyo
