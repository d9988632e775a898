// What a function sees whose arguments are no expressions: lookupContains names a table and pairs of columns. It reads them
// as they stand in the query. Implemented by analysis/.
#pragma once

#include <string>
#include <vector>

#include "interpreter/library/expression.h"
#include "interpreter/syntax/ast.h"

namespace dohyo {

class WrittenCall {
 public:
  virtual ~WrittenCall() = default;

  [[nodiscard]] virtual const ast::Call& call() const = 0;
  [[nodiscard]] virtual Span span() const = 0;
  [[nodiscard]] virtual const LanguageOptions& options() const = 0;

  virtual Expression value(const ast::Expression& expression) = 0;
  virtual Expression constant(Value value) = 0;
  /// Code of this function over these arguments.
  virtual Expression evaluated(Callable code, std::vector<Expression> arguments) = 0;
  virtual void report(Diagnostic diagnostic) = 0;
};

}  // namespace dohyo
