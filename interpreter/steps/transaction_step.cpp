#include "interpreter/steps/transaction_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/steps/aggregate_step.h"
#include "interpreter/steps/fold_state.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/steps/merge_step.h"

namespace dohyo {

class TransactionStep::Rows final : public Partial {
 public:
  Rows(const TransactionStep& step, std::vector<Slot> slots)
      : step_(step.settings_), rows_(std::move(slots), no_slot, false), memory_(std::make_shared<Arena>()) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }

  Table finish() override {
    auto& rows = rows_.in_order();
    put_in_order_of_time(rows, rows_.index_of(step_.time));
    for (const auto& state : step_.states) names_.push_back(memory_->text(state));
    find_transactions(rows);
    count_states(rows);
    aggregate(rows);
    Table out;
    begin_columns(out);
    for (size_t t = 0; t < transactions_.size(); ++t)
      if (!is_on_fringe(transactions_[t])) add_rows(t, rows, out);
    add_transitions(rows, out);
    out.memory = rows_.table().memory;
    out.memory.push_back(memory_);
    return out;
  }

 private:
  static constexpr size_t no_state = SIZE_MAX;

  struct Transaction {
    std::vector<size_t> rows;  ///< in the order of time
    std::vector<int64_t> counts;
    int64_t others = 0;
    Value start, end;
  };

  struct Transition {
    size_t transaction;
    size_t from, to;  ///< rows
  };

  void find_transactions(const std::vector<RowCollector::Row>& rows) {
    std::vector<size_t> index;
    for (Slot slot : step_.keys) index.push_back(rows_.index_of(slot));
    KeyIndex keys(index.size());
    std::vector<Value> key(index.size());
    auto time = rows_.index_of(step_.time);
    for (size_t row = 0; row < rows.size(); ++row) {
      for (size_t i = 0; i < index.size(); ++i) key[i] = rows[row].values[index[i]];
      auto number = keys.find_or_add(key);
      if (number == transactions_.size()) transactions_.emplace_back().counts.resize(step_.states.size());
      auto& transaction = transactions_[number];
      transaction.rows.push_back(row);
      Value at = rows[row].values[time];
      if (at.is_null()) continue;
      if (transaction.start.is_null()) transaction.start = at;
      transaction.end = at;
    }
  }

  void count_states(const std::vector<RowCollector::Row>& rows) {
    std::vector<size_t> fields;
    for (const auto& pattern : step_.patterns) fields.push_back(rows_.index_of(pattern.field));
    state_of_.assign(rows.size(), no_state);
    for (size_t row = 0; row < rows.size(); ++row)
      for (size_t p = 0; p < step_.patterns.size(); ++p) {
        const auto& pattern = step_.patterns[p];
        Value value = rows[row].values[fields[p]];
        bool holds = pattern.glob ? !value.is_null() && pattern.glob->matches(to_string(value)) : equal(value, Value::text(pattern.value));
        if (!holds) continue;
        state_of_[row] = pattern.state;
        break;
      }
    for (auto& transaction : transactions_)
      for (size_t row : transaction.rows) ++(state_of_[row] == no_state ? transaction.others : transaction.counts[state_of_[row]]);
  }

  void aggregate(const std::vector<RowCollector::Row>& rows) {
    for (const auto& showing : step_.showing) {
      std::vector<size_t> index;
      for (Slot slot : showing.arguments) index.push_back(rows_.index_of(slot));
      std::vector<Value> arguments(index.size());
      uint64_t unread = 0;
      auto& results = shown_.emplace_back();
      for (const auto& transaction : transactions_) {
        FoldState state(showing.call.fold);
        for (size_t row : transaction.rows) {
          if (showing.state && state_of_[row] != *showing.state) continue;
          for (size_t i = 0; i < index.size(); ++i) arguments[i] = rows[row].values[index[i]];
          AddContext adding{*memory_, RowPosition::of_table_row(row), &unread};
          state.add(arguments, adding);
        }
        // A result may point into the state.
        results.push_back(memory_->copy(state.result(*memory_)));
      }
      if (unread > 0) context().diagnostics.push_back(unread_values_warning(unread, showing.span));
    }
  }

  [[nodiscard]] bool is_on_fringe(const Transaction& transaction) const {
    if (!step_.fringe || transaction.start.is_null()) return false;
    const auto& run = context().scratch.run();
    return to_integer(transaction.end).value_or(0) < run.range_begin + *step_.fringe ||
           to_integer(transaction.start).value_or(0) >= run.range_end - *step_.fringe;
  }

  void begin_columns(Table& out) const {
    out.slots = step_.keys;
    switch (step_.results) {
      case Results::transactions:
        out.slots.insert(out.slots.end(), step_.counts.begin(), step_.counts.end());
        out.slots.insert(out.slots.end(), {step_.others, step_.start, step_.end});
        break;
      case Results::states: out.slots.insert(out.slots.end(), {step_.state, step_.state_time}); break;
      case Results::flow: out.slots.insert(out.slots.end(), {step_.from, step_.to, step_.latency}); break;
    }
    for (const auto& showing : step_.showing) out.slots.push_back(showing.out);
    out.columns.resize(out.slots.size());
  }

  void add_rows(size_t number, const std::vector<RowCollector::Row>& rows, Table& out) {
    const auto& transaction = transactions_[number];
    if (step_.results == Results::transactions) {
      std::vector<Value> values;
      for (int64_t count : transaction.counts) values.push_back(Value::integer(count));
      values.insert(values.end(), {Value::integer(transaction.others), transaction.start, transaction.end});
      return add_row(number, rows, values, out);
    }
    auto time = rows_.index_of(step_.time);
    const size_t* before = nullptr;
    for (const size_t& row : transaction.rows) {
      if (state_of_[row] == no_state) continue;
      if (step_.results == Results::states) {
        add_row(number, rows, {state_name(row), rows[row].values[time]}, out);
      } else if (before != nullptr) {
        transitions_.push_back({number, *before, row});
      }
      before = &row;
    }
  }

  /// Of all transactions, in the order of time, which is that of the rows.
  void add_transitions(const std::vector<RowCollector::Row>& rows, Table& out) {
    std::sort(transitions_.begin(), transitions_.end(), [](const Transition& a, const Transition& b) { return a.to < b.to; });
    auto time = rows_.index_of(step_.time);
    for (const auto& transition : transitions_) {
      auto from = to_integer(rows[transition.from].values[time]);
      auto to = to_integer(rows[transition.to].values[time]);
      add_row(transition.transaction, rows, {state_name(transition.from), state_name(transition.to), from && to ? Value::integer(*to - *from) : Value::null()}, out);
    }
  }

  [[nodiscard]] Value state_name(size_t row) const { return names_[state_of_[row]]; }

  void add_row(size_t number, const std::vector<RowCollector::Row>& rows, const std::vector<Value>& values, Table& out) const {
    size_t column = 0;
    for (Slot slot : step_.keys) out.columns[column++].push_back(rows[transactions_[number].rows[0]].values[rows_.index_of(slot)]);
    for (Value value : values) out.columns[column++].push_back(value);
    for (const auto& shown : shown_) out.columns[column++].push_back(shown[number]);
    ++out.rows;
  }

  const Settings& step_;
  RowCollector rows_;
  std::shared_ptr<Arena> memory_;
  std::vector<Transaction> transactions_;  ///< in the order of their first rows
  std::vector<size_t> state_of_;           ///< by row
  std::vector<Transition> transitions_;
  std::vector<Value> names_;               ///< of the states
  std::vector<std::vector<Value>> shown_;  ///< by showing, by transaction
};

std::unique_ptr<Partial> TransactionStep::start() const {
  std::vector<Slot> slots;
  add_reads(slots);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return std::make_unique<Rows>(*this, std::move(slots));
}

void TransactionStep::prune(const std::vector<bool>& wanted) {
  std::erase_if(settings_.showing, [&](const Showing& s) { return !wanted[s.out]; });
}

void TransactionStep::add_reads(std::vector<Slot>& slots) const {
  slots.insert(slots.end(), settings_.keys.begin(), settings_.keys.end());
  slots.push_back(settings_.time);
  for (const auto& pattern : settings_.patterns) slots.push_back(pattern.field);
  for (const auto& showing : settings_.showing) slots.insert(slots.end(), showing.arguments.begin(), showing.arguments.end());
}

void TransactionStep::add_writes(std::vector<Slot>& slots) const {
  slots.insert(slots.end(), settings_.keys.begin(), settings_.keys.end());
  slots.insert(slots.end(), settings_.counts.begin(), settings_.counts.end());
  for (Slot slot : {settings_.others, settings_.start, settings_.end, settings_.state, settings_.state_time, settings_.from, settings_.to, settings_.latency})
    if (slot != no_slot) slots.push_back(slot);
  for (const auto& showing : settings_.showing) slots.push_back(showing.out);
}

std::string TransactionStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> keys;
  for (Slot slot : settings_.keys) keys.push_back(names[slot]);
  static constexpr std::string_view forms[] = {"transactions", "states", "flow"};
  return fmt::format("transaction on {} with {}, results by {}", fmt::join(keys, ", "), fmt::join(settings_.states, ", "),
                     forms[static_cast<size_t>(settings_.results)]);
}

}  // namespace dohyo
