#include <fmt/format.h>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_where(StageBinder& binder) {
  StageReader reader(binder);
  const auto* item = reader.expect_item("a condition");
  if (item == nullptr) return;
  if (!item->aliases.empty())
    return binder.error("unexpected-alias", item->aliases[0].span, "`where` names nothing",
                        "to store the truth of a condition, leave out `where`: condition as name");
  auto condition = binder.expression(item->expression);
  if (condition.form == Expression::Form::constant && !condition.constant.is_null() &&
      condition.constant.kind() != Kind::boolean && !std::holds_alternative<ast::Field>(item->expression.node))
    binder.warning("constant-condition", item->expression.span, "this condition is no truth, so it is always false");
  auto step = std::make_unique<FilterStep>(std::move(condition));
  // For a stage that goes on with `or` or `and`.
  binder.leave_for_next_stage(step.get());
  binder.add(std::move(step));
  reader.expect_end();
}

/// `| or (...)` joins the condition of the `where` before it, as if the pipe were not there (04 A16).
void bind_junction(StageBinder& binder, Expression::Form junction, std::string_view word) {
  auto* const* before = std::any_cast<FilterStep*>(&binder.from_previous_stage());
  // There the word itself is the error.
  if (binder.options().dialect == Dialect::sumo && before != nullptr) return;
  if (before == nullptr)
    return binder.error("misplaced-junction", binder.stage().span, fmt::format("a stage cannot begin with `{}`", word),
                        "put the condition into the `where` before it, without a pipe");
  StageReader reader(binder);
  const auto* item = reader.expect_item("a condition");
  if (item == nullptr) return;
  auto* step = *before;
  step->extend(junction, binder.new_node(), binder.expression(item->expression));
  binder.leave_for_next_stage(step);
  reader.expect_end();
}

/// Both conditions in one `where`: the text reaches from the condition before the pipe to this stage's end.
LegalStage spell_junction(const WrittenStage& written, std::string_view word) {
  auto& binder = written.binder();
  auto* const* before = std::any_cast<FilterStep*>(&binder.from_previous_stage());
  StageReader reader(binder);
  const auto* item = reader.accept_item();
  if (before == nullptr || item == nullptr) return {};
  auto first = (*before)->condition()->span;
  auto legal = spelled(fmt::format("({}) {} ({})", binder.text(first), word, written.text(item->expression)));
  legal.replaces = first.through(written.stage().span);
  return legal;
}

OperatorDefinition junction(std::string_view word, Expression::Form form, std::string_view example, std::string_view result) {
  return {
      .documentation = {.name = word,
                        .origin = Origin::borrowed,
                        .rewrite = "the same condition inside the `where` before it",
                        .summary = "Goes on with the condition of the `where` directly before it.",
                        .examples = {{.code = example, .result = result, .input = "{\"n\":1}\n{\"n\":2}\n{\"n\":3}"}}},
      .usage = {word == "or" ? "or CONDITION" : "and CONDITION"},
      .bind = [form, word](StageBinder& binder) { bind_junction(binder, form, word); },
      .spell = [word](const WrittenStage& written) { return spell_junction(written, word); },
  };
}
}  // namespace

void where(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "where",
                        .summary = "Keeps the rows for which a condition is true.",
                        .details = "Comparisons with null are false and their negations true, so `where x != \"a\"` keeps rows "
                                   "without `x`. Bare words are fields; texts stand in double quotes. A text counts as true "
                                   "when it is \"true\" in any case.",
                        .examples = {{.code = R"(* | where status >= 500 | fields status)",
                                      .result = "status\n503",
                                      .input = "{\"status\":\"503\"}\n{\"status\":\"200\"}"}}},
      .usage = {"where CONDITION"},
      .bind = bind_where,
  });
  registry.add(junction("or", Expression::Form::logical_or, "* | where n = 1 | or (n = 3) | count", "_count\n2"));
  registry.add(junction("and", Expression::Form::logical_and, "* | where n > 1 | and (n < 3) | count", "_count\n1"));
}

}  // namespace dohyo::stdlib::operators
