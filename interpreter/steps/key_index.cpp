#include "interpreter/steps/key_index.h"

#include "interpreter/data/convert.h"

namespace dohyo {

namespace {

uint64_t hash_of(std::span<const Value> key) {
  uint64_t hash = 0;
  for (auto value : key) hash = fold_hash(hash ^ key_hash(value), 0x9E3779B97F4A7C15ull);
  return hash;
}

bool same(std::span<const Value> a, std::span<const Value> b) {
  for (size_t i = 0; i < a.size(); ++i)
    if (!same_key(a[i], b[i])) return false;
  return true;
}

}  // namespace

size_t KeyIndex::place_of(std::span<const Value> wanted, uint64_t hash) const {
  size_t mask = table_.size() - 1;
  size_t place = hash & mask;
  while (table_[place] != 0 && (hashes_[table_[place] - 1] != hash || !same(key(table_[place] - 1), wanted))) place = (place + 1) & mask;
  return place;
}

size_t KeyIndex::find(std::span<const Value> wanted) const {
  if (table_.empty()) return none;
  auto number = table_[place_of(wanted, hash_of(wanted))];
  return number == 0 ? none : number - 1;
}

size_t KeyIndex::find_or_add(std::span<const Value> wanted) {
  if (size_ * 2 >= table_.size()) grow();
  auto hash = hash_of(wanted);
  auto& number = table_[place_of(wanted, hash)];
  if (number == 0) {
    values_.insert(values_.end(), wanted.begin(), wanted.end());
    hashes_.push_back(hash);
    number = static_cast<uint32_t>(++size_);
  }
  return number - 1;
}

void KeyIndex::grow() {
  table_.assign(table_.empty() ? 64 : table_.size() * 2, 0);
  size_t mask = table_.size() - 1;
  for (size_t i = 0; i < size_; ++i) {
    size_t place = hashes_[i] & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = static_cast<uint32_t>(i + 1);
  }
}

}  // namespace dohyo
