// How many messages of each form there are, by combinations of fields. Counting commutes, so it does not matter which worker
// sees which message; memory is bounded by the number of forms that are kept.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/data/batch.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

class MessageCounts {
 public:
  /// Forms that are kept. Where there are more, those with small hashes stay, whatever the order in which they came, and the
  /// messages of the others are only counted as a whole.
  static constexpr size_t most_forms = 100'000;

  explicit MessageCounts(size_t key_count) : keys_(key_count), arena_(std::make_shared<Arena>()) {}

  void add(std::span<const Value> key, Value message, Ordinal ordinal);
  void merge(MessageCounts& other);

  struct Cell {
    uint32_t key;
    uint32_t form;
    uint64_t count;
  };
  struct Key {
    std::span<const Value> values;
    Ordinal first;      ///< smallest of its messages
    uint64_t messages;  ///< also those whose forms are not kept
  };
  [[nodiscard]] size_t key_count() const { return keys_.size(); }
  [[nodiscard]] Key key(size_t number) const { return {keys_.key(number), totals_[number].first, totals_[number].messages}; }
  [[nodiscard]] std::vector<Cell> cells() const;
  /// By number; `null_form` is the form of a null.
  [[nodiscard]] const std::vector<std::string_view>& forms() const { return forms_; }
  static constexpr uint32_t null_form = UINT32_MAX;
  [[nodiscard]] const std::shared_ptr<Arena>& memory() const { return arena_; }

 private:
  struct Total {
    Ordinal first;
    uint64_t messages;
  };
  uint32_t key_number(std::span<const Value> key);
  /// SIZE_MAX when the form is not kept.
  size_t form_number(std::string_view form);
  [[nodiscard]] bool is_kept(uint64_t hash) const { return level_ == 0 || hash >> (64 - level_) == 0; }
  void raise_level();
  static uint64_t cell(uint32_t key, uint32_t form) { return uint64_t{key} << 32 | form; }

  KeyIndex keys_;
  std::vector<Total> totals_;  ///< by key
  std::vector<std::string_view> forms_;
  std::unordered_map<std::string_view, uint32_t> form_numbers_;
  std::unordered_map<uint64_t, uint64_t> counts_;  ///< by key and form
  unsigned level_ = 0;  ///< a kept form has so many zero bits at the beginning of its hash
  std::string form_;
  std::shared_ptr<Arena> arena_;
};

}  // namespace dohyo
