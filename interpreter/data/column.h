// One field of a batch. Three encodings, exploited once in the evaluator so that no function needs to know them.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "interpreter/data/arena.h"
#include "interpreter/data/value.h"

namespace dohyo {

/// Row numbers of a batch that are still alive, ascending.
using Selection = std::vector<uint32_t>;

/// Values by id, append-only while a worker lives: a worker meets the same few texts again and again, so that decoding,
/// regular expressions and conversions run once per distinct value.
class Dictionary {
 public:
  Dictionary();

  /// The id of a text spelled like `key`; `made` tells that it is new, and its value must be set.
  uint32_t find_or_add(std::string_view key, bool& made);
  void set(uint32_t id, Value value) { values_[id] = value; }
  [[nodiscard]] Value value(uint32_t id) const { return values_[id]; }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(values_.size()); }
  [[nodiscard]] Arena& arena() { return arena_; }
  [[nodiscard]] size_t bytes() const { return arena_.bytes() + values_.capacity() * 40; }

 private:
  struct Entry {
    uint64_t hash;
    std::string_view key;
  };
  void grow();

  std::vector<Entry> entries_;
  std::vector<Value> values_;
  std::vector<uint32_t> table_;  ///< id + 1; 0 is free
  Arena arena_;
};

/// Values of a column by row number. Only rows of the selection it was made for are defined.
class Column {
 public:
  enum class Encoding : uint8_t { constant, flat, dictionary };

  void set_constant(Value value) {
    encoding_ = Encoding::constant;
    constant_ = value;
  }
  /// Makes the column flat with room for `rows` values and returns them.
  Value* make_flat(size_t rows) {
    encoding_ = Encoding::flat;
    if (own_.size() < rows) own_.resize(rows);
    flat_ = own_.data();
    return own_.data();
  }
  /// A flat column over values somebody else owns.
  void view_flat(const Value* values) {
    encoding_ = Encoding::flat;
    flat_ = values;
  }
  /// Makes the column a dictionary column with room for `rows` ids of `dictionary`.
  uint32_t* make_dictionary(const Dictionary& dictionary, size_t rows) {
    encoding_ = Encoding::dictionary;
    dictionary_ = &dictionary;
    mapped_ = &dictionary.values();
    if (own_ids_.size() < rows) own_ids_.resize(rows);
    ids_ = own_ids_.data();
    return own_ids_.data();
  }
  /// Same rows and ids as `base`, other values: what a function of a dictionary column gives.
  void map_dictionary(const Column& base, const std::vector<Value>& values_by_id) {
    encoding_ = Encoding::dictionary;
    dictionary_ = base.dictionary_;
    ids_ = base.ids_;
    mapped_ = &values_by_id;
  }
  /// Takes over the values of `base` at `rows`, in its encoding: row i is what row rows[i] was there.
  void gather(const Column& base, const std::vector<uint32_t>& rows) {
    if (base.is_constant()) return set_constant(base.constant_);
    if (base.is_dictionary()) {
      auto* ids = make_dictionary(*base.dictionary_, rows.size());
      for (size_t i = 0; i < rows.size(); ++i) ids[i] = base.ids_[rows[i]];
      mapped_ = base.mapped_;
      return;
    }
    auto* values = make_flat(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) values[i] = base.flat_[rows[i]];
  }

  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] bool is_constant() const { return encoding_ == Encoding::constant; }
  [[nodiscard]] bool is_dictionary() const { return encoding_ == Encoding::dictionary; }
  [[nodiscard]] Value constant() const { return constant_; }
  [[nodiscard]] const Value* flat() const { return flat_; }
  [[nodiscard]] const Dictionary* dictionary() const { return dictionary_; }
  [[nodiscard]] const uint32_t* ids() const { return ids_; }

  [[nodiscard]] Value operator[](uint32_t row) const {
    switch (encoding_) {
      case Encoding::constant: return constant_;
      case Encoding::flat: return flat_[row];
      case Encoding::dictionary: return (*mapped_)[ids_[row]];
    }
    return {};
  }

 private:
  Encoding encoding_ = Encoding::constant;
  Value constant_;
  std::vector<Value> own_;
  const Value* flat_ = nullptr;
  std::vector<uint32_t> own_ids_;
  const uint32_t* ids_ = nullptr;
  const Dictionary* dictionary_ = nullptr;
  const std::vector<Value>* mapped_ = nullptr;
};

}  // namespace dohyo
