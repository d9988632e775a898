#include "interpreter/lookup/table_index.h"

#include <bit>

#include "interpreter/data/convert.h"

namespace dohyo {

TableIndex::TableIndex(std::shared_ptr<const LookupTable> table, std::vector<size_t> columns, KeyCase letter_case)
    : table_(std::move(table)), letter_case_(letter_case), entries_(std::bit_ceil(table_->rows * 2 + 2)) {
  std::string key;
  std::vector<Value> values(columns.size());
  for (size_t row = 0; row < table_->rows; ++row) {
    for (size_t i = 0; i < columns.size(); ++i) values[i] = table_->at(row, columns[i]);
    if (!make_key(key, values, letter_case_)) continue;
    auto hash = text_hash(key);
    auto& entry = entries_[place_of(key, hash)];
    if (entry.row != UINT32_MAX) {
      ++duplicates_;
    } else {
      auto kept = keys_.copy(key);
      entry = {hash, 0, static_cast<uint32_t>(kept.size()), kept.data()};
    }
    entry.row = static_cast<uint32_t>(row);
  }
}

size_t TableIndex::place_of(std::string_view key, uint64_t hash) const {
  auto mask = entries_.size() - 1;
  for (size_t place = hash & mask;; place = (place + 1) & mask) {
    const auto& entry = entries_[place];
    if (entry.row == UINT32_MAX || (entry.hash == hash && std::string_view(entry.key, entry.length) == key)) return place;
  }
}

uint64_t TableIndex::find(std::span<const Value> key) const {
  // One buffer for each thread: rows are looked up by the million.
  thread_local std::string text;
  if (!make_key(text, key, letter_case_)) return none;
  const auto& entry = entries_[place_of(text, text_hash(text))];
  return entry.row == UINT32_MAX ? none : entry.row;
}

}  // namespace dohyo
