#include "interpreter/data/column.h"

#include "interpreter/data/convert.h"

namespace dohyo {

Dictionary::Dictionary() : table_(256, 0) {}

uint32_t Dictionary::find_or_add(std::string_view key, bool& made) {
  auto hash = text_hash(key);
  size_t mask = table_.size() - 1;
  for (size_t place = hash & mask;; place = (place + 1) & mask) {
    uint32_t stored = table_[place];
    if (stored == 0) {
      auto id = static_cast<uint32_t>(entries_.size());
      table_[place] = id + 1;
      entries_.push_back({hash, arena_.copy(key)});
      values_.emplace_back();
      if (entries_.size() * 2 > table_.size()) grow();
      made = true;
      return id;
    }
    const auto& entry = entries_[stored - 1];
    if (entry.hash == hash && entry.key == key) {
      made = false;
      return stored - 1;
    }
  }
}

void Dictionary::grow() {
  table_.assign(table_.size() * 2, 0);
  size_t mask = table_.size() - 1;
  for (size_t id = 0; id < entries_.size(); ++id) {
    size_t place = entries_[id].hash & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = static_cast<uint32_t>(id + 1);
  }
}

}  // namespace dohyo
