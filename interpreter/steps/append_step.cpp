#include "interpreter/steps/append_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/child_table.h"

namespace dohyo {

void AppendStep::prune(const std::vector<bool>& wanted) {
  std::erase_if(columns_, [&](const Column& c) { return !wanted[c.out]; });
  // Nothing passes under its old name.
  CollectingStep::prune(std::vector<bool>(wanted.size(), false));
}

void AppendStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& column : columns_) slots.push_back(column.out);
}

void AppendStep::add_own_reads(std::vector<Slot>& slots) const {
  for (const auto& column : columns_)
    if (column.own != no_slot) slots.push_back(column.own);
}

std::string AppendStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> united;
  for (const auto& column : columns_) united.push_back(names[column.out]);
  return fmt::format("append the rows of child {}: {}", child_ + 1, fmt::join(united, ", "));
}

class AppendStep::Both final : public Partial {
 public:
  Both(const AppendStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Both&>(other).rows_); }
  Table finish() override {
    rows_.in_order();
    auto own = rows_.table();
    const auto& child = (*context().children)[step_.child_];
    Table table;
    table.rows = own.rows + child.table.rows;
    for (const auto& column : step_.columns_) {
      table.slots.push_back(column.out);
      std::vector<Value> values(own.rows);
      if (column.own != no_slot) values = own.columns[rows_.index_of(column.own)];
      const auto* more = column.of_child != no_slot ? child.values(column.of_child) : nullptr;
      if (more != nullptr) values.insert(values.end(), more->begin(), more->end());
      values.resize(table.rows);
      table.columns.push_back(std::move(values));
    }
    table.memory = std::move(own.memory);
    table.memory.insert(table.memory.end(), child.table.memory.begin(), child.table.memory.end());
    return table;
  }

 private:
  const AppendStep& step_;
  RowCollector rows_;
};

std::unique_ptr<Partial> AppendStep::start() const { return std::make_unique<Both>(*this, collector()); }

}  // namespace dohyo
