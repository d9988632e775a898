// The shape of a query text, before anything is looked up. Closed sets are variants. Names keep the spelling of the text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "interpreter/text/diagnostic.h"
#include "interpreter/text/source.h"

namespace dohyo::ast {

struct Name {
  std::string text;  ///< without the quoting `%"..."`
  Span span;
  bool quoted = false;
};

struct Expression;
using Expressions = std::vector<Expression>;
struct Query;

/// Between the quotes, escapes untouched: decoding is the consumer's (spec 03 section 1.2).
struct Text {
  std::string raw;
  bool single_quotes = false;  ///< `','`: one character, of options that take one
};
struct Regex {
  std::string pattern;  ///< `\/` already turned into `/`
  std::string flags;    ///< letters after the closing slash
};
/// With its unit applied: `5m` is 300000. `unit` is kept for operators that take widths.
struct Number {
  std::string text;
  double value = 0;
  std::optional<int64_t> integer;
  std::string unit;
  double count = 0;  ///< the number before the unit
};
struct Boolean {
  bool value;
};
struct Null {};
struct Field {
  Name name;
};
/// `*` as an argument or an element of its own: `count(*)`, `lookup * from`.
struct Star {};
/// Where a table or a file is: `geo://location`, `path://"/Library/a b"`, `/shared/name`. As written, but without quotes.
struct Location {
  std::string text;
};
/// {{name}} that has no value: it stands for an unknown one.
struct Parameter {
  std::string name;
  std::unique_ptr<Expression> tested;  ///< `x {{name}}` in brackets: the parameter may hold a comparison, `> 5`
};
/// `+`, `-` or `+-` as the value of an option: `direction=+-`.
struct Signs {
  std::string text;
};
/// `(10, n)`: only operators that ask for one know what it means. At least two items.
struct Tuple {
  Expressions items;
};
/// `[subquery: search | ... | compose field]`: a query whose rows are tests for this one.
struct Subquery {
  std::shared_ptr<const Query> query;  ///< shared only because the type is not complete here
};
struct Call {
  Name function;
  Expressions arguments;
  bool infix = false;  ///< written between its arguments: `x like "a%"`
};
struct Negation {  // unary minus
  std::unique_ptr<Expression> operand;
};
/// first op operand op operand ...: left to right, all of one precedence level.
struct Arithmetic {
  struct Step {
    char symbol;  // + - * / %
    Span span;
    std::unique_ptr<Expression> operand;
  };
  std::unique_ptr<Expression> first;
  std::vector<Step> steps;
};
enum class Comparator : uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  matches,
  contains,
  finds,  ///< `=~`: a regular expression, whatever stands right of it
};
struct Comparison {
  Comparator comparator;
  bool negated = false;  // x not matches y
  std::string symbol;    // as written
  Span symbol_span;
  std::unique_ptr<Expression> left, right;
};
struct Membership {
  bool negated = false;
  std::unique_ptr<Expression> value;
  Expressions items;
};
enum class Junction : uint8_t { all, any };
struct Logical {
  Junction junction;
  Expressions operands;
};
struct Not {
  std::unique_ptr<Expression> operand;
};
struct Conditional {  // a ? b : c
  std::unique_ptr<Expression> condition, then, otherwise;
};

struct Expression {
  Span span;
  std::variant<Null, Text, Regex, Number, Boolean, Field, Star, Signs, Location, Parameter, Subquery, Call, Tuple, Negation, Arithmetic,
               Comparison, Membership, Logical, Not, Conditional>
      node;
  bool parenthesised = false;
};

/// With everything below it.
[[nodiscard]] Expression copy(const Expression& expression);

/// What stands in a stage after its operator: expressions with aliases, commas and clause words, in order.
struct Item {
  Expression expression;
  std::vector<Name> aliases;  ///< `as x`, `as (x, y)`; `as *` is the unquoted name `*`
};
struct Comma {
  Span span;
};
/// `by`, `in`, and other words that introduce a clause.
struct ClauseWord {
  std::string word;  // lower case
  Span span;
};
struct Scope;
struct Stage;
/// A pipeline in round brackets: `(where x | count by y) as t`. It begins with a stage, or with a search of its own.
struct Nested {
  Span span;
  std::shared_ptr<const Scope> scope;  ///< null: it goes over the rows at hand
  std::vector<Stage> stages;           ///< at least one, unless there is a search
  std::optional<Name> alias;
};
using Element = std::variant<Item, Comma, ClauseWord, Nested>;

struct Assignment {
  Name name;
  Expression expression;
};

using Scopes = std::vector<Scope>;
struct ScopeKeyword {
  std::string text;
  bool quoted = false;
};
struct ScopeTest {
  Name field;
  Comparator comparator = Comparator::equal;
  struct Operand {
    std::string text;
    bool quoted = false;
    Span span;
  };
  std::vector<Operand> operands;  ///< any of them, for `f=(a or b)` and `f in (a, b)`
  bool negated = false;            // not in
};
struct ScopeLogical {
  Junction junction;
  Scopes operands;
};
struct ScopeNot {
  std::unique_ptr<Scope> operand;
};
/// The search before the first pipe, or that of a stage.
struct Scope {
  Span span;
  std::variant<ScopeKeyword, ScopeTest, ScopeLogical, ScopeNot, Subquery> node;
};

/// A form that the hosted service does not know, with its spelling there.
struct BorrowedForm {
  Span span;
  std::string what;  ///< "a text in single quotes"
  std::string replacement;
};

struct Stage {
  Span span;
  std::optional<Name> operator_name;  ///< a word that the caller's `OperatorNames` knows
  std::vector<Element> elements;
  std::vector<Assignment> assignments;  ///< of operators with the assigning form (`eval`)
  std::optional<Scope> search;          ///< of operators with the searching form
  std::vector<BorrowedForm> borrowed;
  bool broken = false;                   ///< did not parse; diagnostics say why
};

/// `from=(...)` of a sub-query. What stands in the brackets, as written.
struct TimeBound {
  std::string text;
  Span span;
};

struct Query {
  Span span;
  std::string title;           ///< from the comment lines directly above
  std::optional<Scope> scope;  ///< empty: every event
  bool scope_broken = false;
  std::vector<Stage> stages;
  /// Places of {{name}} without a value, also those in nested queries. `quoted` in texts and search terms.
  std::vector<Name> parameters;

  // Of sub-queries.
  std::optional<TimeBound> from, to;
};

/// A text may hold several queries (04 A01). Parsing always gives both halves.
struct Script {
  std::vector<Query> queries;
  Diagnostics diagnostics;
};

}  // namespace dohyo::ast
