#include "interpreter/steps/distinct_set.h"

#include "interpreter/data/convert.h"

namespace dohyo {

namespace {
uint32_t hash_of(std::span<const Value> combination) {
  uint64_t hash = 0;
  for (auto value : combination) hash = fold_hash(hash ^ key_hash(value), 0x9E3779B97F4A7C15ull);
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}
}  // namespace

bool DistinctSet::is_member(size_t index, std::span<const Value> combination) const {
  const Value* member = values_.data() + index * width_;
  for (size_t i = 0; i < width_; ++i)
    if (!same_key(member[i], combination[i])) return false;
  return true;
}

void DistinctSet::append(std::span<const Value> combination, Arena* arena) {
  for (auto value : combination) values_.push_back(arena != nullptr ? arena->copy(value) : value);
  ++size_;
}

bool DistinctSet::find_or_add(std::span<const Value> combination, Arena* arena) {
  if (table_.empty()) {
    for (size_t i = 0; i < size_; ++i)
      if (is_member(i, combination)) return false;
    append(combination, arena);
    if (size_ > searched_one_by_one) grow();
    return true;
  }
  uint32_t hash = hash_of(combination);
  size_t mask = table_.size() - 1;
  for (size_t place = hash & mask; table_[place].member != 0; place = (place + 1) & mask)
    if (table_[place].hash == hash && is_member(table_[place].member - 1, combination)) return false;
  append(combination, arena);
  enter(hash, static_cast<uint32_t>(size_));
  if (size_ * 2 > table_.size()) grow();
  return true;
}

void DistinctSet::enter(uint32_t hash, uint32_t member) {
  size_t mask = table_.size() - 1;
  size_t place = hash & mask;
  while (table_[place].member != 0) place = (place + 1) & mask;
  table_[place] = {hash, member};
}

void DistinctSet::grow() {
  if (table_.empty()) {
    table_.resize(searched_one_by_one * 4);
    for (size_t i = 0; i < size_; ++i)
      enter(hash_of(std::span(values_).subspan(i * width_, width_)), static_cast<uint32_t>(i + 1));
    return;
  }
  std::vector<Place> old(table_.size() * 2);
  old.swap(table_);
  for (const auto& place : old)
    if (place.member != 0) enter(place.hash, place.member);
}

void DistinctSet::merge(DistinctSet& other) {
  if (other.size_ > size_) {
    std::swap(size_, other.size_);
    values_.swap(other.values_);
    table_.swap(other.table_);
  }
  for (size_t i = 0; i < other.size_; ++i)
    find_or_add(std::span(other.values_).subspan(i * width_, width_), nullptr);
}

}  // namespace dohyo
