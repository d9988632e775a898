#include <fmt/format.h>

#include "interpreter/library/legal_stage.h"
#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

bool is_constant(const ast::Expression& e) {
  return !std::holds_alternative<ast::Field>(e.node) && !std::holds_alternative<ast::Call>(e.node) &&
         (as_text(e) != nullptr || as_number(e) != nullptr || std::holds_alternative<ast::Regex>(e.node) ||
          std::holds_alternative<ast::Boolean>(e.node) || std::holds_alternative<ast::Null>(e.node));
}

/// A function of one field and constants changes that field in place: `| toLowerCase(x)`, `| round(x, 2)` (spec 03 section 1.6).
const ast::Name* field_changed_in_place(const ast::Expression& e) {
  const auto* call = std::get_if<ast::Call>(&e.node);
  if (call == nullptr || call->infix) return nullptr;
  const ast::Name* field = nullptr;
  for (const auto& argument : call->arguments) {
    if (is_constant(argument)) continue;
    const auto* name = as_field(argument);
    if (name == nullptr || field != nullptr) return nullptr;
    field = name;
  }
  return field;
}

/// What the result of an expression without a name is called: its text with single blanks (03-12.8).
std::string name_of_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
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
    const auto* called = binder.registry().find_function(name->text);
    auto legal = fmt::format("{0}({1}) as {1}", is_borrowed(called->documentation, name->text) ? called->documentation.name : name->text, field->text);
    binder.report({Severity::error, "borrowed-form", name->span, "a function takes its field in brackets", fmt::format("write `{}`", legal),
                   Fix{binder.stage().span, legal}});
    return true;
  }
  std::vector<Expression> arguments;
  arguments.push_back(binder.expression(operand->expression));
  auto value = binder.call(name->text, std::move(arguments), binder.stage().span);
  binder.add(std::make_unique<AssignStep>(binder.assign(*field), std::move(value)));
  return true;
}

/// `| isPublicIP(ip)` puts the truth in place of the address; its author most likely meant to keep rows.
void warn_of_predicate(StageBinder& binder, const ast::Expression& e) {
  const auto& call = std::get<ast::Call>(e.node);
  const auto* function = binder.registry().find_function(call.function.text);
  if (function == nullptr || !function->predicate) return;
  Diagnostic d{Severity::warning, "predicate-in-place", e.span,
               "this replaces the field by true or false", "to keep rows, write `where` before it; to store the truth, add `as name`",
               Fix{{e.span.begin, e.span.begin}, "where "}};
  binder.report(std::move(d));
}

void report_missing_name(StageBinder& binder, const ast::Expression& e, const std::string& name) {
  const auto* comparison = std::get_if<ast::Comparison>(&e.node);
  if (comparison == nullptr || comparison->comparator != ast::Comparator::equal) {
    binder.report({Severity::note, "unnamed-result", e.span, fmt::format("the result is called `{}`", name), "add `as name`", {}});
    return;
  }
  // 04 A15.
  Diagnostic d{Severity::warning, "lost-result", e.span, "this compares and keeps the rows as they are",
               "to keep some rows, write `where` before it; to set a field, write `value as name`", {}};
  if (const auto* field = as_field(*comparison->left))
    d.fix = Fix{e.span, fmt::format("{} as {}", binder.text(comparison->right->span), binder.text(field->span))};
  binder.report(std::move(d));
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
    warn_of_predicate(binder, item->expression);
    binder.add(std::make_unique<AssignStep>(binder.assign(*name), std::move(value)));
    return;
  }
  auto name = name_of_text(binder.text(item->expression.span));
  report_missing_name(binder, item->expression, name);
  binder.add(std::make_unique<AssignStep>(binder.assign(name), std::move(value)));
}

LegalStage spell_eval(const WrittenStage& written) {
  std::string out;
  for (const auto& assignment : written.stage().assignments)
    out += fmt::format("{}{} as {}", out.empty() ? "" : " | ", written.text(assignment.expression), name_literal(assignment.name.text));
  return spelled(std::move(out));
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
                        .details = "`old as new` copies a field. A function of one field and constants, without a name, changes that field in "
                                   "place: `toLowerCase(user)`, `round(ms, 1)`. Any other expression without a name makes a field that "
                                   "is called as it is written.",
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
      .spell = spell_eval,
  });
}

}  // namespace dohyo::stdlib::operators
