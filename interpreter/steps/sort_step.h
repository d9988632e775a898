// Orders rows by fields: what `sort`, `top` and `topk` share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/library/steps.h"

namespace dohyo {

struct RankKey {
  Slot slot = no_slot;
  bool ascending = false;
};

/// Compares rows by several keys, each of them decided once all its values are known (01 section 5.11, 04 A30): as numbers when
/// all are numbers, or texts that read as numbers; else as texts by code point. Under `--dialect sumo` any text makes it texts.
/// Nulls come last in both directions.
class RowOrder {
 public:
  /// `index`: of each key among the values of a row.
  RowOrder(const std::vector<RankKey>& keys, std::vector<size_t> index, Dialect dialect, const std::vector<RowCollector::Row>& rows);
  /// Whether `a` comes before `b`.
  [[nodiscard]] bool operator()(const RowCollector::Row& a, const RowCollector::Row& b) const;

 private:
  enum class By : uint8_t { number, text };
  [[nodiscard]] static int compare(Value x, Value y, By by);

  const std::vector<RankKey>& keys_;
  std::vector<size_t> index_;
  std::vector<By> by_;
};

class RankStep final : public CollectingStep {
 public:
  /// `keep`: only so many rows of the new order.
  RankStep(const Schema& schema, Slot time_slot, std::vector<RankKey> keys, Dialect dialect, size_t keep = SIZE_MAX)
      : CollectingStep(schema, time_slot), keys_(std::move(keys)), dialect_(dialect), keep_(keep) {}

  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override;

 private:
  class Sorted;

  std::vector<RankKey> keys_;
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
