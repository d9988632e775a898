// Distinct values, or distinct combinations of values, of one group. Most groups have a handful, some have millions: up
// to eight are searched one by one, more through a hash table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo {

/// Identity is that of group keys (`same_key`): 3 and "3" are one value, null and "" are two. Which of two spellings of
/// a value is kept is not defined.
class DistinctSet {
 public:
  /// Each member is a combination of `width` values.
  explicit DistinctSet(size_t width = 1) : width_(width) {}

  /// True when the combination is new. Its texts are copied into `arena`, which must live as long as the set.
  bool insert(std::span<const Value> combination, Arena& arena) { return find_or_add(combination, &arena); }
  bool insert(Value value, Arena& arena) { return insert(std::span<const Value>(&value, 1), arena); }
  /// Without copying texts: the arenas of `other` must live as long as this set.
  void merge(DistinctSet& other);

  [[nodiscard]] size_t size() const { return size_; }
  /// All values in no particular order, each combination in a row.
  [[nodiscard]] std::span<const Value> values() const { return values_; }

 private:
  /// Part of the hash beside the index, so that most misses never touch the values.
  struct Place {
    uint32_t hash = 0;
    uint32_t member = 0;  ///< counted from 1; 0 is free
  };
  static constexpr size_t searched_one_by_one = 8;

  bool find_or_add(std::span<const Value> combination, Arena* arena);
  [[nodiscard]] bool is_member(size_t index, std::span<const Value> combination) const;
  void append(std::span<const Value> combination, Arena* arena);
  void enter(uint32_t hash, uint32_t member);
  void grow();

  size_t width_;
  size_t size_ = 0;
  std::vector<Value> values_;
  std::vector<Place> table_;  ///< empty while values are searched one by one
};

}  // namespace dohyo
