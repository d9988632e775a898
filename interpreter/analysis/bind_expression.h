// The half of binding that deals with expressions, calls and search terms. Private to analysis/.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/library/literal.h"
#include "interpreter/library/registry.h"

namespace dohyo {

/// What expressions need of the query around them.
class ExpressionNames {
 public:
  virtual ~ExpressionNames() = default;
  virtual Slot resolve(std::string_view name, Span span) = 0;
  [[nodiscard]] virtual Slot null_slot() const = 0;
  virtual uint32_t next_node() = 0;
  /// A slot with the truth of a sub-query for each row; no_slot after an error. `in_search`: it stands before the first pipe.
  virtual Slot subquery(const ast::Query& query, Span span, bool in_search) = 0;
  /// Says that the plan needs the searched range of time.
  virtual void need_time_range() = 0;
  /// Memory for constants.
  virtual Arena& constants() = 0;
  [[nodiscard]] virtual std::string_view source_text(Span span) const = 0;
};

class ExpressionBinder {
 public:
  ExpressionBinder(const Registry& registry, const LanguageOptions& options, Diagnostics& diagnostics, ExpressionNames& names)
      : registry_(registry), options_(options), diagnostics_(diagnostics), names_(names) {}

  /// After an error the result is a null constant.
  Expression bind(const ast::Expression& e);
  Expression bind_scope(const ast::Scope& scope);
  Expression call(std::string_view function, std::vector<Expression> arguments, Span span);
  std::optional<StageBinder::BoundAggregate> aggregate(const ast::Call& call, Span span);
  /// Adds a step that keeps the rows for which `condition` is true.
  void add_filter(StageBinder& binder, Expression condition);
  /// Reports a borrowed name under `--dialect sumo`.
  void check_dialect(const Documentation& documentation, const ast::Name& written);
  /// Reports forms without a name, likewise.
  void check_forms(const std::vector<ast::BorrowedForm>& forms);
  /// Whether every function that `e` reaches has an answer (ScalarFunction::drops_rows_unless), as a condition; empty when all
  /// always have. The names of those that may not go to `functions`.
  std::optional<Expression> answerable(const Expression& e, std::vector<const ScalarFunction*>& functions);

 private:
  friend class BoundExpansion;
  friend class BoundWrittenCall;

  /// A bound argument with what is known of its source form.
  struct Bound {
    Expression expression;
    Argument argument;
  };
  Bound bind_argument(const ast::Expression& e, bool decode_control_escapes);
  const AggregateFunction* find_aggregate(const ast::Name& name);
  Bound bind_aggregated(const AggregateFunction& function, const ast::Expression& argument);
  Expression where_holds(Expression condition, Expression value);
  bool add_condition(const ast::Call& written, Span span, StageBinder::BoundAggregate& bound, std::vector<Argument>& arguments);
  Expression call(const ScalarFunction& function, std::vector<Bound> arguments, Span span);
  Expression call_written(const ast::Call& call, Span span);
  Expression bind_written(const ScalarFunction& function, const ast::Call& call, Span span);
  Expression expand(const ScalarFunction& function, std::vector<Bound> arguments, Span span);
  const ScalarFunction* find_called(const ast::Call& call);
  void check_dialect(const ScalarFunction& function, const ast::Call& written, const std::vector<Bound>& arguments, Span span);
  void report_unknown_function(const ast::Call& call);
  /// With nodes of its own.
  Expression copy(const Expression& e);
  Expression symbol(std::string_view name, const ast::Expression& left, const ast::Expression& right, Span span);
  Expression comparison(const ast::Comparison& c, Span span);
  Expression search(const ast::Comparison& c, Span span);
  Expression subquery(const ast::Subquery& subquery, Span span, bool in_search);
  Expression logical(Expression::Form form, std::vector<Expression> operands, Span span);
  Expression negated(Expression operand, Span span);
  Expression constant(Value value, Span span);
  Expression text(std::string_view text, Span span);
  Expression literal(const ast::Text& written, Escapes escapes, Span span);
  Expression field(std::string_view name, Span span);
  Expression node(Expression::Form form, Span span);
  Expression keyword(const ast::ScopeKeyword& keyword, Span span);
  Expression scope_test(const ast::ScopeTest& test, Span span);
  bool check_count(std::string_view signature, size_t fewest, size_t most, size_t given, Span span);
  Expression fail(std::string code, Span span, std::string message, std::string help = {}, std::optional<Fix> fix = {});

  const Registry& registry_;
  const LanguageOptions& options_;
  Diagnostics& diagnostics_;
  ExpressionNames& names_;
};

}  // namespace dohyo
