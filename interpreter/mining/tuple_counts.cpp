#include "interpreter/mining/tuple_counts.h"

#include <utility>

#include "interpreter/data/convert.h"

namespace dohyo {

bool TupleCounts::is_kept(std::span<const Value> tuple) const {
  if (level_ == 0) return true;
  uint64_t hash = 0x2545F4914F6CDD1Dull;
  for (const auto& value : tuple) hash = fold_hash(hash ^ key_hash(value), 0x9E3779B97F4A7C15ull);
  return hash >> (64 - level_) == 0;
}

void TupleCounts::keep(std::span<const Value> tuple, Counts counts) {
  auto number = tuples_.find(tuple);
  if (number == KeyIndex::none) {
    std::vector<Value> copy;
    for (const auto& value : tuple) copy.push_back(arena_->copy(value));
    tuples_.find_or_add(copy);
    counts_.push_back(counts);
    return;
  }
  counts_[number][0] += counts[0];
  counts_[number][1] += counts[1];
}

void TupleCounts::rebuild() {
  auto tuples = std::exchange(tuples_, KeyIndex(width_));
  auto counts = std::exchange(counts_, {});
  auto arena = std::exchange(arena_, std::make_shared<Arena>());
  for (size_t i = 0; i < counts.size(); ++i)
    if (is_kept(tuples.key(i))) keep(tuples.key(i), counts[i]);
}

void TupleCounts::add(std::span<const Value> tuple, Counts counts) {
  totals_[0] += counts[0];
  totals_[1] += counts[1];
  if (!is_kept(tuple)) return;
  keep(tuple, counts);
  while (counts_.size() > most_tuples) {
    ++level_;
    rebuild();
  }
}

void TupleCounts::merge(const TupleCounts& other) {
  if (other.level_ > level_) {
    level_ = other.level_;
    rebuild();
  }
  auto totals = totals_;
  for (size_t i = 0; i < other.size(); ++i) add(other.tuple(i), other.counts(i));
  totals_ = {totals[0] + other.totals_[0], totals[1] + other.totals_[1]};
}

}  // namespace dohyo
