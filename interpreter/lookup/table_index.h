// The rows of a table by some of its columns.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/lookup/finder.h"
#include "interpreter/lookup/lookup_key.h"
#include "interpreter/lookup/lookup_table.h"

namespace dohyo {

class TableIndex final : public Finder {
 public:
  /// Of rows with the same key the last counts (02 A43); rows with a null in it are never found.
  TableIndex(std::shared_ptr<const LookupTable> table, std::vector<size_t> columns, KeyCase letter_case);

  [[nodiscard]] uint64_t find(std::span<const Value> key) const override;
  [[nodiscard]] Value at(uint64_t row, size_t column) const override { return table_->at(row, column); }
  /// Rows that a later one hides.
  [[nodiscard]] size_t duplicates() const { return duplicates_; }

 private:
  struct Entry {
    uint64_t hash = 0;
    uint32_t row = UINT32_MAX;  ///< free
    uint32_t length = 0;
    const char* key = nullptr;
  };
  [[nodiscard]] size_t place_of(std::string_view key, uint64_t hash) const;

  std::shared_ptr<const LookupTable> table_;
  KeyCase letter_case_;
  std::vector<Entry> entries_;  ///< open addressing; the size is a power of two
  size_t duplicates_ = 0;
  Arena keys_;
};

}  // namespace dohyo
