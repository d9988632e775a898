#include "interpreter/library/group_table.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "interpreter/data/convert.h"

namespace dohyo {

size_t GroupShape::all_arguments() const { return std::accumulate(argument_counts.begin(), argument_counts.end(), size_t{0}); }

GroupTable::GroupTable(const GroupShape& shape) : shape_(shape), table_(64), arena_(std::make_shared<Arena>()) {
  for (const auto& fold : shape_.folds) {
    stride_ = (stride_ + fold.alignment - 1) / fold.alignment * fold.alignment;
    offsets_.push_back(stride_);
    stride_ += fold.size;
  }
  unread_values_.resize(shape_.folds.size());
}

GroupTable::~GroupTable() {
  for (auto& group : groups_)
    for (size_t i = 0; i < offsets_.size(); ++i) shape_.folds[i].destroy(group.states + offsets_[i]);
}

char* GroupTable::create_states() {
  char* memory = arena_->allocate(stride_);
  for (size_t i = 0; i < offsets_.size(); ++i) shape_.folds[i].create(memory + offsets_[i], shape_.folds[i].prepared.get());
  return memory;
}

void GroupTable::show_first(Group& group, const Value* keys, Ordinal ordinal) {
  if (ordinal >= group.first) return;
  // 3 and "3" are one key; which of the two is shown must not depend on threads.
  for (size_t i = 0; i < shape_.key_count; ++i)
    if (group.keys[i].kind() != keys[i].kind()) const_cast<Value*>(group.keys)[i] = arena_->copy(keys[i]);
  group.first = ordinal;
}

uint32_t GroupTable::find(const Value* keys, uint64_t hash, Ordinal ordinal) {
  size_t mask = table_.size() - 1;
  for (size_t place = hash & mask; table_[place].group != 0; place = (place + 1) & mask) {
    if (table_[place].hash != tag(hash)) continue;
    auto& group = groups_[table_[place].group - 1];
    if (group.hash != hash) continue;
    bool same = true;
    for (size_t i = 0; same && i < shape_.key_count; ++i) same = same_key(group.keys[i], keys[i]);
    if (!same) continue;
    show_first(group, keys, ordinal);
    return table_[place].group - 1;
  }
  return none;
}

uint32_t GroupTable::find_or_add(const Value* keys, uint64_t hash, Ordinal ordinal) {
  auto index = find(keys, hash, ordinal);
  if (index != none) return index;
  auto* copies = reinterpret_cast<Value*>(arena_->allocate(shape_.key_count * sizeof(Value)));
  for (size_t i = 0; i < shape_.key_count; ++i) copies[i] = arena_->copy(keys[i]);
  index = static_cast<uint32_t>(groups_.size());
  groups_.push_back({hash, ordinal, copies, create_states()});
  if (groups_.size() * 2 > table_.size()) {
    grow();
    return index;
  }
  enter(hash, index + 1);
  return index;
}

void GroupTable::enter(uint64_t hash, uint32_t group) {
  size_t mask = table_.size() - 1;
  size_t place = hash & mask;
  while (table_[place].group != 0) place = (place + 1) & mask;
  table_[place] = {tag(hash), group};
}

void GroupTable::grow() {
  table_.assign(table_.size() * 2, {});
  for (size_t i = 0; i < groups_.size(); ++i) enter(groups_[i].hash, static_cast<uint32_t>(i + 1));
}

bool GroupTable::add(const GroupRow& row) {
  uint32_t index = growth_ == Growth::free           ? find_or_add(row.keys, row.hash, row.ordinal)
                   : growth_ == Growth::known_groups ? find(row.keys, row.hash, row.ordinal)
                                                     : none;
  if (index == none) return false;
  AddContext context{*arena_, row.position};
  const Value* arguments = row.arguments;
  for (size_t i = 0; i < offsets_.size(); ++i) {
    context.unread_values = &unread_values_[i];
    shape_.folds[i].add(groups_[index].states + offsets_[i], {arguments, shape_.argument_counts[i]}, context);
    arguments += shape_.argument_counts[i];
  }
  return true;
}

void GroupTable::absorb(const Batch& batch, const std::vector<const Column*>& keys,
                        const std::vector<Arguments>& arguments, const Column* time, bool events) {
  std::vector<Value> key(shape_.key_count);
  std::vector<Value> argument(shape_.all_arguments());
  GroupRow row;
  row.keys = key.data();
  row.arguments = argument.data();
  for (uint32_t r : batch.selection) {
    row.hash = 0;
    for (size_t i = 0; i < key.size(); ++i) {
      key[i] = (*keys[i])[r];
      row.hash = fold_hash(row.hash ^ key_hash(key[i]), 0x9E3779B97F4A7C15ull);
    }
    row.ordinal = (*batch.ordinals)[r];
    row.position = events ? RowPosition::of_event(time != nullptr ? (*time)[r] : Value::null(), row.ordinal)
                          : RowPosition::of_table_row(row.ordinal);
    size_t a = 0;
    for (const auto& columns : arguments)
      for (const auto* column : columns) argument[a++] = (*column)[r];
    if (!add(row)) write(row, *overflow_, 0);
  }
}

void GroupTable::merge_group(Group& other) {
  auto& mine = groups_[find_or_add(other.keys, other.hash, other.first)];
  AddContext context{*arena_, {}};
  for (size_t i = 0; i < offsets_.size(); ++i)
    shape_.folds[i].merge(mine.states + offsets_[i], other.states + offsets_[i], context);
}

void GroupTable::add_unread_values(const GroupTable& other) {
  for (size_t i = 0; i < unread_values_.size(); ++i) unread_values_[i] += other.unread_values_[i];
}

void GroupTable::merge(GroupTable& other) {
  for (auto& group : other.groups_) merge_group(group);
  add_unread_values(other);
  kept_.push_back(other.arena_);
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
}

void GroupTable::close() {
  table_ = {};
  std::sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) { return a.hash < b.hash; });
}

void GroupTable::merge_part(GroupTable& other, unsigned level, size_t part) {
  auto first = std::partition_point(other.groups_.begin(), other.groups_.end(), [&](const Group& g) { return part_of(g.hash, level) < part; });
  for (; first != other.groups_.end() && part_of(first->hash, level) == part; ++first) merge_group(*first);
}

void GroupTable::write(const GroupRow& row, Spill& spill, unsigned level) const {
  auto part = part_of(row.hash, level);
  RecordWriter record(spill.buffer(part));
  record.put(row.hash);
  record.put(row.ordinal);
  if (shape_.uses_position) {
    record.put(static_cast<uint64_t>(row.position.major));
    record.put(row.position.minor);
  }
  for (size_t i = 0; i < shape_.key_count; ++i) record.put(row.keys[i]);
  for (size_t i = 0; i < shape_.all_arguments(); ++i) record.put(row.arguments[i]);
  spill.close_record(part);
}

GroupRow GroupTable::read(RecordReader& record, std::vector<Value>& values, Arena& lists) const {
  GroupRow row;
  row.hash = record.word();
  row.ordinal = record.word();
  if (shape_.uses_position) {
    row.position.major = static_cast<int64_t>(record.word());
    row.position.minor = record.word();
  }
  values.resize(shape_.key_count + shape_.all_arguments());
  for (auto& value : values) value = record.value(lists);
  row.keys = values.data();
  row.arguments = values.data() + shape_.key_count;
  return row;
}

void GroupTable::sort_by_first() {
  std::sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) { return a.first < b.first; });
}

void GroupTable::write_results(Spill& spill, size_t part) {
  sort_by_first();
  for (const auto& group : groups_) {
    RecordWriter record(spill.buffer(part));
    record.put(group.first);
    for (size_t i = 0; i < shape_.key_count; ++i) record.put(group.keys[i]);
    for (size_t i = 0; i < offsets_.size(); ++i) record.put(shape_.folds[i].result(group.states + offsets_[i], *arena_));
    spill.close_record(part);
  }
  spill.finish_part(part);
}

void GroupTable::ensure_single_group() {
  if (groups_.empty()) find_or_add(nullptr, 0, 0);
}

Table GroupTable::finish(const std::vector<Slot>& key_slots, const std::vector<Slot>& result_slots) {
  sort_by_first();
  Table table;
  table.rows = groups_.size();
  for (size_t i = 0; i < shape_.key_count; ++i) {
    auto& column = table.columns.emplace_back();
    column.reserve(groups_.size());
    table.slots.push_back(key_slots[i]);
    for (const auto& group : groups_) column.push_back(group.keys[i]);
  }
  for (size_t i = 0; i < offsets_.size(); ++i) {
    auto& column = table.columns.emplace_back();
    column.reserve(groups_.size());
    table.slots.push_back(result_slots[i]);
    for (const auto& group : groups_) column.push_back(shape_.folds[i].result(group.states + offsets_[i], *arena_));
  }
  table.memory.push_back(arena_);
  table.memory.insert(table.memory.end(), kept_.begin(), kept_.end());
  return table;
}

}  // namespace dohyo
