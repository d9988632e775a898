// L13 to L18: the search before the first pipe.
#include <fmt/format.h>

#include "interpreter/analysis/lint_context.h"

namespace dohyo {

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// A star stays inside of one term, so one with a sign beside it, or between two words, seldom finds what is meant (L14).
void lint_keyword(const ast::ScopeKeyword& keyword, Span span, LintContext& context) {
  if (keyword.quoted) return;
  const auto& text = keyword.text;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '*') continue;
    bool between_words = is_word(text[i - 1]) && is_word(text[i + 1]);
    bool beside_sign = (is_word(text[i - 1]) && !is_word(text[i + 1]) && text[i + 1] != '*') ||
                       (is_word(text[i + 1]) && !is_word(text[i - 1]) && text[i - 1] != '*');
    if (!between_words && !beside_sign) continue;
    return context.warn("star-within-term", span, fmt::format("the star in `{}` stands for letters, digits and _ of one term only", text),
                        "for anything between two parts, write both as terms of their own, or where _raw matches \"*" + text + "*\"");
  }
}

void lint_test(const ast::ScopeTest& test, LintContext& context) {
  for (const auto& operand : test.operands) {
    bool star = operand.text.find('*') != std::string::npos;
    bool plain = operand.text.find_first_of(" \t,()\"") == std::string::npos;
    if (operand.quoted && star)
      context.note("quoted-wildcard", operand.span, "the hosted service does not document wildcards between quotes; here they work",
                   plain ? "leave out the quotes" : "", plain ? std::optional(Fix{operand.span, operand.text}) : std::nullopt);
    bool name_of_source = utf8::equal_ignoring_ascii_case(test.field.text, "_sourceName");
    if (name_of_source && !operand.text.empty() && operand.text.find_first_of("/\\*.?{") == std::string::npos)
      context.warn("source-name-is-path", test.field.span, "`_sourceName` is the path of a file, not the name of a source",
                   "the name of the source is in `_source`", Fix{test.field.span, "_source"});
  }
  using enum ast::Comparator;
  if (test.comparator != equal)
    context.note("search-comparison", test.field.span, "the hosted service documents only `=` in the search before the first |",
                 "put the comparison into `| where ...`");
}

}  // namespace

void lint_scope(const ast::Scope& scope, LintContext& context) {
  if (const auto* keyword = std::get_if<ast::ScopeKeyword>(&scope.node)) return lint_keyword(*keyword, scope.span, context);
  if (const auto* test = std::get_if<ast::ScopeTest>(&scope.node)) return lint_test(*test, context);
  if (const auto* negation = std::get_if<ast::ScopeNot>(&scope.node)) return lint_scope(*negation->operand, context);
  const auto* logical = std::get_if<ast::ScopeLogical>(&scope.node);
  if (logical == nullptr) return;
  for (const auto& operand : logical->operands) {
    lint_scope(operand, context);
    // `a or b c` is `a or (b c)` (L13).
    const auto* inner = std::get_if<ast::ScopeLogical>(&operand.node);
    bool all = inner != nullptr && inner->junction == ast::Junction::all && logical->junction == ast::Junction::any;
    auto written = all ? context.text(operand.span) : std::string();
    if (!all || written.starts_with('(')) continue;
    auto before = operand.span.begin > 0 ? context.text({operand.span.begin - 1, operand.span.begin}) : std::string();
    if (before == "(") continue;
    context.warn("mixed-or", operand.span, "terms side by side bind tighter than `or`", "brackets make it plain; these are as it is read now",
                 Fix{operand.span, "(" + written + ")"});
  }
}

}  // namespace dohyo
