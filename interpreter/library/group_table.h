// Groups of rows by key with the states of their aggregates. The one hash table behind every `by`.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/data/batch.h"
#include "interpreter/data/spill.h"
#include "interpreter/library/aggregate.h"
#include "interpreter/library/table.h"

namespace dohyo {

/// One row on its way into a group: what is written to disk when the table may grow no more.
struct GroupRow {
  uint64_t hash = 0;  ///< of the keys
  Ordinal ordinal = 0;
  RowPosition position;
  const Value* keys = nullptr;
  const Value* arguments = nullptr;  ///< of all folds, one after the other
};

/// What the groups of a table are made of.
struct GroupShape {
  std::vector<Fold> folds;
  std::vector<size_t> argument_counts;  ///< by fold
  size_t key_count = 0;
  bool uses_position = false;  ///< by one of the folds

  [[nodiscard]] size_t all_arguments() const;
};

class GroupTable {
 public:
  /// `shape` must outlive the table.
  explicit GroupTable(const GroupShape& shape);
  ~GroupTable();
  GroupTable(const GroupTable&) = delete;
  GroupTable& operator=(const GroupTable&) = delete;

  /// Columns of one fold's arguments.
  using Arguments = std::vector<const Column*>;

  /// Adds the selected rows. `time` orders events for folds that use the position; null for table rows.
  void absorb(const Batch& batch, const std::vector<const Column*>& keys, const std::vector<Arguments>& arguments,
              const Column* time, bool events);
  /// False when the row has to wait on disk (below); the caller writes it there.
  bool add(const GroupRow& row);
  /// Takes over the groups of `other`, whose memory is kept alive here.
  void merge(GroupTable& other);

  // When memory is scarce, rows wait in a spill until the groups can be finished some at a time (library/group_spill.h).
  enum class Growth : uint8_t {
    free,          ///< any row makes a group
    known_groups,  ///< rows of groups that are not there wait
    none           ///< all rows wait
  };
  void limit_growth(Growth growth) { growth_ = growth; }
  [[nodiscard]] Growth growth() const { return growth_; }
  /// Gets the rows that wait, divided by `part_of` of their hash. Must be set before the growth is limited.
  void set_overflow(std::unique_ptr<Spill> spill) { overflow_ = std::move(spill); }
  [[nodiscard]] Spill* overflow() const { return overflow_.get(); }
  static constexpr size_t parts = 64;
  /// Which part of a spill; each level divides the groups of one part again.
  [[nodiscard]] static size_t part_of(uint64_t hash, unsigned level) { return (hash >> (58 - 6 * level)) & (parts - 1); }
  static constexpr unsigned most_levels = 7;
  /// No more rows: the groups are put in order of their hash, so that those of a part stand together.
  void close();
  /// Takes over those groups of `other`, which is closed, whose hash falls into a part. The memory of `other` must outlive this
  /// table.
  void merge_part(GroupTable& other, unsigned level, size_t part);
  /// Writes the row to a part of a spill that is filled at `level`.
  void write(const GroupRow& row, Spill& spill, unsigned level) const;
  /// Reads such a row; `values` gets keys and arguments.
  GroupRow read(RecordReader& record, std::vector<Value>& values, Arena& lists) const;
  /// Writes all groups in order of first appearance to a part of a spill: ordinal, keys, results.
  void write_results(Spill& spill, size_t part);

  /// Makes the one group of an aggregate without keys, so that an empty input gives one row.
  void ensure_single_group();

  /// Keys, then results, each under the given slots, in order of first appearance in the input.
  Table finish(const std::vector<Slot>& key_slots, const std::vector<Slot>& result_slots);

  [[nodiscard]] size_t size() const { return groups_.size(); }
  [[nodiscard]] const GroupShape& shape() const { return shape_; }
  /// How many values one fold could not read as numbers.
  [[nodiscard]] uint64_t unread_values(size_t fold) const { return unread_values_[fold]; }
  void add_unread_values(const GroupTable& other);

 private:
  struct Group {
    uint64_t hash;
    Ordinal first;       ///< smallest ordinal of its rows
    const Value* keys;  ///< key_count values in arena_
    char* states;
  };
  /// Part of the hash beside the index, so that other groups on the way are passed without touching them.
  struct Place {
    uint32_t hash = 0;
    uint32_t group = 0;  ///< counted from 1; 0 is free
  };
  [[nodiscard]] static uint32_t tag(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }
  void enter(uint64_t hash, uint32_t group);
  static constexpr uint32_t none = UINT32_MAX;
  /// The group of these keys; `hash` is theirs.
  uint32_t find_or_add(const Value* keys, uint64_t hash, Ordinal ordinal);
  /// As find_or_add, but `none` where there is no such group.
  uint32_t find(const Value* keys, uint64_t hash, Ordinal ordinal);
  void show_first(Group& group, const Value* keys, Ordinal ordinal);
  void grow();
  char* create_states();
  void merge_group(Group& other);
  void sort_by_first();

  const GroupShape& shape_;
  std::vector<size_t> offsets_;  ///< of each fold's state
  std::vector<uint64_t> unread_values_;  ///< by fold
  size_t stride_ = 0;
  std::vector<Group> groups_;
  std::vector<Place> table_;
  std::shared_ptr<Arena> arena_;
  std::vector<std::shared_ptr<void>> kept_;
  Growth growth_ = Growth::free;
  std::unique_ptr<Spill> overflow_;
};

}  // namespace dohyo
