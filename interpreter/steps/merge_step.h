// The step behind `merge` (02 section 6.4): all rows become one, field by field. `transactionize` merges many groups at once with it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "interpreter/library/steps.h"

namespace dohyo {

class MergeStep final : public GatherStep {
 public:
  enum class Strategy : uint8_t {
    join,      ///< all values as a text, with a separator between
    distinct,  ///< each value once, in the order of first appearance, a line each
    first,     ///< that of the earliest row
    last,
  };
  /// Nulls are skipped; of nothing else comes null.
  struct Column {
    Slot in = no_slot;
    Slot out = no_slot;
    Strategy strategy = Strategy::join;
    std::string separator = "\n";
  };
  /// `time`: `_messageTime` of the rows, no_slot where they have none. `earliest`: gets the smallest.
  MergeStep(std::vector<Column> columns, Slot time, Slot earliest) : columns_(std::move(columns)), time_(time), earliest_(earliest) {}

  /// Rows `[begin, end)` of a table become one.
  struct Range {
    size_t begin, end;
  };
  /// One row for each range. The rows must stand in the order of their time.
  [[nodiscard]] Table merge(const Table& rows, std::span<const Range> ranges) const;

  void prune(const std::vector<bool>& wanted) override;
  void add_reads(std::vector<Slot>& slots) const override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 private:
  class Rows;
  std::vector<Column> columns_;
  Slot time_;
  Slot earliest_;
};

/// The rows in the order of their time, of equal times in their own order, those without one last. For events the order in which
/// they are absorbed must be that of the input (a RowCollector for no events).
void put_in_order_of_time(std::vector<RowCollector::Row>& rows, size_t time_index);

}  // namespace dohyo
