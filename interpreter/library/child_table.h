// What a child plan gave: a plan that another plan owns, which the run executes over the same input, and whose table steps
// of its owner read (docs/architecture.md#child-plans).
#pragma once

#include <memory>

#include "interpreter/library/operator.h"

namespace dohyo {

struct ChildTable {
  std::vector<VisibleField> columns;  ///< in order of output
  Slot discovered = no_slot;          ///< list name, value, ... of further columns; no_slot when there are none
  Table table;
  std::shared_ptr<const void> prepared;  ///< what ChildPlan::prepare made of it, for all workers

  /// The values of a slot, `table.rows` of them; null when the table has none.
  [[nodiscard]] const std::vector<Value>* values(Slot slot) const;
};

}  // namespace dohyo
