// Groups of rows that share a value in any of several fields, over any number of rows between: connected components
// (02 section 6.3). Rows come in the order of their time, and a group may end before they do.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/data/value.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

class SharedValueGroups {
 public:
  /// When a group ends. What does not fit into it begins another one.
  struct Limits {
    std::optional<int64_t> span;   ///< most milliseconds from its first row to its last
    std::optional<int64_t> pause;  ///< most milliseconds between two rows
    std::optional<size_t> rows;
    bool start_required = false;  ///< groups without a row that starts one are none
    bool end_required = false;
  };
  struct Row {
    std::optional<int64_t> time;  ///< without one the limits of time do not bind it
    bool starts = false;          ///< begins a group, whatever is open
    bool ends = false;            ///< is the last of its group
  };
  struct Group {
    std::optional<int64_t> first, last;  ///< times
    size_t rows = 0;
    bool has_start = false;
    bool has_end = false;
  };

  SharedValueGroups(size_t fields, Limits limits) : limits_(limits), fields_(fields) {
    for (size_t i = 0; i < fields; ++i) values_.emplace_back();
  }

  /// `values`: one for each field, nulls shared with nobody. They must outlive this object.
  void add(const Row& row, const Value* values);

  static constexpr uint32_t orphan = UINT32_MAX;         ///< a row whose values are all null
  static constexpr uint32_t discarded = UINT32_MAX - 1;  ///< a row of a group that lacks a required start or end
  /// By row: the number of its group, counted from 0 in the order of their first rows; or one of the two above.
  [[nodiscard]] std::vector<uint32_t> numbers();
  /// By number; after `numbers`.
  [[nodiscard]] const std::vector<Group>& groups() const { return numbered_; }

 private:
  struct Node {
    uint32_t parent;
    bool open = true;
    Group group;
  };
  struct Values {
    KeyIndex index{1};
    std::vector<uint32_t> holders;  ///< by number of the value: a row of the group that had it last
  };
  uint32_t root_of(uint32_t node);
  [[nodiscard]] bool fits(const Group& group, const Group& into, const Row& row) const;
  [[nodiscard]] bool is_discarded(const Group& group) const;

  Limits limits_;
  size_t fields_;
  std::vector<Values> values_;
  std::vector<Node> nodes_;  ///< by row
  std::vector<bool> orphans_;
  std::vector<uint32_t> open_;  ///< scratch: groups that a row shares a value with
  std::vector<Group> numbered_;
};

}  // namespace dohyo
