#include "interpreter/library/backslashes.h"
#include "interpreter/library/legal_stage.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

/// matches(field, pattern), bound as if it had been written so.
Expression bind_match(StageBinder& binder, ast::Name field, const ast::Expression& pattern) {
  ast::Call call{{"matches", pattern.span, false}, {}};
  auto at = field.span;
  call.arguments.push_back({at, ast::Field{std::move(field)}, false});
  if (const auto* text = as_text(pattern))
    call.arguments.push_back({pattern.span, ast::Text{text->raw}, false});
  else
    call.arguments.push_back({pattern.span, std::get<ast::Regex>(pattern.node), false});
  return binder.expression({pattern.span, std::move(call), false});
}

void bind_regex(StageBinder& binder) {
  StageReader reader(binder);
  const auto* item = reader.expect_item("a field and a regular expression");
  if (item == nullptr || !reader.expect_end()) return;
  const auto* pattern = &item->expression;
  ast::Name field{"_raw", item->expression.span, false};
  bool negated = false;
  if (const auto* comparison = std::get_if<ast::Comparison>(&pattern->node)) {
    const auto* name = as_field(*comparison->left);
    bool equal = comparison->comparator == ast::Comparator::equal;
    negated = comparison->comparator == ast::Comparator::not_equal;
    if (name == nullptr || (!equal && !negated))
      return binder.error("expected-field", comparison->left->span, "expected a field before = or !=", R"(for example: regex user="^svc_")");
    field = *name;
    pattern = comparison->right.get();
  }
  if (as_text(*pattern) == nullptr && !std::holds_alternative<ast::Regex>(pattern->node))
    return binder.error("expected-pattern", pattern->span, "expected a regular expression in double quotes", R"(for example: regex user="^svc_")");
  if (!item->aliases.empty()) return binder.error("unexpected-alias", item->aliases[0].span, "`regex` names nothing");
  // The word itself is the error there; that `matches(...)` is one too would say it twice.
  if (binder.options().dialect == Dialect::sumo) return;
  auto condition = bind_match(binder, std::move(field), *pattern);
  if (negated) {
    Expression inverse;
    inverse.form = Expression::Form::logical_not;
    inverse.node = binder.new_node();
    inverse.span = condition.span;
    inverse.sole_slot = condition.sole_slot;
    inverse.arguments.push_back(std::move(condition));
    condition = std::move(inverse);
  }
  binder.add(std::make_unique<FilterStep>(std::move(condition)));
}

LegalStage spell_regex(const WrittenStage& written) {
  const auto& item = std::get<ast::Item>(written.stage().elements.front());
  const auto* pattern = &item.expression;
  std::string field = "_raw";
  bool negated = false;
  if (const auto* comparison = std::get_if<ast::Comparison>(&pattern->node)) {
    field = written.text(*comparison->left);
    negated = comparison->comparator == ast::Comparator::not_equal;
    pattern = comparison->right.get();
  }
  const auto* text = as_text(*pattern);
  auto literal = text != nullptr ? regex_literal(repair_backslashes(unquote_regex(text->raw))) : written.text(*pattern);
  return spelled(negated ? "where !(" + field + " matches " + literal + ")" : "where " + field + " matches " + literal);
}

}  // namespace

void regex(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "regex",
                        .origin = Origin::borrowed,
                        .rewrite = "where FIELD matches /REGEX/",
                        .summary = "Keeps the rows in which a regular expression is found in a field, or, with `!=`, is not.",
                        .details = "Without a field the text is `_raw`. Of a null nothing is found: `!=` keeps it. Letter case counts "
                                   "unless (?i) says otherwise.",
                        .examples = {{.code = R"(* | regex user="^svc_" | fields user)",
                                      .result = "user\nsvc_a",
                                      .input = "{\"user\":\"svc_a\"}\n{\"user\":\"ann\"}"}}},
      .usage = {R"(regex FIELD="REGEX")", R"(regex FIELD!="REGEX")", R"(regex "REGEX")"},
      .bind = bind_regex,
      .spell = spell_regex,
  });
}

}  // namespace dohyo::stdlib::operators
