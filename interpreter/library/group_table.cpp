#include "interpreter/library/group_table.h"

#include <algorithm>
#include <array>

#include "interpreter/data/convert.h"

namespace dohyo {

GroupTable::GroupTable(const std::vector<Fold>& folds, size_t key_count)
    : folds_(folds), key_count_(key_count), table_(64, 0), arena_(std::make_shared<Arena>()) {
  for (const auto& fold : folds_) {
    stride_ = (stride_ + fold.alignment - 1) / fold.alignment * fold.alignment;
    offsets_.push_back(stride_);
    stride_ += fold.size;
  }
  unread_values_.resize(folds_.size());
}

GroupTable::~GroupTable() {
  for (auto& group : groups_)
    for (size_t i = 0; i < folds_.size(); ++i) folds_[i].destroy(group.states + offsets_[i]);
}

char* GroupTable::create_states() {
  char* memory = arena_->allocate(stride_);
  for (size_t i = 0; i < folds_.size(); ++i) folds_[i].create(memory + offsets_[i], folds_[i].prepared.get());
  return memory;
}

uint32_t GroupTable::find_or_add(const Value* keys, uint64_t hash, Ordinal ordinal) {
  size_t mask = table_.size() - 1;
  size_t place = hash & mask;
  for (; table_[place] != 0; place = (place + 1) & mask) {
    auto& group = groups_[table_[place] - 1];
    if (group.hash != hash) continue;
    bool same = true;
    for (size_t i = 0; same && i < key_count_; ++i) same = same_key(group.keys[i], keys[i]);
    if (!same) continue;
    if (ordinal < group.first) {
      // 3 and "3" are one key; which of the two is shown must not depend on threads.
      for (size_t i = 0; i < key_count_; ++i)
        if (group.keys[i].kind() != keys[i].kind()) const_cast<Value*>(group.keys)[i] = arena_->copy(keys[i]);
      group.first = ordinal;
    }
    return table_[place] - 1;
  }
  auto* copies = reinterpret_cast<Value*>(arena_->allocate(key_count_ * sizeof(Value)));
  for (size_t i = 0; i < key_count_; ++i) copies[i] = arena_->copy(keys[i]);
  auto index = static_cast<uint32_t>(groups_.size());
  groups_.push_back({hash, ordinal, copies, create_states()});
  table_[place] = index + 1;
  if (groups_.size() * 2 > table_.size()) grow();
  return index;
}

void GroupTable::grow() {
  table_.assign(table_.size() * 2, 0);
  size_t mask = table_.size() - 1;
  for (size_t i = 0; i < groups_.size(); ++i) {
    size_t place = groups_[i].hash & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = static_cast<uint32_t>(i + 1);
  }
}

void GroupTable::absorb(const Batch& batch, const std::vector<const Column*>& keys,
                        const std::vector<Arguments>& arguments, const Column* time, bool events) {
  std::vector<Value> key(key_count_);
  std::vector<Value> row;
  for (uint32_t r : batch.selection) {
    uint64_t hash = 0;
    for (size_t i = 0; i < key_count_; ++i) {
      key[i] = (*keys[i])[r];
      hash = fold_hash(hash ^ key_hash(key[i]), 0x9E3779B97F4A7C15ull);
    }
    Ordinal ordinal = (*batch.ordinals)[r];
    auto& group = groups_[find_or_add(key.data(), hash, ordinal)];
    AddContext context{*arena_, events ? RowPosition::of_event(time != nullptr ? (*time)[r] : Value::null(), ordinal)
                                       : RowPosition::of_table_row(ordinal)};
    for (size_t i = 0; i < folds_.size(); ++i) {
      const auto& columns = arguments[i];
      row.resize(columns.size());
      for (size_t a = 0; a < columns.size(); ++a) row[a] = (*columns[a])[r];
      context.unread_values = &unread_values_[i];
      folds_[i].add(group.states + offsets_[i], row, context);
    }
  }
}

void GroupTable::merge(GroupTable& other) {
  for (auto& group : other.groups_) {
    auto& mine = groups_[find_or_add(group.keys, group.hash, group.first)];
    AddContext context{*arena_, {}};
    for (size_t i = 0; i < folds_.size(); ++i)
      folds_[i].merge(mine.states + offsets_[i], group.states + offsets_[i], context);
  }
  for (size_t i = 0; i < folds_.size(); ++i) unread_values_[i] += other.unread_values_[i];
  kept_.push_back(other.arena_);
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
}

void GroupTable::ensure_single_group() {
  if (groups_.empty()) find_or_add(nullptr, 0, 0);
}

Table GroupTable::finish(const std::vector<Slot>& key_slots, const std::vector<Slot>& result_slots) {
  std::sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) { return a.first < b.first; });
  Table table;
  table.rows = groups_.size();
  for (size_t i = 0; i < key_count_; ++i) {
    auto& column = table.columns.emplace_back();
    table.slots.push_back(key_slots[i]);
    for (const auto& group : groups_) column.push_back(group.keys[i]);
  }
  for (size_t i = 0; i < folds_.size(); ++i) {
    auto& column = table.columns.emplace_back();
    table.slots.push_back(result_slots[i]);
    for (const auto& group : groups_) column.push_back(folds_[i].result(group.states + offsets_[i], *arena_));
  }
  table.memory.push_back(arena_);
  table.memory.insert(table.memory.end(), kept_.begin(), kept_.end());
  return table;
}

}  // namespace dohyo
