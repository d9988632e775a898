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
};

}  // namespace dohyo
