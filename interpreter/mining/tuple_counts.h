// How many rows of two kinds there are for each combination of values. Counting commutes; memory is bounded by the number of
// combinations that are kept.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

class TupleCounts {
 public:
  /// Where there are more, those with small hashes stay, whatever the order in which they came; the rows of the others are only
  /// in `totals`.
  static constexpr size_t most_tuples = 500'000;
  using Counts = std::array<uint64_t, 2>;

  explicit TupleCounts(size_t width) : width_(width), tuples_(width), arena_(std::make_shared<Arena>()) {}

  void add(std::span<const Value> tuple, Counts counts);
  void merge(const TupleCounts& other);

  [[nodiscard]] size_t size() const { return counts_.size(); }
  [[nodiscard]] std::span<const Value> tuple(size_t number) const { return tuples_.key(number); }
  [[nodiscard]] Counts counts(size_t number) const { return counts_[number]; }
  /// Of all rows, also those whose combination is not kept.
  [[nodiscard]] Counts totals() const { return totals_; }
  [[nodiscard]] bool is_whole() const { return level_ == 0; }
  [[nodiscard]] const std::shared_ptr<Arena>& memory() const { return arena_; }

 private:
  void keep(std::span<const Value> tuple, Counts counts);
  [[nodiscard]] bool is_kept(std::span<const Value> tuple) const;
  void rebuild();

  size_t width_;
  KeyIndex tuples_;
  std::vector<Counts> counts_;
  Counts totals_{};
  unsigned level_ = 0;  ///< a kept combination has so many zero bits at the beginning of its hash
  std::shared_ptr<Arena> arena_;
};

}  // namespace dohyo
