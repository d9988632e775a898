#include "interpreter/analysis/bind_expression.h"

#include <fmt/format.h>

#include "interpreter/data/convert.h"
#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/steps.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

using Form = Expression::Form;

Expression ExpressionBinder::node(Form form, Span span) {
  Expression e;
  e.form = form;
  e.span = span;
  e.node = names_.next_node();
  return e;
}

Expression ExpressionBinder::constant(Value value, Span span) {
  auto e = node(Form::constant, span);
  e.constant = names_.constants().copy(value);
  return e;
}

Expression ExpressionBinder::text(std::string_view text, Span span) { return constant(Value::text(text), span); }

Expression ExpressionBinder::literal(const ast::Text& written, Escapes escapes, Span span) {
  if (written.single_quotes && options_.dialect == Dialect::sumo)
    return fail("borrowed-form", span, "the hosted service does not know a text in single quotes", "texts stand in double quotes",
                Fix{span, written.raw == "\"" ? "\"\\\"\"" : '"' + written.raw + '"'});
  return text(written.single_quotes && written.raw == "\\'" ? "'" : decode_literal(written.raw, escapes), span);
}

Expression ExpressionBinder::field(std::string_view name, Span span) {
  Slot slot = names_.resolve(name, span);
  if (slot == names_.null_slot()) return constant(Value::null(), span);
  auto e = node(Form::field, span);
  e.slot = slot;
  return e;
}

Expression ExpressionBinder::fail(std::string code, Span span, std::string message, std::string help, std::optional<Fix> fix) {
  diagnostics_.push_back({Severity::error, std::move(code), span, std::move(message), std::move(help), std::move(fix)});
  return constant(Value::null(), span);
}

Expression ExpressionBinder::logical(Form form, std::vector<Expression> operands, Span span) {
  auto e = node(form, span);
  e.arguments = std::move(operands);
  return e;
}

Expression ExpressionBinder::negated(Expression operand, Span span) {
  std::vector<Expression> operands;
  operands.push_back(std::move(operand));
  return logical(Form::logical_not, std::move(operands), span);
}

// ---- Expressions -------------------------------------------------------------------------------------------------------

Expression ExpressionBinder::bind(const ast::Expression& e) {
  struct Visitor {
    ExpressionBinder& self;
    Span span;

    Expression operator()(const ast::Null&) const { return self.constant(Value::null(), span); }
    Expression operator()(const ast::Text& t) const { return self.literal(t, Escapes::plain, span); }
    Expression operator()(const ast::Number& n) const {
      return self.constant(n.integer ? Value::integer(*n.integer) : Value::number(n.value), span);
    }
    Expression operator()(const ast::Boolean& b) const { return self.constant(Value::boolean(b.value), span); }
    Expression operator()(const ast::Field& f) const { return self.field(f.name.text, f.name.span); }
    Expression operator()(const ast::Regex&) const {
      return self.fail("misplaced-regex", span, "a regular expression can only stand after `matches` or as an argument");
    }
    Expression operator()(const ast::Star&) const {
      return self.fail("misplaced-star", span, "* stands for all rows only in count(*)");
    }
    Expression operator()(const ast::Signs&) const {
      return self.fail("syntax", span, "a sign needs a number or a field behind it");
    }
    Expression operator()(const ast::Tuple&) const {
      return self.fail("misplaced-list", span, "several values in brackets have no value here",
                       "they stand after `in`, or as the arguments of a function");
    }
    Expression operator()(const ast::Location& l) const {
      return self.fail("misplaced-location", span, "the place of a table stands only where an operator takes one, as in lookup ... from",
                       "a text stands in quotes", Fix{span, '"' + l.text + '"'});
    }
    // What it stands for is unknown. The query as a whole says that it has no value.
    Expression operator()(const ast::Parameter& p) const {
      if (p.tested != nullptr) (void)self.bind(*p.tested);
      return self.constant(Value::null(), span);
    }
    Expression operator()(const ast::Subquery& q) const { return self.subquery(q, span, false); }
    Expression operator()(const ast::Call& c) const { return self.call_written(c, span); }
    Expression operator()(const ast::Negation& n) const {
      std::vector<Expression> operands;
      operands.push_back(self.bind(*n.operand));
      return self.call("negate", std::move(operands), span);
    }
    Expression operator()(const ast::Arithmetic& a) const {
      // A chain becomes a left-deep tree; very long ones would recurse too deep.
      if (a.steps.size() > 1000)
        return self.fail("too-long", span, "more than 1000 terms in one sum or product", "split it into several stages");
      auto left = self.bind(*a.first);
      for (const auto& step : a.steps) {
        std::vector<Expression> operands;
        auto whole = left.span.through(step.operand->span);
        operands.push_back(std::move(left));
        operands.push_back(self.bind(*step.operand));
        left = self.call(std::string_view(&step.symbol, 1), std::move(operands), whole);
      }
      return left;
    }
    Expression operator()(const ast::Comparison& c) const { return self.comparison(c, span); }
    Expression operator()(const ast::Membership& m) const {
      std::vector<Bound> arguments;
      arguments.push_back(self.bind_argument(*m.value, false));
      for (const auto& item : m.items) arguments.push_back(self.bind_argument(item, false));
      return self.call(*self.registry_.find_function(m.negated ? "not in" : "in"), std::move(arguments), span);
    }
    Expression operator()(const ast::Logical& l) const {
      std::vector<Expression> operands;
      for (const auto& operand : l.operands) operands.push_back(self.bind(operand));
      return self.logical(l.junction == ast::Junction::all ? Form::logical_and : Form::logical_or, std::move(operands), span);
    }
    Expression operator()(const ast::Not& n) const { return self.negated(self.bind(*n.operand), span); }
    Expression operator()(const ast::Conditional& c) const {
      std::vector<Expression> parts;
      parts.push_back(self.bind(*c.condition));
      parts.push_back(self.bind(*c.then));
      parts.push_back(self.bind(*c.otherwise));
      return self.logical(Form::conditional, std::move(parts), span);
    }
  };
  return std::visit(Visitor{*this, e.span}, e.node);
}

Expression ExpressionBinder::comparison(const ast::Comparison& c, Span span) {
  auto is_null_literal = [](const ast::Expression& e) { return std::holds_alternative<ast::Null>(e.node); };
  using enum ast::Comparator;
  if (c.comparator == finds) return search(c, span);
  if (c.comparator == equal || c.comparator == not_equal) {
    // `x = null` means isNull(x) (spec 03 section 1.5).
    const auto* tested = is_null_literal(*c.right) ? c.left.get() : is_null_literal(*c.left) ? c.right.get() : nullptr;
    if (tested != nullptr) {
      std::vector<Expression> operands;
      operands.push_back(bind(*tested));
      auto test = call("isNull", std::move(operands), span);
      return c.comparator == equal ? std::move(test) : negated(std::move(test), span);
    }
  }
  static constexpr std::string_view symbols[] = {"=", "!=", "<", "<=", ">", ">=", "(matches)", "contains"};
  auto result = symbol(symbols[static_cast<size_t>(c.comparator)], *c.left, *c.right, span);
  return c.negated ? negated(std::move(result), span) : std::move(result);
}

/// `x =~ p` is the call matches(x, p): a search, also by a text (04 C30).
Expression ExpressionBinder::search(const ast::Comparison& c, Span span) {
  if (options_.dialect == Dialect::sumo)
    return fail("borrowed-syntax", c.symbol_span, fmt::format("the hosted service does not know {}", c.symbol),
                "write: field matches /pattern/", Fix{c.symbol_span, c.symbol == "!~" ? "not matches" : "matches"});
  std::vector<Bound> arguments;
  arguments.push_back(bind_argument(*c.left, false));
  arguments.push_back(bind_argument(*c.right, false));
  auto result = call(*registry_.find_function("matches"), std::move(arguments), span);
  return c.negated ? negated(std::move(result), span) : std::move(result);
}

Expression ExpressionBinder::subquery(const ast::Subquery& subquery, Span span, bool in_search) {
  Slot truth = names_.subquery(*subquery.query, span, in_search);
  if (truth == no_slot) return constant(Value::null(), span);
  auto e = node(Form::field, span);
  e.slot = truth;
  return e;
}

Expression ExpressionBinder::symbol(std::string_view name, const ast::Expression& left, const ast::Expression& right,
                                    Span span) {
  const auto* function = registry_.find_function(name);
  std::vector<Bound> arguments;
  arguments.push_back(bind_argument(left, false));
  arguments.push_back(bind_argument(right, false));
  return call(*function, std::move(arguments), span);
}

// ---- Calls ---------------------------------------------------------------------------------------------------------------

ExpressionBinder::Bound ExpressionBinder::bind_argument(const ast::Expression& e, bool decode_control_escapes) {
  Bound bound;
  bound.argument.span = e.span;
  if (const auto* regex = std::get_if<ast::Regex>(&e.node)) {
    bound.expression = text(regex->pattern, e.span);
    bound.argument.form = Argument::Form::regex;
    bound.argument.raw = bound.expression.constant.as_text();
    bound.argument.flags = names_.constants().copy(regex->flags);
  } else if (const auto* literal = std::get_if<ast::Text>(&e.node)) {
    bound.expression = this->literal(*literal, decode_control_escapes ? Escapes::control : Escapes::plain, e.span);
    bound.argument.form = Argument::Form::text;
    bound.argument.raw = names_.constants().copy(literal->raw);
  } else {
    bound.expression = bind(e);
    if (bound.expression.form == Form::constant) bound.argument.form = Argument::Form::other_constant;
  }
  bound.argument.value = bound.expression.constant;
  return bound;
}

Expression ExpressionBinder::call(std::string_view name, std::vector<Expression> arguments, Span span) {
  const auto* function = registry_.find_function(name);
  std::vector<Bound> bound;
  for (auto& e : arguments) {
    Bound b;
    b.argument.span = e.span;
    if (e.form == Form::constant) {
      b.argument.form = e.constant.is_text() ? Argument::Form::text : Argument::Form::other_constant;
      b.argument.value = e.constant;
      if (e.constant.is_text()) b.argument.raw = e.constant.as_text();
    }
    b.expression = std::move(e);
    bound.push_back(std::move(b));
  }
  return call(*function, std::move(bound), span);
}

Expression ExpressionBinder::call(const ScalarFunction& function, std::vector<Bound> bound, Span span) {
  if (function.expand) return expand(function, std::move(bound), span);
  auto e = node(Form::call, span);
  e.function = &function;
  if (function.reads_time_range) names_.need_time_range();
  std::vector<Argument> arguments;
  for (auto& b : bound) {
    arguments.push_back(b.argument);
    e.arguments.push_back(std::move(b.expression));
  }
  Preparation preparation{arguments, options_, span, diagnostics_};
  e.callable = function.prepare(preparation);
  // After an error there is nothing to call.
  if (e.callable.evaluate == nullptr) return constant(Value::null(), span);
  return e;
}

bool ExpressionBinder::check_count(std::string_view signature, size_t fewest, size_t most, size_t given, Span span) {
  if (given >= fewest && given <= most) return true;
  auto wanted = fewest == most         ? std::to_string(fewest)
                : most == SIZE_MAX     ? fmt::format("at least {}", fewest)
                : given < fewest       ? fmt::format("at least {}", fewest)
                                       : fmt::format("at most {}", most);
  auto name = signature.substr(0, signature.find('('));
  bool is_documented = registry_.find_function(name) != nullptr || registry_.find_aggregate(name) != nullptr;
  fail("argument-count", span, fmt::format("{} takes {} argument{}, not {}", signature, wanted, wanted == "1" || wanted.ends_with(" 1") ? "" : "s", given),
       is_documented ? fmt::format("`dohyo docs {}` explains it", name) : "");
  return false;
}

Expression ExpressionBinder::call_written(const ast::Call& written, Span span) {
  const auto* function = find_called(written);
  if (function == nullptr) return constant(Value::null(), span);
  if (!check_count(function->signature(), function->fewest_arguments(), function->most_arguments(), written.arguments.size(), span))
    return constant(Value::null(), span);
  if (function->bind) return bind_written(*function, written, span);
  std::vector<Bound> arguments;
  for (const auto& argument : written.arguments)
    arguments.push_back(bind_argument(argument, function->decodes_control_escapes));
  check_dialect(*function, written, arguments, span);
  return call(*function, std::move(arguments), span);
}

const ScalarFunction* ExpressionBinder::find_called(const ast::Call& call) {
  const auto& name = call.function.text;
  const auto* function = call.infix ? registry_.find_infix(utf8::lower_ascii(name)) : registry_.find_function(name);
  if (function == nullptr) report_unknown_function(call);
  return function;
}

void ExpressionBinder::report_unknown_function(const ast::Call& call) {
  const auto& name = call.function;
  if (registry_.find_aggregate(name.text) != nullptr) {
    fail("aggregate-in-expression", name.span,
         fmt::format("{} is an aggregate: it stands in a stage of its own, not inside an expression", name.text));
    return;
  }
  if (const auto* missing = registry_.missing().find(MissingName::Kind::function, utf8::lower_ascii(name.text)); missing != nullptr) {
    for (const auto& argument : call.arguments)
      if (!std::holds_alternative<ast::Location>(argument.node)) (void)bind_argument(argument, false);
    diagnostics_.push_back(dohyo::missing(*missing, name.span));
    return;
  }
  std::string help;
  std::optional<Fix> fix;
  if (auto near = closest(utf8::lower_ascii(name.text), registry_.function_names())) {
    help = fmt::format("did you mean `{}`?", *near);
    fix = Fix{name.span, *near};
  }
  fail("unknown-function", name.span, fmt::format("there is no function `{}`", name.text), help, fix);
}

// ---- Dialects ---------------------------------------------------------------------------------------------------------------

void ExpressionBinder::check_dialect(const Documentation& documentation, const ast::Name& written) {
  if (options_.dialect != Dialect::sumo || !is_borrowed(documentation, written.text)) return;
  auto legal = documentation.origin == Origin::sumo ? documentation.name : documentation.rewrite;
  Diagnostic d{Severity::error, "borrowed-word", written.span,
               fmt::format("`{}` is not a word of the hosted service's language", written.text), "", {}};
  if (!legal.empty()) {
    d.help = fmt::format("write `{}`", legal);
    if (documentation.origin == Origin::sumo) d.fix = Fix{written.span, std::string(legal)};
  }
  diagnostics_.push_back(std::move(d));
}

/// Of a call the whole can be written anew, with what stands in its brackets.
void ExpressionBinder::check_dialect(const ScalarFunction& function, const ast::Call& written, const std::vector<Bound>& arguments,
                                     Span span) {
  const auto& documentation = function.documentation;
  if (options_.dialect != Dialect::sumo) return;
  if (documentation.origin == Origin::sumo && !written.infix) return check_dialect(documentation, written.function);
  if (!written.infix && !is_borrowed(documentation, written.function.text)) return;
  std::vector<LegalSpelling::Written> texts;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const auto& argument = arguments[i].argument;
    const auto& node = written.arguments[i].node;
    bool loose = !written.arguments[i].parenthesised && !std::holds_alternative<ast::Field>(node) &&
                 !std::holds_alternative<ast::Call>(node) && !argument.is_constant();
    LegalSpelling::Written text{std::string(names_.source_text(argument.span)), loose, {}, std::string(argument.raw)};
    if (written.arguments[i].parenthesised) text.text = "(" + text.text + ")";
    if (argument.form == Argument::Form::text) text.constant = std::string(argument.value.as_text());
    texts.push_back(std::move(text));
  }
  Diagnostic d{Severity::error, "borrowed-word", written.function.span,
               fmt::format("`{}` is not a word of the hosted service's language", written.function.text), "", {}};
  if (auto legal = spell_legally(function, LegalSpelling(std::move(texts))); !legal.empty()) {
    d.help = fmt::format("write `{}`", legal);
    d.fix = Fix{span, std::move(legal)};
  } else if (!documentation.rewrite.empty()) {
    d.help = fmt::format("write `{}`", documentation.rewrite);
  }
  diagnostics_.push_back(std::move(d));
}

void ExpressionBinder::check_forms(const std::vector<ast::BorrowedForm>& forms) {
  if (options_.dialect != Dialect::sumo) return;
  for (const auto& form : forms)
    diagnostics_.push_back({Severity::error, "borrowed-form", form.span,
                            fmt::format("the hosted service does not know {}", form.what),
                            fmt::format("write {}", form.replacement), Fix{form.span, form.replacement}});
}

// ---- The search scope ------------------------------------------------------------------------------------------------------

void ExpressionBinder::add_filter(StageBinder& binder, Expression condition) {
  binder.add(std::make_unique<FilterStep>(std::move(condition)));
}

Expression ExpressionBinder::bind_scope(const ast::Scope& scope) {
  struct Visitor {
    ExpressionBinder& self;
    Span span;
    Expression operator()(const ast::ScopeKeyword& k) const { return self.keyword(k, span); }
    Expression operator()(const ast::ScopeTest& t) const { return self.scope_test(t, span); }
    Expression operator()(const ast::ScopeLogical& l) const {
      std::vector<Expression> operands;
      for (const auto& operand : l.operands) operands.push_back(self.bind_scope(operand));
      return self.logical(l.junction == ast::Junction::all ? Form::logical_and : Form::logical_or, std::move(operands), span);
    }
    Expression operator()(const ast::ScopeNot& n) const { return self.negated(self.bind_scope(*n.operand), span); }
    Expression operator()(const ast::Subquery& q) const { return self.subquery(q, span, true); }
  };
  return std::visit(Visitor{*this, scope.span}, scope.node);
}

Expression ExpressionBinder::keyword(const ast::ScopeKeyword& keyword, Span span) {
  if (!keyword.quoted && keyword.text == "*") return constant(Value::boolean(true), span);
  std::vector<Expression> arguments;
  arguments.push_back(field("_raw", span));
  arguments.push_back(text(keyword.text, span));
  arguments.push_back(constant(Value::boolean(keyword.quoted), span));
  return call("(keyword)", std::move(arguments), span);
}

Expression ExpressionBinder::scope_test(const ast::ScopeTest& test, Span span) {
  // A search modifier, not a field (spec 01 section 2.3).
  if (utf8::equal_ignoring_ascii_case(test.field.text, "_dataTier")) return constant(Value::boolean(true), span);
  using enum ast::Comparator;
  auto one = [&](const ast::ScopeTest::Operand& operand) {
    std::vector<Expression> arguments;
    arguments.push_back(field(test.field.text, test.field.span));
    if (test.comparator == equal || test.comparator == not_equal) {
      arguments.push_back(text(operand.text, operand.span));
      return call("(field test)", std::move(arguments), span);
    }
    auto number = parse_number(operand.text);
    arguments.push_back(number.is_null() ? text(operand.text, operand.span) : constant(number, operand.span));
    static constexpr std::string_view symbols[] = {"=", "!=", "<", "<=", ">", ">="};
    return call(symbols[static_cast<size_t>(test.comparator)], std::move(arguments), span);
  };
  std::vector<Expression> any;
  for (const auto& operand : test.operands) any.push_back(one(operand));
  auto result = any.size() == 1 ? std::move(any[0]) : logical(Form::logical_or, std::move(any), span);
  bool negate = test.negated || test.comparator == not_equal;
  return negate ? negated(std::move(result), span) : std::move(result);
}

}  // namespace dohyo
