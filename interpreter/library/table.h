// Rows between two segments of a plan, and the result of a query: flat columns by slot with the memory they point to.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/batch.h"

namespace dohyo {

struct Table {
  std::vector<Slot> slots;
  std::vector<std::vector<Value>> columns;  ///< one per slot, each with `rows` values
  size_t rows = 0;
  std::vector<std::shared_ptr<void>> memory;  ///< what the values point into

  /// Adds the rows of a table with the same slots; an empty table takes over its slots.
  void append(Table part) {
    if (slots.empty() && rows == 0) {
      *this = std::move(part);
      return;
    }
    for (size_t i = 0; i < columns.size(); ++i) columns[i].insert(columns[i].end(), part.columns[i].begin(), part.columns[i].end());
    rows += part.rows;
    memory.insert(memory.end(), part.memory.begin(), part.memory.end());
  }
};

}  // namespace dohyo
