// L01, L02, L05, L08 to L12, L19, L23 to L26: conditions and values.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interpreter/analysis/lint_context.h"
#include "interpreter/library/literal.h"

namespace dohyo {

namespace {

using utf8::equal_ignoring_ascii_case;
using utf8::lower_ascii;

const ast::Call* call_named(const ast::Expression& e, std::string_view name) {
  const auto* call = std::get_if<ast::Call>(&e.node);
  return call != nullptr && equal_ignoring_ascii_case(call->function.text, name) ? call : nullptr;
}

bool is_metadata(std::string_view name) {
  for (std::string_view known : {"_sourceCategory", "_sourceHost", "_sourceName", "_source", "_collector", "_index", "_view", "_loglevel"})
    if (equal_ignoring_ascii_case(name, known)) return true;
  return false;
}

/// Fields whose letter case differs from event to event.
bool varies_in_case(std::string_view name) {
  static constexpr std::array<std::string_view, 17> names = {
      "Image",      "CommandLine", "ParentImage", "ParentCommandLine", "TargetFilename", "OriginalFileName", "NewProcessName", "ProcessName",
      "user",       "username",    "Computer",    "host",              "hostname",       "command_line",     "process_name",   "_sourceHost",
      "ImageLoaded"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view n) { return equal_ignoring_ascii_case(n, name); });
}

bool is_time(const ast::Expression& e) {
  bool found = false;
  for_each_expression(e, [&](const ast::Expression& part) {
    const auto* name = as_field(part);
    const auto* call = std::get_if<ast::Call>(&part.node);
    found = found || (name != nullptr && (equal_ignoring_ascii_case(name->text, "_messageTime") || equal_ignoring_ascii_case(name->text, "_receiptTime"))) ||
            (call != nullptr && (equal_ignoring_ascii_case(call->function.text, "now") || lower_ascii(call->function.text).starts_with("query")));
  });
  return found;
}

bool is_size(std::string_view name) {
  auto lower = lower_ascii(name);
  return lower.find("bytes") != std::string::npos || lower.find("size") != std::string::npos;
}

class ExpressionLint {
 public:
  explicit ExpressionLint(LintContext& context) : context_(context) {}

  void look(const ast::Expression& e) {
    if (const auto* comparison = std::get_if<ast::Comparison>(&e.node)) look_at(*comparison, e.span);
    if (const auto* membership = std::get_if<ast::Membership>(&e.node)) look_at(*membership);
    if (const auto* negation = std::get_if<ast::Not>(&e.node)) look_at_negation(*negation, e.span);
    if (const auto* arithmetic = std::get_if<ast::Arithmetic>(&e.node)) look_at(*arithmetic, e.span);
    if (const auto* call = std::get_if<ast::Call>(&e.node)) look_at(*call, e.span);
    if (const auto* text = std::get_if<ast::Text>(&e.node)) look_at_path(text->raw, e.span);
  }

 private:
  void look_at(const ast::Comparison& c, Span span) {
    const auto* left = as_field(*c.left);
    const auto* right_text = as_text(*c.right);
    const auto* right_name = as_field(*c.right);
    bool equality = c.comparator == ast::Comparator::equal || c.comparator == ast::Comparator::not_equal;
    if (equality && left != nullptr && right_text != nullptr) {
      auto value = decode_literal(right_text->raw, Escapes::plain);
      // L01
      if (value.size() > 1 && (value.starts_with('*') || value.ends_with('*'))) {
        bool negated = c.comparator == ast::Comparator::not_equal;
        auto test = fmt::format("{} matches {}", context_.text(c.left->span), context_.text(c.right->span));
        context_.warn("literal-star", c.right->span, "`=` takes the star as a character", "a wildcard follows `matches`",
                      Fix{span, negated ? "!(" + test + ")" : test});
      }
    }
    // L02
    if (equality && left != nullptr && right_name != nullptr && !right_name->quoted && is_metadata(left->text) && !is_metadata(right_name->text) &&
        !context_.made.contains(lower_ascii(right_name->text)))
      context_.warn("unquoted-text", c.right->span, fmt::format("`{}` is read as the name of a field", right_name->text), "a text stands in double quotes",
                    Fix{c.right->span, '"' + right_name->text + '"'});
    if (c.comparator == ast::Comparator::matches && left != nullptr && right_text != nullptr) look_at_wildcard(c, *left, *right_text, span);
    bool orders = c.comparator == ast::Comparator::less || c.comparator == ast::Comparator::less_equal || c.comparator == ast::Comparator::greater ||
                  c.comparator == ast::Comparator::greater_equal;
    if (orders && left != nullptr && right_name != nullptr && is_text(*left) && is_text(*right_name))
      context_.warn("text-order", span, "two texts compare as numbers only where both read as numbers, else letter by letter",
                    "convert them: num(a) < num(b)",
                    Fix{span, fmt::format("num({}) {} num({})", context_.text(c.left->span), c.symbol, context_.text(c.right->span))});
    if (orders) look_at_units(c);
    // `status!="x"` where the field may be missing (L11).
    if (c.comparator == ast::Comparator::not_equal && left != nullptr && !std::holds_alternative<ast::Null>(c.right->node))
      context_.note("null-unequal", c.symbol_span, fmt::format("rows without `{}` pass this test", left->text),
                    "to leave them out: ... and !isNull(field)");
  }

  /// L08
  void look_at_wildcard(const ast::Comparison& c, const ast::Name& left, const ast::Text& text, Span span) {
    auto value = decode_literal(text.raw, Escapes::plain);
    bool star = value.find('*') != std::string::npos;
    bool pattern = value.find_first_of("|()[]^$+?\\/") != std::string::npos;
    if (!star && !pattern && !value.empty())
      return context_.warn("wildcard-without-star", c.right->span, "without a star this must be the whole value, in this letter case",
                           "for a part of the value, put stars around it", Fix{c.right->span, "\"*" + text.raw + "*\""});
    bool mixed = value != lower_ascii(value);
    bool regex = value.find("(?i)") != std::string::npos;
    if (star && !regex && mixed && varies_in_case(left.text))
      context_.warn("case-sensitive-wildcard", c.right->span, fmt::format("wildcards heed letter case, and that of `{}` differs from event to event", left.text),
                    "compare in lower case", Fix{span, fmt::format("toLowerCase({}) matches \"{}\"", context_.text(c.left->span), lower_ascii(text.raw))});
  }

  /// L05
  void look_at(const ast::Membership& m) {
    const auto* field = as_field(*m.value);
    bool numbers = std::any_of(m.items.begin(), m.items.end(), [](const ast::Expression& item) { return as_number(item) != nullptr; });
    if (field != nullptr && numbers && is_text(*field))
      context_.warn("number-in-list", m.value->span, fmt::format("`{}` is a text; in the hosted service it equals no number of a list", field->text),
                    "convert it first", Fix{m.value->span, fmt::format("num({})", context_.text(m.value->span))});
    if (m.negated && field != nullptr)
      context_.note("null-unequal", m.value->span, fmt::format("rows without `{}` pass this test", field->text), "to leave them out: ... and !isNull(field)");
  }

  /// L10
  void look_at_negation(const ast::Not& negation, Span span) {
    const auto& operand = *negation.operand;
    const auto* comparison = std::get_if<ast::Comparison>(&operand.node);
    bool membership = std::holds_alternative<ast::Membership>(operand.node);
    if ((comparison == nullptr && !membership) || operand.parenthesised) return look_at_empty(operand);
    if (comparison != nullptr && std::holds_alternative<ast::Call>(comparison->left->node) && comparison->comparator == ast::Comparator::equal) return;
    context_.warn("negated-comparison", span, "the hosted service may negate only what stands directly behind the sign", "put brackets around the comparison",
                  Fix{span, "!(" + context_.text(operand.span) + ")"});
  }

  /// L12
  void look_at_empty(const ast::Expression& operand) {
    const auto* call = call_named(operand, "isEmpty");
    if (call == nullptr || call->arguments.size() != 1) return;
    context_.note("empty-or-blank", operand.span, "a text of blanks is not empty", "to leave such out, too, ask isBlank", Fix{call->function.span, "isBlank"});
  }

  void look_at(const ast::Arithmetic& a, Span span) {
    // L24: 2024-01-02
    const auto* year = as_number(*a.first);
    bool date = year != nullptr && year->unit.empty() && year->integer && *year->integer >= 1900 && *year->integer <= 2199 && a.steps.size() == 2 &&
                a.steps[0].symbol == '-' && a.steps[1].symbol == '-' && as_number(*a.steps[0].operand) != nullptr && as_number(*a.steps[1].operand) != nullptr &&
                as_number(*a.steps[0].operand)->value <= 12 && as_number(*a.steps[1].operand)->value <= 31;
    if (date)
      context_.warn("date-is-sum", span, "this is a subtraction of three numbers", "a date is read from a text",
                    Fix{span, fmt::format("parseDate(\"{}\", \"yyyy-MM-dd\")", context_.text(span))});
    // L19: src-ip
    for (size_t i = 0; i < a.steps.size(); ++i) {
      const auto& step = a.steps[i];
      const auto& before = i == 0 ? *a.first : *a.steps[i - 1].operand;
      const auto* left = as_field(before);
      const auto* right = as_field(*step.operand);
      bool glued = before.span.end == step.span.begin && step.span.end == step.operand->span.begin;
      if (step.symbol != '-' || left == nullptr || right == nullptr || left->quoted || right->quoted || !glued) continue;
      bool both_known = context_.made.contains(lower_ascii(left->text)) && context_.made.contains(lower_ascii(right->text));
      if (both_known) continue;
      auto whole = before.span.through(step.operand->span);
      context_.warn("hyphen-in-name", whole, fmt::format("this is `{}` minus `{}`", left->text, right->text), "a name with a hyphen is quoted",
                    Fix{whole, "%\"" + context_.text(whole) + "\""});
      break;
    }
    // L23: now() - 5M
    if (!is_time(*a.first)) return;
    for (const auto& step : a.steps) {
      const auto* number = as_number(*step.operand);
      if (number != nullptr && number->unit == "M")
        context_.warn("unit-is-million", step.operand->span, "`M` is a million, `m` a minute", "", Fix{step.operand->span, fmt::format("{}m", number->count)});
    }
  }

  /// L23
  void look_at_units(const ast::Comparison& c) {
    const auto* name = as_field(*c.left);
    const auto* number = as_number(*c.right);
    if (name == nullptr || number == nullptr) return;
    if (number->unit == "m" && is_size(name->text))
      context_.warn("unit-is-minute", c.right->span, "`m` is a minute, `M` a million", "", Fix{c.right->span, fmt::format("{}M", number->count)});
  }

  void look_at(const ast::Call& call, Span) {
    bool format = equal_ignoring_ascii_case(call.function.text, "formatDate");
    bool parse = equal_ignoring_ascii_case(call.function.text, "parseDate");
    if (format && !call.arguments.empty()) look_at_time(call.arguments[0]);
    if ((format || parse) && call.arguments.size() > 1)
      if (const auto* text = as_text(call.arguments[1])) look_at_pattern(text->raw, call.arguments[1].span);
  }

  /// L26
  void look_at_time(const ast::Expression& e) {
    const auto* name = as_field(e);
    const auto* number = as_number(e);
    bool seconds = (name != nullptr && equal_ignoring_ascii_case(name->text, "_time")) ||
                   (number != nullptr && number->integer && *number->integer >= 1'000'000'000 && *number->integer < 10'000'000'000);
    if (seconds)
      context_.warn("time-in-seconds", e.span, "formatDate takes milliseconds", "multiply seconds by 1000", Fix{e.span, context_.text(e.span) + " * 1000"});
  }

  /// L25
  void look_at_pattern(const std::string& pattern, Span span) {
    std::string mended;
    std::string what;
    bool half_day = pattern.find('a') != std::string::npos;
    bool quoted = false;
    bool in_time = false;  // behind an hour
    for (size_t i = 0; i < pattern.size();) {
      char c = pattern[i];
      size_t end = i;
      while (end < pattern.size() && pattern[end] == c) ++end;
      auto run = pattern.substr(i, end - i);
      if (c == '\'') quoted = quoted != (run.size() % 2 == 1);
      auto replace = [&](char by, std::string_view why) {
        what += (what.empty() ? "" : "; ") + fmt::format("`{}` is {}", run, why);
        std::fill(run.begin(), run.end(), by);
      };
      if (!quoted) {
        if (c == 'Y' && pattern.find('w') == std::string::npos) replace('y', "the year of the week");
        if (c == 'D') replace('d', "the day of the year");
        if (c == 'h' && !half_day) replace('H', "the hour of half a day");
        if (c == 'H' || c == 'h' || c == 'k' || c == 'K') in_time = true;
        if (c == 'M' && in_time && run.size() == 2 && i > 0 && pattern[i - 1] == ':') replace('m', "the month");
        if (c == 'm' && !in_time && i > 0 && (pattern[i - 1] == '-' || pattern[i - 1] == '/')) replace('M', "the minute");
      }
      mended += run;
      i = end;
    }
    if (what.empty()) return;
    // This says more than what was said when the call was bound.
    std::erase_if(context_.diagnostics, [&](const Diagnostic& d) { return d.code == "date-pattern-trap" && d.span.begin == span.begin; });
    context_.warn("odd-date-pattern", span, what, "", Fix{span, '"' + mended + '"'});
  }

  /// L09: C:\temp
  void look_at_path(const std::string& raw, Span span) {
    auto drive = raw.find(":\\");
    if (drive == std::string::npos || drive == 0) return;
    bool control = false;
    std::string doubled;
    for (size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\') {
        doubled += raw[i];
        continue;
      }
      if (i + 1 < raw.size() && raw[i + 1] == '\\') {
        doubled += "\\\\";
        ++i;
        continue;
      }
      control = control || (i + 1 < raw.size() && (raw[i + 1] == 't' || raw[i + 1] == 'n' || raw[i + 1] == 'r'));
      doubled += i + 1 < raw.size() && raw[i + 1] == '"' ? "\\" : "\\\\";
    }
    if (control)
      context_.warn("control-in-path", span, "\\t, \\n and \\r in a text can be a tab and line breaks", "double each backslash", Fix{span, '"' + doubled + '"'});
  }

  [[nodiscard]] bool is_text(const ast::Name& name) const { return context_.texts.contains(lower_ascii(name.text)); }

  LintContext& context_;
};

}  // namespace

void for_each_expression(const ast::Expression& e, const std::function<void(const ast::Expression&)>& use) {
  use(e);
  auto below = [&](const ast::Expression& child) { for_each_expression(child, use); };
  struct Visitor {
    decltype(below)& go;
    void all(const ast::Expressions& list) const {
      for (const auto& e : list) go(e);
    }
    void operator()(const ast::Call& c) const { all(c.arguments); }
    void operator()(const ast::Tuple& t) const { all(t.items); }
    void operator()(const ast::Negation& n) const { go(*n.operand); }
    void operator()(const ast::Arithmetic& a) const {
      go(*a.first);
      for (const auto& step : a.steps) go(*step.operand);
    }
    void operator()(const ast::Comparison& c) const {
      go(*c.left);
      go(*c.right);
    }
    void operator()(const ast::Membership& m) const {
      go(*m.value);
      all(m.items);
    }
    void operator()(const ast::Logical& l) const { all(l.operands); }
    void operator()(const ast::Not& n) const { go(*n.operand); }
    void operator()(const ast::Conditional& c) const {
      go(*c.condition);
      go(*c.then);
      go(*c.otherwise);
    }
    void operator()(const ast::Null&) const {}
    void operator()(const ast::Text&) const {}
    void operator()(const ast::Regex&) const {}
    void operator()(const ast::Number&) const {}
    void operator()(const ast::Boolean&) const {}
    void operator()(const ast::Field&) const {}
    void operator()(const ast::Star&) const {}
    void operator()(const ast::Signs&) const {}
    void operator()(const ast::Location&) const {}
    void operator()(const ast::Parameter&) const {}
    void operator()(const ast::Subquery&) const {}
  };
  std::visit(Visitor{below}, e.node);
}

void lint_expression(const ast::Expression& e, LintContext& context) {
  ExpressionLint rules(context);
  for_each_expression(e, [&](const ast::Expression& part) { rules.look(part); });
}

}  // namespace dohyo
