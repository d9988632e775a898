// Orders rows by fields: what `sort`, `top` and `topk` share.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/library/steps.h"

namespace dohyo {

struct SortKey {
  enum class By : uint8_t {
    content,  ///< as numbers when all values are numbers or read as such, else as texts by code point
    number,   ///< as numbers; what is none comes last
    text,     ///< as texts by code point
    address,  ///< as internet addresses, those of version 4 first; what is none comes last
  };
  Slot slot = no_slot;
  bool ascending = false;
  By by = By::content;
};

/// Compares rows by several keys (01 section 5.11, 04 A30). How a key of `content` compares is decided once all its values are
/// known; under `--dialect sumo` any text makes it texts. Nulls come last in both directions.
class RowOrder {
 public:
  /// `index`: of each key among the values of a row.
  RowOrder(const std::vector<SortKey>& keys, std::vector<size_t> index, Dialect dialect);
  /// To be shown all rows before the first comparison.
  void learn(const std::vector<CollectedRow>& rows);
  /// In place of learning: which keys of `content` are compared as texts, as bits.
  void compare_as_texts(unsigned keys);
  /// Keys of `content`, as bits, that this row makes be compared as texts.
  [[nodiscard]] unsigned texts_of(const CollectedRow& row) const;

  /// Whether `a` comes before `b`.
  [[nodiscard]] bool operator()(const CollectedRow& a, const CollectedRow& b) const { return compare(a, b) < 0; }
  /// The same, and equal rows stand as in the input.
  [[nodiscard]] bool before(const CollectedRow& a, const CollectedRow& b) const {
    int c = compare(a, b);
    return c != 0 ? c < 0 : stands_before(a, b);
  }
  /// Puts rows that stand as in the input in order. Faster than comparing two at a time: each value is read once.
  void sort(std::vector<CollectedRow>& rows) const;

 private:
  struct KeyColumn;
  [[nodiscard]] int compare(const CollectedRow& a, const CollectedRow& b) const;
  [[nodiscard]] bool suits_numbers(Value value) const;

  const std::vector<SortKey>* keys_;
  std::vector<size_t> index_;
  Dialect dialect_;
  std::vector<SortKey::By> by_;  ///< what is decided: not `content`
};

class SortStep final : public CollectingStep {
 public:
  /// `keep`: only so many rows of the new order.
  SortStep(const Schema& schema, Slot time_slot, std::vector<SortKey> keys, Dialect dialect, size_t keep = SIZE_MAX)
      : CollectingStep(schema, time_slot), keys_(std::move(keys)), dialect_(dialect), keep_(keep) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;
  void keep_first(size_t count) override { keep_ = std::min(keep_, count); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override;

 private:
  class Sorted;

  std::vector<SortKey> keys_;
  Dialect dialect_;
  size_t keep_;
};

/// Reads `[+|-]FIELD [asc|desc], ...`: names with their direction, descending unless told otherwise. Empty after an error.
struct WrittenSortKey {
  ast::Name field;
  bool ascending = false;
};
[[nodiscard]] std::vector<WrittenSortKey> read_sort_keys(StageBinder& binder, StageReader& reader);

}  // namespace dohyo
