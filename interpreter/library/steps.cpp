#include "interpreter/library/steps.h"

#include <fmt/format.h>

#include <algorithm>

namespace dohyo {

std::string FilterStep::describe(const std::vector<std::string>& names) const {
  return "where " + dohyo::describe(condition_, names);
}

void FilterStep::extend(Expression::Form junction, uint32_t node, Expression more) {
  Expression both;
  both.form = junction;
  both.node = node;
  both.span = condition_.span.through(more.span);
  both.sole_slot = condition_.sole_slot == more.sole_slot ? condition_.sole_slot : no_slot;
  both.arguments.push_back(std::move(condition_));
  both.arguments.push_back(std::move(more));
  condition_ = std::move(both);
}

std::string AssignStep::describe(const std::vector<std::string>& names) const {
  return fmt::format("{} = {}", names[out_], dohyo::describe(value_, names));
}

RowPosition RowCollector::position(const Batch& batch, uint32_t row) const {
  Ordinal ordinal = (*batch.ordinals)[row];
  auto position = RowPosition::of_table_row(ordinal);
  if (events_)
    position = RowPosition::of_event(time_slot_ == no_slot ? Value::null() : batch.at(time_slot_, row), ordinal);
  if (direction_ == Direction::backwards) return {~position.major, ~position.minor};
  return position;
}

void RowCollector::add(const Batch& batch, uint32_t row, RowPosition position) {
  uint32_t copy = direction_ == Direction::backwards ? UINT32_MAX : 0;
  // The copies of one event come one after the other.
  if (!rows_.empty() && position == last_) copy = direction_ == Direction::backwards ? last_copy_ - 1 : last_copy_ + 1;
  last_ = position;
  last_copy_ = copy;
  auto* values = reinterpret_cast<Value*>(arena_->allocate(std::max<size_t>(1, slots_.size()) * sizeof(Value)));
  for (size_t i = 0; i < slots_.size(); ++i) values[i] = arena_->copy(batch.at(slots_[i], row));
  rows_.push_back({position, copy, values});
}

void RowCollector::absorb(const Batch& batch) {
  for (uint32_t row : batch.selection) {
    auto place = position(batch, row);
    // Once `keep_` rows are known, one that comes after all of them is not even copied.
    if (bounded_ && bound_ < place) continue;
    add(batch, row, place);
    if (keep_ != SIZE_MAX && rows_.size() >= keep_ * 2 + 1024) shrink();
  }
}

namespace {
bool earlier(const RowCollector::Row& a, const RowCollector::Row& b) {
  return a.position != b.position ? a.position < b.position : a.copy < b.copy;
}
}  // namespace

void RowCollector::shrink() {
  if (keep_ == 0) {
    rows_.clear();
    return;
  }
  if (rows_.size() <= keep_) return;
  std::nth_element(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(keep_), rows_.end(), earlier);
  rows_.resize(keep_);
  bounded_ = true;
  bound_ = std::max_element(rows_.begin(), rows_.end(), earlier)->position;
  compact();
}

void RowCollector::compact() {
  // The texts of the rows that fell out are garbage in the arena: move the survivors to a new one.
  auto fresh = std::make_shared<Arena>();
  for (auto& row : rows_) {
    auto* values = reinterpret_cast<Value*>(fresh->allocate(std::max<size_t>(1, slots_.size()) * sizeof(Value)));
    for (size_t i = 0; i < slots_.size(); ++i) values[i] = fresh->copy(row.values[i]);
    row.values = values;
  }
  arena_ = std::move(fresh);
  kept_.clear();
}

void RowCollector::merge(RowCollector& other) {
  rows_.insert(rows_.end(), other.rows_.begin(), other.rows_.end());
  kept_.push_back(other.arena_);
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
}

std::vector<RowCollector::Row>& RowCollector::in_order() {
  std::sort(rows_.begin(), rows_.end(), earlier);
  if (rows_.size() > keep_) rows_.resize(keep_);
  return rows_;
}

size_t RowCollector::index_of(Slot slot) const {
  return static_cast<size_t>(std::find(slots_.begin(), slots_.end(), slot) - slots_.begin());
}

Table RowCollector::table() {
  Table table;
  table.slots = slots_;
  table.rows = rows_.size();
  for (size_t i = 0; i < slots_.size(); ++i) {
    auto& column = table.columns.emplace_back();
    column.reserve(rows_.size());
    for (const auto& row : rows_) column.push_back(row.values[i]);
  }
  table.memory.push_back(arena_);
  table.memory.insert(table.memory.end(), kept_.begin(), kept_.end());
  return table;
}

void CollectingStep::prune(const std::vector<bool>& wanted) {
  slots_.clear();
  std::vector<Slot> writes;
  add_writes(writes);
  for (Slot slot = 0; slot < wanted.size(); ++slot)
    if (wanted[slot] && std::find(writes.begin(), writes.end(), slot) == writes.end()) slots_.push_back(slot);
  std::vector<Slot> own;
  add_own_reads(own);
  for (Slot slot : own)
    if (std::find(slots_.begin(), slots_.end(), slot) == slots_.end()) slots_.push_back(slot);
}

void CollectingStep::add_reads(std::vector<Slot>& slots) const {
  slots.insert(slots.end(), slots_.begin(), slots_.end());
  add_own_reads(slots);
  if (time_slot_ != no_slot) slots.push_back(time_slot_);
}

void warn_of_row_order(StageBinder& binder, Span at) {
  const auto& schema = binder.schema();
  if (schema.events || schema.ordered) return;
  binder.warning("undefined-order", at, "this depends on the order of the rows, which an aggregate leaves open",
                 "put `sort by ...` before it; without one, groups stand in the order in which the input has them");
}

bool require_aggregate(StageBinder& binder) {
  if (!binder.schema().events) return true;
  const auto& stage = binder.stage();
  binder.error("needs-aggregate", stage.operator_name ? stage.operator_name->span : stage.span,
               fmt::format("{} works on a table, and rows are still events here", stage.operator_name ? stage.operator_name->text : "this"),
               "put an aggregate such as `count by ...` before it");
  return false;
}

Slot order_slot(StageBinder& binder) {
  const auto& schema = binder.schema();
  return schema.events && !schema.ordered ? binder.read("_messageTime", binder.stage().span) : no_slot;
}

}  // namespace dohyo
