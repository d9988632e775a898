// Calls of aggregates: what stands in their brackets, conditions, numbers in names (02 section 1.1, 03 section 11.4).
#include <fmt/format.h>

#include <algorithm>

#include "interpreter/analysis/bind_expression.h"
#include "interpreter/data/convert.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

using Form = Expression::Form;

/// What is in the brackets of `eval(...)`, the borrowed mark of an expression inside an aggregate.
const ast::Expression* inside_eval(const ast::Expression& e) {
  const auto* call = std::get_if<ast::Call>(&e.node);
  bool eval = call != nullptr && utf8::equal_ignoring_ascii_case(call->function.text, "eval") && call->arguments.size() == 1;
  return eval ? &call->arguments[0] : nullptr;
}

bool is_conditional(const AggregateFunction& function, std::string_view name) {
  return std::any_of(function.conditional_names.begin(), function.conditional_names.end(),
                     [&](std::string_view known) { return utf8::equal_ignoring_ascii_case(known, name); });
}

}  // namespace

const AggregateFunction* ExpressionBinder::find_aggregate(const ast::Name& name) {
  if (const auto* function = registry_.find_aggregate(name.text)) {
    check_dialect(function->documentation, name);
    return function;
  }
  if (const auto* missing = registry_.missing().find(MissingName::Kind::aggregate, name.text)) {
    diagnostics_.push_back(dohyo::missing(*missing, name.span));
    return nullptr;
  }
  std::vector<std::string> names;
  for (const auto& known : registry_.aggregates()) names.emplace_back(known.documentation.name);
  std::string help;
  std::optional<Fix> fix;
  if (auto near = closest(name.text, names)) {
    help = fmt::format("did you mean `{}`?", *near);
    fix = Fix{name.span, *near};
  }
  fail("unknown-aggregate", name.span, fmt::format("there is no aggregate `{}`", name.text), help, fix);
  return nullptr;
}

ExpressionBinder::Bound ExpressionBinder::bind_aggregated(const AggregateFunction& function, const ast::Expression& argument) {
  const auto* inner = inside_eval(argument);
  auto bound = bind_argument(inner != nullptr ? *inner : argument, false);
  bool computed = bound.expression.form != Form::constant && bound.expression.form != Form::field;
  if ((computed || inner != nullptr) && options_.dialect == Dialect::sumo)
    fail("expression-in-aggregate", argument.span, "the hosted service takes only a field here",
         "compute it in a stage before: expression as name");
  if (computed && function.counts_what_holds) {
    auto span = bound.expression.span;
    std::vector<Expression> value;
    value.push_back(std::move(bound.expression));
    bound.expression = call("(counted)", std::move(value), span);
  }
  return bound;
}

/// The value where the condition holds, else null: `sumif(x, c)` is `sum(if(c, x, null))`.
Expression ExpressionBinder::where_holds(Expression condition, Expression value) {
  auto span = condition.span;
  std::vector<Expression> parts;
  parts.push_back(std::move(condition));
  parts.push_back(std::move(value));
  parts.push_back(constant(Value::null(), span));
  return logical(Form::conditional, std::move(parts), span);
}

std::optional<StageBinder::BoundAggregate> ExpressionBinder::aggregate(const ast::Call& written, Span span) {
  const auto* function = find_aggregate(written.function);
  if (function == nullptr) return {};
  bool conditional = is_conditional(*function, written.function.text);
  StageBinder::BoundAggregate bound;
  bound.function = function;
  std::vector<Argument> arguments;
  std::string field_name;
  bool star = written.arguments.size() == 1 && std::holds_alternative<ast::Star>(written.arguments[0].node);
  size_t values = star ? 0 : written.arguments.size() - (conditional && !written.arguments.empty() ? 1 : 0);
  for (size_t i = 0; i < values; ++i) {
    const auto& argument = written.arguments[i];
    if (const auto* name = as_field(argument); name != nullptr && field_name.empty()) field_name = name->text;
    auto b = bind_aggregated(*function, argument);
    if (const auto* number = as_number(argument)) b.argument.raw = names_.constants().copy(number->text);
    arguments.push_back(b.argument);
    bound.arguments.push_back(std::move(b.expression));
  }
  if (auto number = function->number_in_name ? function->number_in_name(utf8::lower_ascii(written.function.text)) : std::nullopt) {
    auto value = constant(parse_number(*number), written.function.span);
    arguments.push_back({Argument::Form::other_constant, written.function.span, value.constant, {}});
    bound.arguments.push_back(std::move(value));
  }
  if (conditional && !add_condition(written, span, bound, arguments)) return {};

  size_t fewest = 0;
  for (auto p : function->parameters) fewest += p.starts_with('[') ? 0 : 1;
  size_t most = !function->parameters.empty() && function->parameters.back().find("...") != std::string_view::npos
                    ? SIZE_MAX
                    : function->parameters.size();
  auto signature = fmt::format("{}({})", function->documentation.name, fmt::join(function->parameters, ", "));
  if (!check_count(signature, fewest, most, arguments.size(), span)) return {};
  Preparation preparation{arguments, options_, span, diagnostics_};
  bound.fold = function->prepare(preparation);
  if (bound.fold.create == nullptr) return {};
  bound.column = function->column_name ? function->column_name(arguments, field_name) : std::string(function->default_column);
  return bound;
}

/// `countif(c)` has no value but the condition itself.
bool ExpressionBinder::add_condition(const ast::Call& written, Span span, StageBinder::BoundAggregate& bound,
                                     std::vector<Argument>& arguments) {
  if (written.arguments.empty()) {
    fail("argument-count", span, fmt::format("{} takes a condition as its last argument", written.function.text));
    return false;
  }
  const auto* inner = inside_eval(written.arguments.back());
  const auto& condition = inner != nullptr ? *inner : written.arguments.back();
  if (bound.arguments.empty()) {
    bound.arguments.push_back(constant(Value::boolean(true), condition.span));
    arguments.push_back({Argument::Form::expression, condition.span, {}, {}});
  }
  for (auto& argument : bound.arguments) argument = where_holds(bind(condition), std::move(argument));
  return true;
}

}  // namespace dohyo
