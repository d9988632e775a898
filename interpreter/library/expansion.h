// What a function that is no plain call builds its expression with: `if` evaluates one of its branches, `case` is a chain of
// them, `mvfilter` tests the items of a list. Implemented by analysis/.
#pragma once

#include <string>
#include <vector>

#include "interpreter/library/expression.h"

namespace dohyo {

class Expansion {
 public:
  virtual ~Expansion() = default;

  /// The bound arguments. Each may be moved from, and so used, once; `copy` makes a second one.
  [[nodiscard]] virtual std::vector<Expression>& arguments() = 0;
  /// The same as they stand in the query.
  [[nodiscard]] virtual const std::vector<Argument>& written() const = 0;
  [[nodiscard]] virtual const LanguageOptions& options() const = 0;
  [[nodiscard]] virtual Span span() const = 0;

  virtual Expression copy(const Expression& expression) = 0;
  virtual Expression constant(Value value) = 0;
  /// Evaluates one of the branches only.
  virtual Expression conditional(Expression condition, Expression then, Expression otherwise) = 0;
  virtual Expression negated(Expression condition) = 0;
  virtual Expression call(std::string_view function, std::vector<Expression> arguments) = 0;
  /// The items of the list in `list`, which must be all that `condition` reads, for which the condition holds.
  virtual Expression items_where(Slot list, Expression condition) = 0;
  /// A test on the whole event by the rules of the search scope; null when `text` is no search.
  virtual Expression search(std::string_view text, Span at) = 0;

  /// The query does not compile. What `expand` returns then does not matter.
  virtual Expression error(std::string code, Span at, std::string message, std::string help = {}) = 0;
};

}  // namespace dohyo
