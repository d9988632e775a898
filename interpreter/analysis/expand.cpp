// What a function that is no plain call is bound to (library/expansion.h, library/written_call.h), and on which rows functions have no answer.
#include "interpreter/analysis/bind_expression.h"
#include "interpreter/library/expansion.h"
#include "interpreter/library/written_call.h"
#include "interpreter/syntax/parse.h"

namespace dohyo {

using Form = Expression::Form;

class BoundExpansion final : public Expansion {
 public:
  BoundExpansion(ExpressionBinder& binder, std::vector<ExpressionBinder::Bound> bound, Span span) : binder_(binder), span_(span) {
    for (auto& b : bound) {
      written_.push_back(b.argument);
      arguments_.push_back(std::move(b.expression));
    }
  }

  std::vector<Expression>& arguments() override { return arguments_; }
  const std::vector<Argument>& written() const override { return written_; }
  const LanguageOptions& options() const override { return binder_.options_; }
  Span span() const override { return span_; }

  Expression copy(const Expression& expression) override { return binder_.copy(expression); }
  Expression constant(Value value) override { return binder_.constant(value, span_); }
  Expression conditional(Expression condition, Expression then, Expression otherwise) override {
    std::vector<Expression> parts;
    parts.push_back(std::move(condition));
    parts.push_back(std::move(then));
    parts.push_back(std::move(otherwise));
    return binder_.logical(Form::conditional, std::move(parts), span_);
  }
  Expression negated(Expression condition) override { return binder_.negated(std::move(condition), span_); }
  Expression call(std::string_view function, std::vector<Expression> arguments) override {
    return binder_.call(function, std::move(arguments), span_);
  }
  Expression items_where(Slot list, Expression condition) override {
    std::vector<Expression> parts;
    parts.push_back(std::move(condition));
    auto e = binder_.logical(Form::items_where, std::move(parts), span_);
    e.slot = list;
    return e;
  }
  Expression search(std::string_view text, Span at) override {
    Source source("<search>", std::string(text));
    auto script = syntax::parse(source, binder_.registry_.words());
    bool one = script.queries.size() == 1 && script.queries[0].stages.empty() && script.queries[0].scope;
    if (!one || !script.diagnostics.empty())
      return error("not-a-search", at, "this text is no search", "it is read as what stands before the first | of a query");
    return binder_.bind_scope(*script.queries[0].scope);
  }
  Expression error(std::string code, Span at, std::string message, std::string help) override {
    return binder_.fail(std::move(code), at, std::move(message), std::move(help));
  }

 private:
  ExpressionBinder& binder_;
  std::vector<Expression> arguments_;
  std::vector<Argument> written_;
  Span span_;
};

Expression ExpressionBinder::expand(const ScalarFunction& function, std::vector<Bound> arguments, Span span) {
  BoundExpansion expansion(*this, std::move(arguments), span);
  return function.expand(expansion);
}

class BoundWrittenCall final : public WrittenCall {
 public:
  BoundWrittenCall(ExpressionBinder& binder, const ScalarFunction& function, const ast::Call& call, Span span)
      : binder_(binder), function_(function), call_(call), span_(span) {}

  [[nodiscard]] const ast::Call& call() const override { return call_; }
  [[nodiscard]] Span span() const override { return span_; }
  [[nodiscard]] const LanguageOptions& options() const override { return binder_.options_; }

  Expression value(const ast::Expression& expression) override { return binder_.bind(expression); }
  Expression constant(Value value) override { return binder_.constant(value, span_); }
  Expression evaluated(Callable code, std::vector<Expression> arguments) override {
    auto e = binder_.node(Form::call, span_);
    e.function = &function_;
    e.callable = std::move(code);
    e.arguments = std::move(arguments);
    return e;
  }
  void report(Diagnostic diagnostic) override { binder_.diagnostics_.push_back(std::move(diagnostic)); }

 private:
  ExpressionBinder& binder_;
  const ScalarFunction& function_;
  const ast::Call& call_;
  Span span_;
};

Expression ExpressionBinder::bind_written(const ScalarFunction& function, const ast::Call& call, Span span) {
  BoundWrittenCall written(*this, function, call, span);
  return function.bind(written);
}

Expression ExpressionBinder::copy(const Expression& e) {
  Expression second = e;
  second.node = names_.next_node();
  second.arguments.clear();
  for (const auto& argument : e.arguments) second.arguments.push_back(copy(argument));
  return second;
}

// ---- Rows without an answer --------------------------------------------------------------------------------------------------

/// A call is reached when what stands before it lets it: behind `a or` only where a is false.
std::optional<Expression> ExpressionBinder::answerable(const Expression& e, std::vector<const ScalarFunction*>& functions) {
  std::optional<Expression> all;
  auto demand = [&](std::optional<Expression> more) {
    if (!more) return;
    if (!all) {
      all = std::move(more);
      return;
    }
    std::vector<Expression> both;
    both.push_back(std::move(*all));
    both.push_back(std::move(*more));
    all = logical(Form::logical_and, std::move(both), e.span);
  };
  auto either = [&](Expression a, Expression b) {
    std::vector<Expression> both;
    both.push_back(std::move(a));
    both.push_back(std::move(b));
    return logical(Form::logical_or, std::move(both), e.span);
  };
  bool junction = e.form == Form::logical_and || e.form == Form::logical_or;
  if (e.form == Form::conditional) {
    auto then = answerable(e.arguments[1], functions);
    auto otherwise = answerable(e.arguments[2], functions);
    demand(answerable(e.arguments[0], functions));
    if (then) demand(either(negated(copy(e.arguments[0]), e.span), std::move(*then)));
    if (otherwise) demand(either(copy(e.arguments[0]), std::move(*otherwise)));
  } else if (e.form == Form::items_where) {
    return {};  // its condition is asked of items, not of rows
  } else {
    for (size_t i = 0; i < e.arguments.size(); ++i) {
      auto wanted = answerable(e.arguments[i], functions);
      if (!wanted) continue;
      if (junction && i > 0) {
        // Reached when all before are true, or for `or` none.
        std::vector<Expression> before;
        for (size_t j = 0; j < i; ++j) before.push_back(copy(e.arguments[j]));
        auto reached = logical(e.form, std::move(before), e.span);
        if (e.form == Form::logical_and) reached = negated(std::move(reached), e.span);
        wanted = either(std::move(reached), std::move(*wanted));
      }
      demand(std::move(wanted));
    }
  }
  if (e.form == Form::call && !e.function->drops_rows_unless.empty()) {
    std::vector<Expression> arguments;
    for (const auto& argument : e.arguments) arguments.push_back(copy(argument));
    demand(call(e.function->drops_rows_unless, std::move(arguments), e.span));
    functions.push_back(e.function);
  }
  return all;
}

}  // namespace dohyo
