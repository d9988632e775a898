// Grouping with more groups than memory holds, as a hybrid hash aggregation: each worker's table keeps the groups that were
// there when memory became scarce, rows of other groups wait on disk, divided by their hash. Here the parts are finished one
// after the other, each with a table of its own. States of aggregates never go to disk, so aggregates need not know of it.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "interpreter/library/group_table.h"

namespace dohyo {

class MemoryBudget;

class SpilledGroups {
 public:
  SpilledGroups(const GroupShape& shape, const MemoryBudget& budget) : shape_(shape), budget_(budget), results_(budget, 0) {}

  /// Whether rows wait.
  [[nodiscard]] static bool has_overflow(const GroupTable& table) { return table.overflow() != nullptr; }
  /// Limits the growth of a table as scarce as memory is.
  static void relieve(GroupTable& table, const MemoryBudget& budget);

  /// Gives keys and results of all groups, in order of first appearance, some rows at a time.
  void finish(std::vector<std::unique_ptr<GroupTable>> tables, const std::vector<Slot>& slots, const std::function<void(Table)>& take);
  /// How many values one fold could not read as numbers.
  [[nodiscard]] uint64_t unread_values(size_t fold) const { return unread_values_[fold]; }

 private:
  /// Divides what the tables hold, and what waits in their overflows, at this level.
  void finish_level(const std::vector<GroupTable*>& tables, unsigned level);
  void finish_part(const std::vector<GroupTable*>& tables, unsigned level, size_t part);
  void merge_results(const std::vector<Slot>& slots, const std::function<void(Table)>& take) const;
  void count_unread(const GroupTable& table);

  const GroupShape& shape_;
  const MemoryBudget& budget_;
  Spill results_;  ///< one part for each finished table, in order of first appearance
  std::vector<uint64_t> unread_values_;
};

}  // namespace dohyo
