// The contract of scalar functions. Authors write the function of one value; `lift` and `prepared` make an entry of it
// (library/lift.h), and the evaluator brings loops, encodings and memory (library/expression.h).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"
#include "interpreter/library/dialect.h"
#include "interpreter/library/documentation.h"
#include "interpreter/text/diagnostic.h"

namespace dohyo {

/// Given to every call. Results that are not in the arguments or in static memory belong into `arena`.
struct CallContext {
  Arena& arena;
  const RunContext& run;

  /// Told in the accounting line, once a run; see RunNotes.
  void note(const char* literal) const {
    if (run.counters != nullptr) run.counters->notes.add(literal);
  }
};

/// `arguments` has one value per argument written in the query.
using Evaluate = Value (*)(const void* prepared, std::span<const Value> arguments, CallContext& context);

/// An argument as it stands in the query, seen once while binding.
struct Argument {
  enum class Form : uint8_t { expression, text, regex, other_constant };
  Form form = Form::expression;
  Span span;
  Value value;           ///< of a constant; text literals with `\\` and `\"` decoded
  std::string_view raw;  ///< of text and regex literals: the characters between the delimiters; of numbers in aggregates: as typed
  std::string_view flags = {};  ///< of regex literals: the letters after the closing slash

  [[nodiscard]] bool is_constant() const { return form != Form::expression; }
};

/// Called once per call in a query, before the first event.
struct Preparation {
  std::span<const Argument> arguments;
  const LanguageOptions& options;
  Span span;                ///< of the whole call
  Diagnostics& diagnostics;  ///< an error here means that the query does not compile

  void error(std::string code, Span at, std::string message, std::string help = {}) {
    diagnostics.push_back({Severity::error, std::move(code), at, std::move(message), std::move(help), {}});
  }
  void warning(std::string code, Span at, std::string message, std::string help = {}) {
    diagnostics.push_back({Severity::warning, std::move(code), at, std::move(message), std::move(help), {}});
  }
};

/// Code and what it computed from its constant arguments (a compiled pattern, a set). Immutable, so any thread may call.
struct Callable {
  std::shared_ptr<const void> state;
  Evaluate evaluate = nullptr;
};

struct Expression;
class Expansion;
class LegalSpelling;
class WrittenCall;

struct ScalarFunction {
  Documentation documentation;
  std::vector<ParameterName> parameters;
  /// Whether it may stand between its arguments, as in `x like "a%"`. An entry `(like)` takes precedence there.
  bool infix = false;
  /// Whether it answers yes or no about its argument. A stage that is nothing but such a call is most likely a forgotten `where`.
  bool predicate = false;
  /// How often `\n`, `\t`, `\r` in text literals are decoded before the call (spec 03 section 1.2).
  bool decodes_control_escapes = false;
  /// False when two calls with the same arguments may differ within a run.
  bool deterministic = true;
  /// True when the value depends on the searched range of time, which is known only when a run begins: a call is never
  /// computed while binding, and its plan asks for the range (StageBinder::need_time_range).
  bool reads_time_range = false;
  /// For functions without an answer on some arguments: a predicate that takes the same arguments. A row on which the call is
  /// reached and the predicate is false is dropped and counted (spec 03 section 1.5).
  std::string_view drops_rows_unless = {};
  std::function<Callable(Preparation&)> prepare = {};
  /// In place of `prepare`, for what is no plain call: builds the expression that the call means (library/expansion.h).
  std::function<Expression(Expansion&)> expand = {};
  /// In place of both, for a call whose arguments are no expressions, such as a table and pairs of columns: reads them as they
  /// stand in the query (library/written_call.h).
  std::function<Expression(WrittenCall&)> bind = {};
  /// Of a borrowed word whose `rewrite` is not enough as a pattern: the call as the hosted service spells it; empty when there
  /// is no such spelling (library/legal_spelling.h).
  std::function<std::string(const LegalSpelling&)> spell = {};
  /// For predicates on one text: what the text must contain for a call to be true, by the constant arguments behind it; one
  /// of several is enough. Letter case of ASCII letters is no matter. Empty: nothing is known. The scan skips records by it.
  std::function<std::vector<std::string>(std::span<const Value> constants)> must_contain = {};

  [[nodiscard]] size_t fewest_arguments() const;
  [[nodiscard]] size_t most_arguments() const;  ///< SIZE_MAX when the last parameter repeats
  [[nodiscard]] std::string signature() const;  ///< "substring(text, start, [end])"
};

}  // namespace dohyo
