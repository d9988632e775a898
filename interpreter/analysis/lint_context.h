// What the rules share that look for mistakes which compile. Private to analysis/.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "interpreter/analysis/lint.h"
#include "interpreter/library/operator.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

struct LintContext {
  const Source& source;
  const Registry& registry;
  Diagnostics& diagnostics;
  std::set<std::string> texts{};      ///< fields, in lower case, that so far only parses made: their values are texts
  std::set<std::string> made{};       ///< fields, in lower case, that the query made so far

  void warn(std::string code, Span span, std::string message, std::string help, std::optional<Fix> fix = {}) {
    diagnostics.push_back({Severity::warning, std::move(code), span, std::move(message), std::move(help), std::move(fix)});
  }
  void note(std::string code, Span span, std::string message, std::string help, std::optional<Fix> fix = {}) {
    diagnostics.push_back({Severity::note, std::move(code), span, std::move(message), std::move(help), std::move(fix)});
  }
  [[nodiscard]] std::string text(Span span) const { return std::string(source.text(span)); }
};

/// Calls `use` for `e` and everything below it, parents first.
void for_each_expression(const ast::Expression& e, const std::function<void(const ast::Expression&)>& use);

void lint_scope(const ast::Scope& scope, LintContext& context);
void lint_expression(const ast::Expression& e, LintContext& context);
void lint_stages(const ast::Query& query, LintContext& context);

/// Whether the stage is one of an operator of that name or alias.
[[nodiscard]] inline bool is_stage(const ast::Stage& stage, std::string_view name) {
  return stage.operator_name && utf8::equal_ignoring_ascii_case(stage.operator_name->text, name);
}
/// `count by x`, `stats sum(a)`: makes a table of groups.
[[nodiscard]] bool is_aggregate_stage(const ast::Stage& stage, const Registry& registry);

}  // namespace dohyo
