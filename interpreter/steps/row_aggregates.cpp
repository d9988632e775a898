#include "interpreter/steps/row_aggregates.h"

#include <fmt/format.h>

#include "interpreter/steps/fold_state.h"
#include "interpreter/steps/key_index.h"

namespace dohyo {

class RowAggregateStep::Rows final : public Partial {
 public:
  Rows(const RowAggregateStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)), arena_(std::make_shared<Arena>()) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }

  Table finish() override {
    const auto& rows = rows_.in_order();
    auto table = rows_.table();
    find_groups(rows);
    for (const auto& column : step_.columns_) {
      table.slots.push_back(column.out);
      table.columns.push_back(step_.extent_.running ? running(column, rows) : whole(column, rows));
    }
    table.memory.push_back(arena_);
    return table;
  }

 private:
  void find_groups(const std::vector<RowCollector::Row>& rows) {
    std::vector<size_t> index;
    for (Slot slot : step_.keys_) index.push_back(rows_.index_of(slot));
    KeyIndex keys(index.size());
    std::vector<Value> key(index.size());
    for (const auto& row : rows) {
      for (size_t i = 0; i < index.size(); ++i) key[i] = row.values[index[i]];
      group_.push_back(keys.find_or_add(key));
    }
    groups_ = keys.size();
  }

  /// Adds one row to a state.
  class Adder {
   public:
    Adder(const Rows& owner, const Column& column, const std::vector<RowCollector::Row>& rows) : owner_(owner), rows_(rows) {
      for (Slot slot : column.arguments) index_.push_back(owner.rows_.index_of(slot));
      arguments_.resize(index_.size());
    }
    void operator()(FoldState& state, size_t row, uint64_t* unread) {
      for (size_t i = 0; i < index_.size(); ++i) arguments_[i] = rows_[row].values[index_[i]];
      AddContext context{*owner_.arena_, RowPosition::of_table_row(row), unread};
      state.add(arguments_, context);
    }

   private:
    const Rows& owner_;
    const std::vector<RowCollector::Row>& rows_;
    std::vector<size_t> index_;
    std::vector<Value> arguments_;
  };

  std::vector<FoldState> states(const Column& column) const {
    std::vector<FoldState> states;
    states.reserve(groups_);
    for (size_t i = 0; i < groups_; ++i) states.emplace_back(column.call.fold);
    return states;
  }

  std::vector<Value> whole(const Column& column, const std::vector<RowCollector::Row>& rows) const {
    auto of_group = states(column);
    Adder add(*this, column, rows);
    uint64_t unread = 0;
    for (size_t i = 0; i < rows.size(); ++i) add(of_group[group_[i]], i, &unread);
    warn(column, unread);
    std::vector<Value> results;
    for (auto& state : of_group) results.push_back(state.result(*arena_));
    std::vector<Value> out;
    for (size_t number : group_) out.push_back(results[number]);
    return out;
  }

  std::vector<Value> running(const Column& column, const std::vector<RowCollector::Row>& rows) const {
    if (step_.extent_.window > 0) return windowed(column, rows);
    auto of_group = states(column);
    Adder add(*this, column, rows);
    uint64_t unread = 0;
    std::vector<Value> out;
    for (size_t i = 0; i < rows.size(); ++i) {
      auto& state = of_group[group_[i]];
      if (step_.extent_.current) add(state, i, &unread);
      // A result may point into the state, which goes on.
      out.push_back(arena_->copy(state.result(*arena_)));
      if (!step_.extent_.current) add(state, i, &unread);
    }
    warn(column, unread);
    return out;
  }

  std::vector<Value> windowed(const Column& column, const std::vector<RowCollector::Row>& rows) const {
    const auto& extent = step_.extent_;
    Adder add(*this, column, rows);
    std::vector<std::vector<size_t>> of_group(groups_);
    uint64_t unread = 0;
    std::vector<Value> out;
    for (size_t i = 0; i < rows.size(); ++i) {
      auto& members = of_group[group_[i]];
      members.push_back(i);
      FoldState state(column.call.fold);
      size_t end = extent.current ? members.size() : members.size() - 1;
      size_t begin = end;
      // A window of the table ends with this row (or the one before) and has `window` rows of any group.
      size_t oldest = i + (extent.current ? 1 : 0) - std::min(i + (extent.current ? 1 : 0), extent.window);
      while (begin > 0 && (extent.window_of_group ? end - begin < extent.window : members[begin - 1] >= oldest)) --begin;
      for (size_t m = begin; m < end; ++m) add(state, members[m], members[m] == i ? &unread : nullptr);
      out.push_back(arena_->copy(state.result(*arena_)));
    }
    warn(column, unread);
    return out;
  }

  void warn(const Column& column, uint64_t unread) const {
    if (unread > 0) context().diagnostics.push_back(unread_values_warning(unread, column.span));
  }

  const RowAggregateStep& step_;
  RowCollector rows_;
  std::shared_ptr<Arena> arena_;
  std::vector<size_t> group_;  ///< by row
  size_t groups_ = 0;
};

std::unique_ptr<Partial> RowAggregateStep::start() const { return std::make_unique<Rows>(*this, collector()); }

void RowAggregateStep::add_own_reads(std::vector<Slot>& slots) const {
  slots.insert(slots.end(), keys_.begin(), keys_.end());
  for (const auto& column : columns_) slots.insert(slots.end(), column.arguments.begin(), column.arguments.end());
}

std::string RowAggregateStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> calls;
  for (const auto& column : columns_) {
    std::vector<std::string> arguments;
    for (Slot slot : column.arguments) arguments.push_back(names[slot]);
    calls.push_back(fmt::format("{} = {}({})", names[column.out], column.call.function->documentation.name, fmt::join(arguments, ", ")));
  }
  std::vector<std::string> keys;
  for (Slot slot : keys_) keys.push_back(names[slot]);
  return fmt::format("{}{}{}{}", fmt::join(calls, ", "), keys.empty() ? "" : " by ", fmt::join(keys, ", "), extent_.running ? ", of the rows so far" : "");
}

void add_row_aggregates(StageBinder& binder, const AggregateList& list, RowAggregateStep::Extent extent) {
  auto bound = bind_aggregates(binder, list, {.borrowed = true});
  if (!bound.ok) return;
  std::vector<Slot> keys;
  for (const auto& name : list.keys) keys.push_back(binder.read(name));
  bool positions = extent.running;
  std::vector<RowAggregateStep::Column> columns;
  for (auto& aggregate : bound.columns) {
    auto& column = columns.emplace_back();
    positions = positions || aggregate.call.function->uses_position;
    // The step sees rows when all of them are there, so what it needs of them must be columns.
    for (auto& argument : aggregate.call.arguments) {
      if (argument.form == Expression::Form::field) {
        column.arguments.push_back(argument.slot);
        continue;
      }
      column.arguments.push_back(binder.hidden("argument"));
      binder.add(std::make_unique<AssignStep>(column.arguments.back(), std::move(argument)));
    }
    aggregate.call.arguments.clear();
    column.call = std::move(aggregate.call);
    column.span = aggregate.span;
  }
  if (positions) warn_of_row_order(binder, binder.stage().span);
  auto time_slot = order_slot(binder);
  auto before = binder.schema();
  for (size_t i = 0; i < columns.size(); ++i) columns[i].out = binder.assign(bound.names[i]);
  for (const auto& synonym : bound.synonyms)
    if (binder.find(synonym.name) == no_slot) binder.schema().synonyms.push_back({synonym.name, columns[synonym.slot].out});
  binder.add(std::make_unique<RowAggregateStep>(before, time_slot, std::move(columns), std::move(keys), extent));
  if (before.events) binder.schema().ordered = true;
}

}  // namespace dohyo
