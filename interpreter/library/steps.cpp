#include "interpreter/library/steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "interpreter/data/memory_budget.h"

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

RowPosition RowPlaces::position(const Batch& batch, uint32_t row) const {
  Ordinal ordinal = (*batch.ordinals)[row];
  auto position = RowPosition::of_table_row(ordinal);
  if (events_)
    position = RowPosition::of_event(time_slot_ == no_slot ? Value::null() : batch.at(time_slot_, row), ordinal);
  if (direction_ == RowDirection::backwards) return {~position.major, ~position.minor};
  return position;
}

CollectedRow RowPlaces::next(RowPosition position) {
  uint32_t copy = direction_ == RowDirection::backwards ? UINT32_MAX : 0;
  // The copies of one event come one after the other.
  if (any_ && position == last_) copy = direction_ == RowDirection::backwards ? last_copy_ - 1 : last_copy_ + 1;
  any_ = true;
  last_ = position;
  last_copy_ = copy;
  return {position, copy, nullptr};
}

void RowCollector::add(const Batch& batch, uint32_t row, RowPosition position) {
  auto collected = places_.next(position);
  auto* values = reinterpret_cast<Value*>(arena_->allocate(std::max<size_t>(1, slots_.size()) * sizeof(Value)));
  for (size_t i = 0; i < slots_.size(); ++i) values[i] = arena_->copy(batch.at(slots_[i], row));
  collected.values = values;
  rows_.push_back(collected);
}

void RowCollector::absorb(const Batch& batch) {
  for (uint32_t row : batch.selection) {
    auto place = places_.position(batch, row);
    // Once `keep_` rows are known, one that comes after all of them is not even copied.
    if (bounded_ && bound_ < place) continue;
    add(batch, row, place);
    if (keep_ != SIZE_MAX && rows_.size() >= keep_ * 2 + 1024) shrink();
  }
}

void RowCollector::shrink() {
  if (keep_ == 0) {
    rows_.clear();
    return;
  }
  if (rows_.size() <= keep_) return;
  std::nth_element(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(keep_), rows_.end(), stands_before);
  rows_.resize(keep_);
  bounded_ = true;
  bound_ = std::max_element(rows_.begin(), rows_.end(), stands_before)->position;
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
  std::move(other.runs_.begin(), other.runs_.end(), std::back_inserter(runs_));
  other.runs_.clear();
  if (other.memory_ != nullptr) memory_ = other.memory_;
}

void RowCollector::relieve(const MemoryBudget* memory) {
  if (memory == nullptr || rows_.empty() || !memory->is_scarce()) return;
  // Less is not worth a run of its own.
  auto least_run = std::clamp<uint64_t>(memory->limit() / 32, uint64_t{1} << 20, uint64_t{16} << 20);
  if (memory->pretends() || arena_->bytes() + rows_.size() * sizeof(Row) >= least_run) spill(*memory);
}

void RowCollector::spill(const MemoryBudget& memory) {
  std::sort(rows_.begin(), rows_.end(), stands_before);
  if (runs_.empty()) runs_.push_back(std::make_unique<RowRuns>(memory, slots_.size()));
  runs_.front()->write(rows_);
  rows_ = {};
  arena_ = std::make_shared<Arena>();
  kept_.clear();
  memory_ = &memory;
}

std::vector<std::unique_ptr<RowRuns>> RowCollector::take_runs(const MemoryBudget& memory) {
  if (!rows_.empty()) spill(memory);
  return std::move(runs_);
}

void RowCollector::give_in_parts(const std::function<void(Table)>& take) {
  if (is_spilled()) return merge_runs(take_runs(*memory_), slots_, stands_before, keep_, take);
  in_order();
  take(table());
}

void RowCollector::merge_runs(const std::vector<std::unique_ptr<RowRuns>>& runs, const std::vector<Slot>& slots,
                              const RowRuns::Before& before, size_t keep, const std::function<void(Table)>& take) {
  constexpr size_t rows_per_part = 16384;
  std::vector<const RowRuns*> all;
  for (const auto& run : runs) all.push_back(run.get());
  Table part;
  std::shared_ptr<Arena> memory;
  auto start = [&] {
    memory = std::make_shared<Arena>();
    part = {};
    part.slots = slots;
    part.columns.resize(slots.size());
    part.memory.push_back(memory);
  };
  size_t rows = 0;
  start();
  RowRuns::merge(all, before, [&](const Row& row) {
    if (rows == keep) return false;
    for (size_t i = 0; i < slots.size(); ++i) part.columns[i].push_back(memory->copy(row.values[i]));
    ++part.rows;
    ++rows;
    if (part.rows == rows_per_part) {
      take(std::move(part));
      start();
    }
    return true;
  });
  if (part.rows > 0 || rows == 0) take(std::move(part));
}

std::vector<RowCollector::Row>& RowCollector::in_order() {
  // For those who need them all at once after all.
  if (is_spilled())
    for (const auto& runs : std::exchange(runs_, {}))
      for (size_t run = 0; run < runs->size(); ++run) {
        runs->read(run, *arena_, rows_);
        memory_->check();
      }
  std::sort(rows_.begin(), rows_.end(), stands_before);
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
