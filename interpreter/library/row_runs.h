// Collected rows, and runs of them on disk. Private to what collects rows (library/steps.h).
#pragma once

#include <functional>
#include <vector>

#include "interpreter/data/spill.h"
#include "interpreter/library/aggregate.h"

namespace dohyo {

struct CollectedRow {
  RowPosition position;
  uint32_t copy = 0;              ///< number of the row among those of one event (`multi`), which stand at one position
  const Value* values = nullptr;
};

/// Whether `a` stands before `b` in the input's order of rows.
[[nodiscard]] inline bool stands_before(const CollectedRow& a, const CollectedRow& b) {
  return a.position != b.position ? a.position < b.position : a.copy < b.copy;
}

class RowRuns {
 public:
  /// `width`: values of a row.
  RowRuns(const MemoryBudget& budget, size_t width) : spill_(budget, 0), width_(width) {}

  /// One more run: rows in an order of the caller's.
  void write(const std::vector<CollectedRow>& rows);
  [[nodiscard]] size_t size() const { return spill_.parts(); }
  /// Appends the rows of a run, with their values in `arena`.
  void read(size_t run, Arena& arena, std::vector<CollectedRow>& rows) const;

  using Before = std::function<bool(const CollectedRow&, const CollectedRow&)>;
  /// Merges all runs of all `runs`, each of them in the order of `before`, until `take` is false. A row lives until the next.
  static void merge(const std::vector<const RowRuns*>& runs, const Before& before, const std::function<bool(const CollectedRow&)>& take);

 private:
  class Cursor;

  Spill spill_;
  size_t width_;
};

}  // namespace dohyo
