// The unit of work: some hundred to some thousand rows as columns by slot, with the rows still alive.
#pragma once

#include <cstdint>
#include <memory>
#include <numeric>
#include <string_view>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/column.h"

namespace dohyo {

/// Index of a field in a plan. Each assignment makes a new slot, so a slot never changes its meaning within a plan.
using Slot = uint32_t;
constexpr Slot no_slot = UINT32_MAX;

/// Position of a row in the input, independent of threads and chunk sizes: file number, then byte offset of the record
/// (after decompression), or the row number in a table.
using Ordinal = uint64_t;

/// Columns by slot. A batch borrows its columns; they live in the worker's scratch memory until the next batch.
struct Batch {
  uint32_t rows = 0;
  Selection selection;
  std::vector<const Column*> columns;           ///< by slot; null: the slot has no values here yet
  const std::vector<Ordinal>* ordinals = nullptr;  ///< by row, ascending
  Arena* arena = nullptr;                       ///< texts made while this batch passes

  [[nodiscard]] const Column& column(Slot slot) const { return *columns[slot]; }
  [[nodiscard]] Value at(Slot slot, uint32_t row) const { return (*columns[slot])[row]; }
  [[nodiscard]] bool empty() const { return selection.empty(); }
  void select_all() {
    selection.resize(rows);
    std::iota(selection.begin(), selection.end(), 0u);
  }
};

}  // namespace dohyo
