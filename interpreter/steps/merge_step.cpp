#include "interpreter/steps/merge_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

namespace {

/// The value of one column over some rows.
Value merged(const std::vector<Value>& values, MergeStep::Range range, const MergeStep::Column& column, Arena& memory, std::string& text) {
  using Strategy = MergeStep::Strategy;
  auto rows = std::span(values).subspan(range.begin, range.end - range.begin);
  auto is_value = [](Value v) { return !v.is_null(); };
  if (column.strategy == Strategy::first) {
    auto found = std::find_if(rows.begin(), rows.end(), is_value);
    return found == rows.end() ? Value::null() : *found;
  }
  if (column.strategy == Strategy::last) {
    auto found = std::find_if(rows.rbegin(), rows.rend(), is_value);
    return found == rows.rend() ? Value::null() : *found;
  }
  bool distinct = column.strategy == Strategy::distinct;
  KeyIndex seen(1);
  size_t count = 0;
  text.clear();
  for (Value value : rows) {
    if (value.is_null()) continue;
    if (distinct && seen.find_or_add(std::span(&value, 1)) < count) continue;
    if (count++ > 0) text += distinct ? "\n" : column.separator;
    text += to_string(value);
  }
  return count == 0 ? Value::null() : memory.text(text);
}

const std::vector<Value>* find_column(const Table& table, Slot slot) {
  auto found = std::find(table.slots.begin(), table.slots.end(), slot);
  return found == table.slots.end() ? nullptr : &table.columns[static_cast<size_t>(found - table.slots.begin())];
}

}  // namespace

void put_in_order_of_time(std::vector<RowCollector::Row>& rows, size_t time_index) {
  auto time = [&](const RowCollector::Row& row) { return to_integer(row.values[time_index]).value_or(INT64_MAX); };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return time(a) < time(b); });
}

Table MergeStep::merge(const Table& rows, std::span<const Range> ranges) const {
  Table out;
  out.rows = ranges.size();
  auto memory = std::make_shared<Arena>();
  std::string text;
  for (const auto& column : columns_) {
    out.slots.push_back(column.out);
    auto& made = out.columns.emplace_back(ranges.size());
    if (const auto* values = find_column(rows, column.in))
      for (size_t i = 0; i < ranges.size(); ++i) made[i] = merged(*values, ranges[i], column, *memory, text);
  }
  if (earliest_ != no_slot) {
    out.slots.push_back(earliest_);
    auto& made = out.columns.emplace_back(ranges.size());
    if (const auto* values = find_column(rows, time_))
      for (size_t i = 0; i < ranges.size(); ++i) made[i] = merged(*values, ranges[i], {.strategy = Strategy::first}, *memory, text);
  }
  out.memory = rows.memory;
  out.memory.push_back(std::move(memory));
  return out;
}

class MergeStep::Rows final : public Partial {
 public:
  Rows(const MergeStep& step, std::vector<Slot> slots) : step_(step), rows_(std::move(slots), no_slot, false) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }
  Table finish() override {
    auto& rows = rows_.in_order();
    if (step_.time_ != no_slot) put_in_order_of_time(rows, rows_.index_of(step_.time_));
    std::vector<Range> whole;
    if (!rows.empty()) whole.push_back({0, rows.size()});
    return step_.merge(rows_.table(), whole);
  }

 private:
  const MergeStep& step_;
  RowCollector rows_;
};

std::unique_ptr<Partial> MergeStep::start() const {
  std::vector<Slot> slots;
  add_reads(slots);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return std::make_unique<Rows>(*this, std::move(slots));
}

void MergeStep::prune(const std::vector<bool>& wanted) {
  std::erase_if(columns_, [&](const Column& c) { return !wanted[c.out]; });
  if (earliest_ != no_slot && !wanted[earliest_]) earliest_ = no_slot;
}

void MergeStep::add_reads(std::vector<Slot>& slots) const {
  for (const auto& column : columns_) slots.push_back(column.in);
  if (time_ != no_slot) slots.push_back(time_);
}

void MergeStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& column : columns_) slots.push_back(column.out);
  if (earliest_ != no_slot) slots.push_back(earliest_);
}

std::string MergeStep::describe(const std::vector<std::string>& names) const {
  static constexpr std::string_view words[] = {"join", "takeDistinct", "takeFirst", "takeLast"};
  std::vector<std::string> parts;
  for (const auto& c : columns_) parts.push_back(fmt::format("{} {}", names[c.in], words[static_cast<size_t>(c.strategy)]));
  return fmt::format("merge {}", fmt::join(parts, ", "));
}

}  // namespace dohyo
