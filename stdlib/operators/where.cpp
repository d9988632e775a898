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
  binder.add(std::make_unique<FilterStep>(std::move(condition)));
  reader.expect_end();
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
}

}  // namespace dohyo::stdlib::operators
