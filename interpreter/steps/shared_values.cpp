#include "interpreter/steps/shared_values.h"

#include <algorithm>

namespace dohyo {

uint32_t SharedValueGroups::root_of(uint32_t node) {
  while (nodes_[node].parent != node) node = nodes_[node].parent = nodes_[nodes_[node].parent].parent;
  return node;
}

/// Whether `group` may become part of `into`, which `row` has begun.
bool SharedValueGroups::fits(const Group& group, const Group& into, const Row& row) const {
  if (limits_.rows && group.rows + into.rows > *limits_.rows) return false;
  if (!row.time || !group.last) return true;
  if (limits_.pause && *row.time - *group.last > *limits_.pause) return false;
  auto first = into.first ? std::min(*group.first, *into.first) : *group.first;
  return !limits_.span || *row.time - first <= *limits_.span;
}

void SharedValueGroups::add(const Row& row, const Value* values) {
  auto self = static_cast<uint32_t>(nodes_.size());
  nodes_.push_back({self, true, {row.time, row.time, 1, row.starts, row.ends}});
  open_.clear();
  bool any = false;
  for (size_t i = 0; i < fields_; ++i) {
    if (values[i].is_null()) continue;
    any = true;
    auto& field = values_[i];
    auto number = field.index.find_or_add({&values[i], 1});
    if (number == field.holders.size()) {
      field.holders.push_back(self);
      continue;
    }
    auto group = root_of(field.holders[number]);
    field.holders[number] = self;
    if (nodes_[group].open && std::find(open_.begin(), open_.end(), group) == open_.end()) open_.push_back(group);
  }
  orphans_.push_back(!any);
  // What went on last is tried first: where not all fit together, the older ones end.
  std::sort(open_.begin(), open_.end(), [&](uint32_t a, uint32_t b) {
    const auto& x = nodes_[a].group;
    const auto& y = nodes_[b].group;
    return x.last != y.last ? x.last > y.last : a > b;
  });
  auto root = self;
  for (uint32_t group : open_) {
    auto& other = nodes_[group];
    if (row.starts || !fits(other.group, nodes_[root].group, row)) {
      other.open = false;
      continue;
    }
    // The larger one takes the smaller, so that ways to the root stay short.
    auto& mine = nodes_[root];
    Group joined = other.group;
    if (mine.group.first && (!joined.first || *mine.group.first < *joined.first)) joined.first = mine.group.first;
    if (mine.group.last && (!joined.last || *mine.group.last > *joined.last)) joined.last = mine.group.last;
    joined.rows += mine.group.rows;
    joined.has_start = joined.has_start || mine.group.has_start;
    joined.has_end = joined.has_end || mine.group.has_end;
    bool other_is_larger = other.group.rows >= mine.group.rows;
    auto winner = other_is_larger ? group : root;
    nodes_[other_is_larger ? root : group].parent = winner;
    nodes_[winner].group = joined;
    root = winner;
  }
  if (row.ends) nodes_[root].open = false;
}

bool SharedValueGroups::is_discarded(const Group& group) const {
  return (limits_.start_required && !group.has_start) || (limits_.end_required && !group.has_end);
}

std::vector<uint32_t> SharedValueGroups::numbers() {
  std::vector<uint32_t> out(nodes_.size(), orphan);
  std::vector<uint32_t> number_of(nodes_.size(), orphan);
  numbered_.clear();
  for (uint32_t row = 0; row < nodes_.size(); ++row) {
    if (orphans_[row]) continue;
    auto root = root_of(row);
    auto& number = number_of[root];
    if (number == orphan && is_discarded(nodes_[root].group)) number = discarded;
    if (number == orphan) {
      number = static_cast<uint32_t>(numbered_.size());
      numbered_.push_back(nodes_[root].group);
    }
    out[row] = number;
  }
  return out;
}

}  // namespace dohyo
