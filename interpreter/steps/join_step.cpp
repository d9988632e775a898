#include "interpreter/steps/join_step.h"

#include <fmt/format.h>
#include <functional>

#include <algorithm>
#include <map>

#include "interpreter/data/memory_budget.h"
#include "interpreter/steps/row_matches.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {

const std::vector<Value>* find_column(const Table& table, Slot slot) {
  auto found = std::find(table.slots.begin(), table.slots.end(), slot);
  return found == table.slots.end() ? nullptr : &table.columns[static_cast<size_t>(found - table.slots.begin())];
}

/// Lists of the fields of a leg's rows that have no column, their names with the leg's in front.
class PrefixedLists {
 public:
  PrefixedLists(const JoinStep::Leg& leg, const Table& table, Arena& memory) : leg_(leg), memory_(memory), made_(table.rows), known_(table.rows, false) {
    for (Slot slot : leg.lists) lists_.push_back(find_column(table, slot));
    raw_ = leg.raw == no_slot ? nullptr : find_column(table, leg.raw);
  }

  /// Made once for each row, however many joined rows it is part of.
  std::span<const Value> of(size_t row) {
    if (!known_[row]) make(row);
    known_[row] = true;
    return made_[row];
  }

 private:
  void make(size_t row) {
    items_.clear();
    bool says_all = false;
    for (const auto* list : lists_) {
      if (list == nullptr || (*list)[row].kind() != Kind::list) continue;
      auto items = (*list)[row].as_list();
      for (size_t i = 0; i + 1 < items.size(); i += 2) {
        auto name = items[i].as_text();
        if (name == "_raw") continue;
        says_all = true;
        if (Value named = name_of(name); !named.is_null()) set(named, items[i + 1]);
      }
    }
    // Of an event with fields of its own the text would say the same again.
    if (!says_all && raw_ != nullptr && !(*raw_)[row].is_null()) set(name_of("_raw"), (*raw_)[row]);
    auto* own = reinterpret_cast<Value*>(memory_.allocate(items_.size() * sizeof(Value)));
    std::copy(items_.begin(), items_.end(), own);
    made_[row] = {own, items_.size()};
  }

  void set(Value name, Value value) {
    if (name.is_null()) return;
    for (size_t i = 0; i < items_.size(); i += 2)
      if (items_[i].as_text().data() == name.as_text().data()) {
        items_[i + 1] = value;
        return;
      }
    items_.push_back(name);
    items_.push_back(value);
  }

  /// Null for a name that is not shown.
  Value name_of(std::string_view name) {
    auto known = names_.find(name);
    if (known != names_.end()) return known->second;
    bool hidden = std::find(leg_.hidden.begin(), leg_.hidden.end(), utf8::lower_ascii(name)) != leg_.hidden.end();
    auto value = hidden ? Value::null() : memory_.text(fmt::format("{}_{}", leg_.name, name));
    names_.emplace(std::string(name), value);
    return value;
  }

  const JoinStep::Leg& leg_;
  Arena& memory_;
  std::vector<const std::vector<Value>*> lists_;
  const std::vector<Value>* raw_ = nullptr;
  std::map<std::string, Value, std::less<>> names_;  ///< as they are, with prefix
  std::vector<Value> items_;
  std::vector<std::span<const Value>> made_;
  std::vector<bool> known_;
};

}  // namespace

namespace {
constexpr size_t rows_in_part = 65536;
}  // namespace

class JoinStep::Joined final : public Partial {
 public:
  explicit Joined(const JoinStep& step) : step_(step) {}

  void absorb(const Batch& batch, Scratch& scratch) override {
    open();
    for (auto& leg : rows_) leg.absorb(batch, scratch);
  }
  void merge(Partial& other) override {
    open();
    auto& rows = static_cast<Joined&>(other);
    rows.open();
    for (size_t i = 0; i < rows_.size(); ++i) rows_[i].merge(rows.rows_[i]);
  }

  Table finish() override {
    Table whole;
    finish_in_parts([&](Table part) { whole.append(std::move(part)); });
    return whole;
  }

  void finish_in_parts(const std::function<void(Table)>& take) override {
    open();
    for (auto& leg : rows_) {
      tables_.push_back(leg.finish());
      check_memory();
    }
    rows_.clear();
    auto matches = match();
    if (matches.truncated)
      context().diagnostics.push_back({Severity::warning, "too-many-rows", step_.settings_.span,
                                       fmt::format("more than {} rows come of this join; those beyond were left out", step_.settings_.most_rows),
                                       "join on more fields, or keep fewer rows in each leg", {}});
    check_memory();
    auto rows = matches.rows.size() / tables_.size();
    lists_memory_ = std::make_shared<Arena>();
    for (size_t leg = 0; leg < tables_.size() && shows_rest(); ++leg) lists_.emplace_back(step_.legs_[leg], tables_[leg], *lists_memory_);
    // At least one part, so that there are columns.
    for (size_t begin = 0; begin == 0 || begin < rows; begin += rows_in_part) {
      take(make_table(matches, begin, std::min(rows, begin + rows_in_part)));
      check_memory();
    }
  }

 private:
  /// Only when the partial knows its context.
  void open() {
    if (!rows_.empty()) return;
    for (const auto& leg : step_.legs_) rows_.emplace_back(leg.branch, context());
  }

  /// A column that a leg's rows do not have is null in all of them.
  const std::vector<Value>* column(size_t leg, Slot slot) {
    if (const auto* found = find_column(tables_[leg], slot)) return found;
    auto& nulls = nulls_[leg];
    nulls.resize(tables_[leg].rows);
    return &nulls;
  }

  RowMatches match() {
    std::vector<MatchedTable> tables;
    for (size_t i = 0; i < tables_.size(); ++i) {
      tables.push_back({tables_[i].rows, {}});
      if (step_.settings_.window && step_.legs_[i].time != no_slot) tables.back().times = *column(i, step_.legs_[i].time);
    }
    std::vector<MatchCondition> conditions;
    for (const auto& c : step_.conditions_)
      conditions.push_back({c.left, c.right, column(c.left, c.left_slot), column(c.right, c.right_slot)});
    return match_rows(tables, conditions, step_.settings_.window, step_.settings_.most_rows);
  }

  [[nodiscard]] bool shows_rest() const { return step_.rest_ != no_slot && step_.shows_rest_; }

  void check_memory() const {
    if (context().memory != nullptr) context().memory->check("join holds the rows of its pipelines in memory");
  }

  /// The joined rows `[begin, end)`.
  Table make_table(const RowMatches& matches, size_t begin, size_t end) {
    size_t width = tables_.size();
    Table out;
    out.rows = end - begin;
    for (size_t leg = 0; leg < width; ++leg)
      for (const auto& c : step_.legs_[leg].columns) {
        const auto& values = *column(leg, c.inner);
        out.slots.push_back(c.out);
        auto& made = out.columns.emplace_back(out.rows);
        for (size_t i = 0; i < out.rows; ++i) made[i] = values[matches.rows[(begin + i) * width + leg]];
      }
    for (auto& table : tables_) out.memory.insert(out.memory.end(), table.memory.begin(), table.memory.end());
    out.memory.push_back(lists_memory_);
    if (shows_rest()) add_rest(matches, begin, out);
    return out;
  }

  void add_rest(const RowMatches& matches, size_t begin, Table& out) {
    // Lists of one row of one leg stay, as many joined rows may show them; what is put together goes with its part.
    auto memory = std::make_shared<Arena>();
    out.slots.push_back(step_.rest_);
    auto& column = out.columns.emplace_back(out.rows);
    for (size_t i = 0; i < out.rows; ++i) {
      size_t size = 0;
      std::span<const Value> last;
      size_t filled = 0;
      for (size_t leg = 0; leg < lists_.size(); ++leg) {
        auto items = lists_[leg].of(matches.rows[(begin + i) * lists_.size() + leg]);
        size += items.size();
        if (items.empty()) continue;
        last = items;
        ++filled;
      }
      if (filled > 1) {
        auto* items = reinterpret_cast<Value*>(memory->allocate(size * sizeof(Value)));
        auto* end = items;
        for (size_t leg = 0; leg < lists_.size(); ++leg) {
          auto part = lists_[leg].of(matches.rows[(begin + i) * lists_.size() + leg]);
          end = std::copy(part.begin(), part.end(), end);
        }
        last = {items, size};
      }
      column[i] = Value::list(last);
    }
    out.memory.push_back(std::move(memory));
  }

  const JoinStep& step_;
  std::vector<Branch::Rows> rows_;
  std::vector<Table> tables_;
  std::vector<PrefixedLists> lists_;  ///< by leg, where they are shown
  std::shared_ptr<Arena> lists_memory_;
  std::map<size_t, std::vector<Value>> nulls_;  ///< by leg
};

std::unique_ptr<Partial> JoinStep::start() const { return std::make_unique<Joined>(*this); }

void JoinStep::prune(const std::vector<bool>& wanted) {
  shows_rest_ = rest_ != no_slot && wanted[rest_];
  for (size_t i = 0; i < legs_.size(); ++i) {
    auto& leg = legs_[i];
    std::erase_if(leg.columns, [&](const Column& c) { return !wanted[c.out]; });
    std::vector<Slot> inner;
    for (const auto& c : leg.columns) inner.push_back(c.inner);
    for (const auto& c : conditions_) {
      if (c.left == i) inner.push_back(c.left_slot);
      if (c.right == i) inner.push_back(c.right_slot);
    }
    if (settings_.window) inner.push_back(leg.time);
    if (shows_rest_) {
      inner.insert(inner.end(), leg.lists.begin(), leg.lists.end());
      inner.push_back(leg.raw);
    }
    leg.branch.prune(inner, wanted.size());
  }
}

void JoinStep::add_reads(std::vector<Slot>& slots) const {
  for (const auto& leg : legs_) leg.branch.add_reads(slots);
}

void JoinStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& leg : legs_)
    for (const auto& c : leg.columns) slots.push_back(c.out);
  if (rest_ != no_slot) slots.push_back(rest_);
}

std::string JoinStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> legs;
  for (const auto& leg : legs_) legs.push_back(fmt::format("({}) as {}", leg.branch.describe(names), leg.name));
  std::vector<std::string> conditions;
  for (const auto& c : conditions_)
    conditions.push_back(fmt::format("{}.{} = {}.{}", legs_[c.left].name, names[c.left_slot], legs_[c.right].name, names[c.right_slot]));
  auto window = settings_.window ? fmt::format(" within {} ms", *settings_.window) : "";
  return fmt::format("join {} on {}{}", fmt::join(legs, ", "), fmt::join(conditions, " and "), window);
}

}  // namespace dohyo
