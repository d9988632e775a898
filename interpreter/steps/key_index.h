// Numbers for combinations of values, in order of first appearance: what table operators group rows by.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/data/value.h"

namespace dohyo {

/// Identity is that of group keys (`same_key`): null equals null, 3 equals "3". Values are not copied: their memory must outlive
/// the index.
class KeyIndex {
 public:
  /// Each key has `width` values; 0 makes all keys one.
  explicit KeyIndex(size_t width) : width_(width) {}

  static constexpr size_t none = SIZE_MAX;
  /// The number of a key, a new one where it was not there.
  size_t find_or_add(std::span<const Value> key);
  /// `none` where it is not there.
  [[nodiscard]] size_t find(std::span<const Value> key) const;
  [[nodiscard]] size_t size() const { return size_; }
  /// As it was first added.
  [[nodiscard]] std::span<const Value> key(size_t number) const { return std::span(values_).subspan(number * width_, width_); }

 private:
  [[nodiscard]] size_t place_of(std::span<const Value> key, uint64_t hash) const;
  void grow();

  size_t width_;
  size_t size_ = 0;
  std::vector<Value> values_;
  std::vector<uint64_t> hashes_;  ///< by number
  std::vector<uint32_t> table_;   ///< number + 1; 0 is free
};

}  // namespace dohyo
