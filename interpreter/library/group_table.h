// Groups of rows by key with the states of their aggregates. The one hash table behind every `by`.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/data/batch.h"
#include "interpreter/library/aggregate.h"
#include "interpreter/library/table.h"

namespace dohyo {

class GroupTable {
 public:
  /// `folds` must outlive the table.
  GroupTable(const std::vector<Fold>& folds, size_t key_count);
  ~GroupTable();
  GroupTable(const GroupTable&) = delete;
  GroupTable& operator=(const GroupTable&) = delete;

  /// Columns of one fold's arguments.
  using Arguments = std::vector<const Column*>;

  /// Adds the selected rows. `time` orders events for folds that use the position; null for table rows.
  void absorb(const Batch& batch, const std::vector<const Column*>& keys, const std::vector<Arguments>& arguments,
              const Column* time, bool events);
  /// Takes over the groups of `other`, whose memory is kept alive here.
  void merge(GroupTable& other);

  /// Makes the one group of an aggregate without keys, so that an empty input gives one row.
  void ensure_single_group();

  /// Keys, then results, each under the given slots, in order of first appearance in the input.
  Table finish(const std::vector<Slot>& key_slots, const std::vector<Slot>& result_slots);

  [[nodiscard]] size_t size() const { return groups_.size(); }
  /// How many values one fold could not read as numbers.
  [[nodiscard]] uint64_t unread_values(size_t fold) const { return unread_values_[fold]; }

 private:
  struct Group {
    uint64_t hash;
    Ordinal first;       ///< smallest ordinal of its rows
    const Value* keys;  ///< key_count_ values in arena_
    char* states;
  };
  /// The group of these keys; `hash` is theirs.
  uint32_t find_or_add(const Value* keys, uint64_t hash, Ordinal ordinal);
  void grow();
  char* create_states();

  const std::vector<Fold>& folds_;
  size_t key_count_;
  std::vector<size_t> offsets_;  ///< of each fold's state
  std::vector<uint64_t> unread_values_;  ///< by fold
  size_t stride_ = 0;
  std::vector<Group> groups_;
  std::vector<uint32_t> table_;  ///< group index + 1; 0 is free
  std::shared_ptr<Arena> arena_;
  std::vector<std::shared_ptr<void>> kept_;
};

}  // namespace dohyo
