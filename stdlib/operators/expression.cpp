#include <fmt/format.h>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

/// A function of one field and nothing else changes that field in place: `| toLowerCase(x)` (spec 03 section 1.6).
const ast::Name* field_changed_in_place(const ast::Expression& e) {
  const auto* call = std::get_if<ast::Call>(&e.node);
  if (call == nullptr || call->arguments.size() != 1) return nullptr;
  return as_field(call->arguments[0]);
}

Expression bind_value(StageBinder& binder, const ast::Expression& e) {
  // A text that becomes a field knows \n, \t and \r (spec 03 section 1.2).
  if (const auto* text = as_text(e)) {
    auto bound = binder.expression(e);
    bound.constant = binder.arena().text(decode_literal(text->raw, Escapes::control));
    return bound;
  }
  return binder.expression(e);
}

/// `toLowerCase path`, a borrowed spelling of `toLowerCase(path)` (04 C97).
bool bind_bare_call(StageBinder& binder) {
  const auto& elements = binder.stage().elements;
  if (elements.size() != 2) return false;
  const auto* function = std::get_if<ast::Item>(&elements[0]);
  const auto* operand = std::get_if<ast::Item>(&elements[1]);
  if (function == nullptr || operand == nullptr || !operand->aliases.empty() || !function->aliases.empty()) return false;
  const auto* name = as_field(function->expression);
  const auto* field = as_field(operand->expression);
  if (name == nullptr || field == nullptr) return false;
  if (binder.options().dialect == Dialect::sumo) {
    binder.error("borrowed-form", name->span, "a function takes its field in brackets",
                 fmt::format("write {0}({1}) as {1}", name->text, field->text));
    return true;
  }
  std::vector<Expression> arguments;
  arguments.push_back(binder.expression(operand->expression));
  auto value = binder.call(name->text, std::move(arguments), binder.stage().span);
  binder.add(std::make_unique<AssignStep>(binder.assign(*field), std::move(value)));
  return true;
}

void bind_expression(StageBinder& binder) {
  if (bind_bare_call(binder)) return;
  StageReader reader(binder);
  const auto* item = reader.expect_item("an expression");
  if (item == nullptr) return;
  auto value = bind_value(binder, item->expression);
  if (item->aliases.size() > 1)
    return binder.error("too-many-aliases", item->aliases[1].span, "one expression has one name");
  if (!reader.expect_end()) return;
  if (!item->aliases.empty()) {
    binder.add(std::make_unique<AssignStep>(binder.assign(item->aliases[0]), std::move(value)));
    return;
  }
  if (const auto* name = field_changed_in_place(item->expression)) {
    binder.add(std::make_unique<AssignStep>(binder.assign(*name), std::move(value)));
    return;
  }
  if (const auto* comparison = std::get_if<ast::Comparison>(&item->expression.node);
      comparison != nullptr && comparison->comparator == ast::Comparator::equal)
    return binder.error("lost-result", item->expression.span, "this compares and throws the result away",
                        "to keep rows, write `where` before it; to set a field, write `value as name` or `eval name = value`");
  binder.error("missing-alias", item->expression.span, "the result of this expression has no name", "add `as name`");
}

void bind_eval(StageBinder& binder) {
  for (const auto& assignment : binder.stage().assignments) {
    auto value = bind_value(binder, assignment.expression);
    binder.add(std::make_unique<AssignStep>(binder.assign(assignment.name), std::move(value)));
  }
}

}  // namespace

void expression(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "(expression)",
                        .summary = "Sets a field to the value of an expression.",
                        .details = "`old as new` copies a field. A function of one field without a name changes that field in "
                                   "place: `toLowerCase(user)`.",
                        .examples = {{.code = R"(* | a + 1 as b | fields b)", .result = "b\n3", .input = R"({"a":2})"},
                                     {.code = R"(* | "x" as kind | toUpperCase(kind) | fields kind)", .result = "kind\nX", .input = R"({"a":2})"}}},
      .usage = {"EXPRESSION as NAME", "FUNCTION(FIELD)"},
      .bind = bind_expression,
  });
  registry.add(OperatorDefinition{
      .documentation = {.name = "eval",
                        .aliases = {{"extend"}},
                        .origin = Origin::borrowed,
                        .rewrite = "EXPRESSION as NAME",
                        .summary = "Sets fields to the values of expressions, from left to right.",
                        .details = "Only the first `=` after a name assigns; the functions keep their Sumo meaning (00-decisions 3.1).",
                        .examples = {{.code = R"(* | eval b = a * 2, c = b + 1 | fields b, c)", .result = "b,c\n4,5", .input = R"({"a":2})"}}},
      .usage = {"eval NAME = EXPRESSION, ..."},
      .form = syntax::StageForm::assignments,
      .bind = bind_eval,
  });
}

}  // namespace dohyo::stdlib::operators
