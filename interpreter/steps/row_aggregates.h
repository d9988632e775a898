// Aggregates that stay with the rows: every row gets the result over its group (`eventstats`), or over the rows of its group so far
// (`streamstats`).
#pragma once

#include <optional>
#include <vector>

#include "interpreter/library/steps.h"
#include "interpreter/steps/aggregate_list.h"

namespace dohyo {

class RowAggregateStep final : public CollectingStep {
 public:
  struct Column {
    StageBinder::BoundAggregate call;
    std::vector<Slot> arguments;
    Slot out = no_slot;
    Span span;
  };
  /// Over which rows. Without `running`, over all rows of the group.
  struct Extent {
    bool running = false;
    size_t window = 0;           ///< only the last rows, so many; 0: all so far
    bool current = true;         ///< the row itself is among them
    bool window_of_group = false;  ///< the window counts rows of the group, else of the table
  };

  RowAggregateStep(const Schema& schema, Slot time_slot, std::vector<Column> columns, std::vector<Slot> keys, Extent extent)
      : CollectingStep(schema, time_slot), columns_(std::move(columns)), keys_(std::move(keys)), extent_(extent) {}

  void add_writes(std::vector<Slot>& slots) const override {
    for (const auto& column : columns_) slots.push_back(column.out);
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override;

 private:
  class Rows;

  std::vector<Column> columns_;
  std::vector<Slot> keys_;
  Extent extent_;
};

/// Binds the aggregates of `list` and adds the step; the results are new fields of the rows.
void add_row_aggregates(StageBinder& binder, const AggregateList& list, RowAggregateStep::Extent extent);

}  // namespace dohyo
