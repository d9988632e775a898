// Rows of a child plan behind those of this one (04 A02): what `union` and `append` mean.
#pragma once

#include <vector>

#include "interpreter/library/steps.h"

namespace dohyo {

class AppendStep final : public CollectingStep {
 public:
  /// A field of both sides; no_slot where one does not have it.
  struct Column {
    Slot out = no_slot;
    Slot own = no_slot;
    Slot of_child = no_slot;
  };
  AppendStep(const Schema& schema, Slot time_slot, size_t child) : CollectingStep(schema, time_slot), child_(child) {}

  /// Only while binding: later stages say which fields they want.
  void add_column(Column column) { columns_.push_back(column); }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

  [[nodiscard]] bool passes_rows_through() const override { return false; }
  void prune(const std::vector<bool>& wanted) override;
  void add_writes(std::vector<Slot>& slots) const override;
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override;
  [[nodiscard]] std::unique_ptr<Partial> start() const override;

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override;

 private:
  class Both;
  size_t child_;
  std::vector<Column> columns_;
};

}  // namespace dohyo
