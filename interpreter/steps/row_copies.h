// Steps that make several rows of one: `parse regex ... multi`, `mvexpand`.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/data/batch.h"

namespace dohyo {

/// The rows of a batch that a step makes; a worker's memory between batches.
class RowCopies {
 public:
  void clear();
  /// A new row with the values of an old one.
  void add(uint32_t row) { sources_.push_back(row); }
  /// Gives every column that is there, and the ordinals, the new row numbers.
  void renumber(Batch& batch);
  /// Memory for a column that the step makes.
  Column& column(Slot slot);

 private:
  std::vector<uint32_t> sources_;                 ///< by new row: the old one
  std::vector<std::unique_ptr<Column>> columns_;  ///< by slot
  std::vector<Ordinal> ordinals_;
};

}  // namespace dohyo
