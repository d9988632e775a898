// What a lookup asks: which row belongs to a key, and what stands there. Tables, databases of addresses and lists of
// indicators answer. Immutable, so any number of threads may ask.
#pragma once

#include <cstdint>
#include <span>

#include "interpreter/data/value.h"

namespace dohyo {

class Finder {
 public:
  static constexpr uint64_t none = UINT64_MAX;

  virtual ~Finder() = default;
  /// The row of a key, `none` where there is none. A null in the key belongs to no row (02 section 7.1).
  [[nodiscard]] virtual uint64_t find(std::span<const Value> key) const = 0;
  /// A cell of a row that `find` gave. Its memory lives as long as the finder.
  [[nodiscard]] virtual Value at(uint64_t row, size_t column) const = 0;
  /// Whether a cell must be made anew each time, so that keeping it pays.
  [[nodiscard]] virtual bool makes_cells() const { return false; }
};

}  // namespace dohyo
