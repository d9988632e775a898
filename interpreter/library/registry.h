// All that a query can name. An ordinary object: no singletons, no static initialisers. Filled once by
// stdlib::register_all, immutable afterwards.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/library/aggregate.h"
#include "interpreter/library/function.h"
#include "interpreter/library/missing_names.h"
#include "interpreter/library/operator.h"

namespace dohyo {

class Registry {
 public:
  void add(ScalarFunction entry);
  void add(AggregateFunction entry);
  void add(OperatorDefinition entry);
  /// Names that entries do not have; a name that has an entry is not missing, whatever the list says.
  void set_missing(MissingNames names) { missing_ = std::move(names); }

  // Names in any letter case; aliases included. Null when there is none.
  [[nodiscard]] const ScalarFunction* find_function(std::string_view name) const;
  /// What the name means between two operands; null when it cannot stand there.
  [[nodiscard]] const ScalarFunction* find_infix(std::string_view name) const;
  [[nodiscard]] const AggregateFunction* find_aggregate(std::string_view name) const;
  [[nodiscard]] const OperatorDefinition* find_operator(std::string_view name) const;
  [[nodiscard]] const MissingNames& missing() const { return missing_; }

  [[nodiscard]] const std::deque<ScalarFunction>& functions() const { return functions_; }
  [[nodiscard]] const std::deque<AggregateFunction>& aggregates() const { return aggregates_; }
  [[nodiscard]] const std::deque<OperatorDefinition>& operators() const { return operators_; }

  /// For "did you mean".
  [[nodiscard]] std::vector<std::string> function_names() const;
  [[nodiscard]] std::vector<std::string> operator_names() const;

  /// For the parser.
  [[nodiscard]] syntax::Words words() const;

  /// Names declared twice within one kind; the registry test demands that there are none.
  [[nodiscard]] const std::vector<std::string>& clashes() const { return clashes_; }

 private:
  [[nodiscard]] syntax::StageForm stage_form(std::string_view word) const;

  template <typename Entry>
  using Index = std::map<std::string, const Entry*, std::less<>>;
  template <typename Entry>
  void index(Index<Entry>& index, const Entry& entry);

  std::deque<ScalarFunction> functions_;
  std::deque<AggregateFunction> aggregates_;
  std::deque<OperatorDefinition> operators_;
  Index<ScalarFunction> function_index_;
  Index<AggregateFunction> aggregate_index_;
  Index<OperatorDefinition> operator_index_;
  std::vector<std::string> clashes_;
  MissingNames missing_;
};

/// Whether `name`, which led to an entry with this documentation, is borrowed spelling. Names with numbers in them are.
[[nodiscard]] bool is_borrowed(const Documentation& documentation, std::string_view name);

}  // namespace dohyo
