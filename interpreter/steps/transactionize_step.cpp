#include "interpreter/steps/transactionize_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/data/memory_budget.h"
#include "interpreter/steps/merge_step.h"

namespace dohyo {

namespace {
void add_once(std::vector<Slot>& slots, Slot slot) {
  if (slot != no_slot && std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
}
}  // namespace

class TransactionizeStep::Rows final : public Partial {
 public:
  explicit Rows(const TransactionizeStep& step) : step_(step), rows_(step.kept_, no_slot, false), memory_(std::make_shared<Arena>()) {}
  void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
  void merge(Partial& other) override { rows_.merge(static_cast<Rows&>(other).rows_); }

  Table finish() override {
    ordered_ = &rows_.in_order();
    put_in_order_of_time(*ordered_, rows_.index_of(step_.settings_.time));
    make_groups();
    put_in_order_of_groups();
    table_ = rows_.table();
    table_.memory.push_back(memory_);
    for (Slot slot : step_.made()) {
      table_.slots.push_back(slot);
      auto& column = table_.columns.emplace_back();
      for (const auto& part : parts_) column.insert(column.end(), part.rows.end - part.rows.begin, made_value(part, slot));
    }
    if (step_.pipeline_ == nullptr) return std::move(table_);
    return can_merge_at_once() ? merge_at_once() : run_for_each();
  }

 private:
  /// Rows that come one after the other: a group, or one row that is in none.
  struct Part {
    uint32_t number;
    MergeStep::Range rows;
  };

  void make_groups() {
    const auto& settings = step_.settings_;
    std::vector<size_t> fields;
    for (Slot slot : settings.fields) fields.push_back(rows_.index_of(slot));
    auto time = rows_.index_of(settings.time);
    auto raw = settings.raw == no_slot ? size_t{0} : rows_.index_of(settings.raw);
    groups_.emplace(fields.size(), settings.limits);
    std::vector<Value> values(fields.size());
    for (const auto& row : *ordered_) {
      for (size_t i = 0; i < fields.size(); ++i) values[i] = row.values[fields[i]];
      SharedValueGroups::Row described;
      described.time = to_integer(row.values[time]);
      if (settings.raw != no_slot && !row.values[raw].is_null()) {
        auto text = to_string(row.values[raw]);
        described.starts = !settings.start.empty() && text.find(settings.start) != std::string::npos;
        described.ends = !settings.end.empty() && text.find(settings.end) != std::string::npos;
      }
      groups_->add(described, values.data());
    }
  }

  /// Group by group, each in the order of time; then the rows that are in none.
  void put_in_order_of_groups() {
    auto numbers = groups_->numbers();
    auto& rows = *ordered_;
    std::vector<size_t> begins(groups_->groups().size() + 2, 0);
    auto place = [&](uint32_t number) { return number == SharedValueGroups::orphan ? groups_->groups().size() : size_t{number}; };
    auto is_kept = [&](uint32_t number) {
      return number != SharedValueGroups::discarded && (number != SharedValueGroups::orphan || step_.settings_.keep_orphans);
    };
    for (auto number : numbers)
      if (is_kept(number)) ++begins[place(number) + 1];
    for (size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    auto next = begins;
    std::vector<RowCollector::Row> ordered(begins.back());
    bool discarded = false;
    for (size_t i = 0; i < rows.size(); ++i) {
      if (is_kept(numbers[i])) ordered[next[place(numbers[i])]++] = rows[i];
      discarded = discarded || numbers[i] == SharedValueGroups::discarded;
    }
    rows = std::move(ordered);
    for (uint32_t g = 0; g < groups_->groups().size(); ++g) parts_.push_back({g, {begins[g], begins[g + 1]}});
    for (size_t row = begins[begins.size() - 2]; row < begins.back(); ++row) parts_.push_back({SharedValueGroups::orphan, {row, row + 1}});
    if (auto* counters = context().scratch.run().counters; discarded && counters != nullptr)
      counters->notes.add("transactionize left out groups without the start or end they must have");
  }

  [[nodiscard]] Value made_value(const Part& part, Slot slot) const {
    bool orphan = part.number == SharedValueGroups::orphan;
    const auto& made = step_.settings_;
    if (slot == made.orphaned) return Value::boolean(orphan);
    if (orphan) return Value::null();
    const auto& group = groups_->groups()[part.number];
    if (slot == made.group) return Value::integer(int64_t{part.number} + 1);
    if (slot == made.size) return Value::integer(static_cast<int64_t>(group.rows));
    return group.first ? Value::integer(*group.last - *group.first) : Value::null();
  }

  /// `(merge ...)`, with nothing behind it that gathers, needs no run of its own for each group.
  [[nodiscard]] bool can_merge_at_once() const {
    const auto& steps = step_.pipeline_->steps;
    bool gathers_again = std::any_of(steps.begin() + (steps.empty() ? 0 : 1), steps.end(), [](const PlanStep& s) { return s.gather != nullptr; });
    return !steps.empty() && dynamic_cast<const MergeStep*>(steps[0].gather.get()) != nullptr && !gathers_again;
  }

  Table merge_at_once() {
    const auto& steps = step_.pipeline_->steps;
    std::vector<MergeStep::Range> ranges;
    for (const auto& part : parts_) ranges.push_back(part.rows);
    auto merged = dynamic_cast<const MergeStep&>(*steps[0].gather).merge(table_, ranges);
    add_made(merged);
    auto slots = step_.results_;
    for (Slot slot : step_.made()) slots.push_back(slot);
    return run_steps(std::span(steps).subspan(1), std::move(merged), context(), slots);
  }

  /// One row for each part.
  void add_made(Table& table) const {
    for (Slot slot : step_.made()) {
      table.slots.push_back(slot);
      auto& column = table.columns.emplace_back();
      for (const auto& part : parts_) column.push_back(made_value(part, slot));
    }
  }

  Table run_for_each() {
    Table out;
    out.slots = step_.results_;
    for (Slot slot : step_.made()) out.slots.push_back(slot);
    out.columns.resize(out.slots.size());
    for (const auto& part : parts_) {
      if (context().memory != nullptr && part.rows.begin % 1024 == 0) context().memory->check("transactionize holds all rows in memory");
      auto result = run_steps(step_.pipeline_->steps, rows_of(part), context(), step_.results_);
      out.rows += result.rows;
      // Copied, so that what each run needed is given back.
      for (size_t i = 0; i < step_.results_.size(); ++i)
        for (Value value : result.columns[i]) out.columns[i].push_back(memory_->copy(value));
      for (size_t i = step_.results_.size(); i < out.slots.size(); ++i)
        out.columns[i].insert(out.columns[i].end(), result.rows, made_value(part, out.slots[i]));
    }
    out.memory = {memory_};
    return out;
  }

  [[nodiscard]] Table rows_of(const Part& part) const {
    Table rows;
    rows.slots = table_.slots;
    rows.rows = part.rows.end - part.rows.begin;
    for (const auto& column : table_.columns)
      rows.columns.emplace_back(column.begin() + static_cast<std::ptrdiff_t>(part.rows.begin), column.begin() + static_cast<std::ptrdiff_t>(part.rows.end));
    return rows;
  }

  const TransactionizeStep& step_;
  RowCollector rows_;
  std::vector<RowCollector::Row>* ordered_ = nullptr;  ///< those of rows_
  std::shared_ptr<Arena> memory_;
  std::optional<SharedValueGroups> groups_;
  std::vector<Part> parts_;
  Table table_;
};

std::unique_ptr<Partial> TransactionizeStep::start() const { return std::make_unique<Rows>(*this); }

bool TransactionizeStep::is_made(Slot slot) const {
  return slot == settings_.group || slot == settings_.duration || slot == settings_.size || slot == settings_.orphaned;
}

bool TransactionizeStep::passes_rows_through() const {
  return pipeline_ == nullptr || std::all_of(pipeline_->steps.begin(), pipeline_->steps.end(),
                                             [](const PlanStep& step) { return step.row || step.gather->passes_rows_through(); });
}

void TransactionizeStep::prune(const std::vector<bool>& wanted) {
  kept_.clear();
  results_.clear();
  auto inside = wanted;
  for (Slot slot : made()) inside[slot] = false;
  if (pipeline_ != nullptr) {
    // What a gather step on the way does not hand on is not there behind it.
    auto exists = wanted;
    for (const auto& step : pipeline_->steps) {
      if (step.gather && !step.gather->passes_rows_through()) exists.assign(exists.size(), false);
      std::vector<Slot> writes;
      step.step().add_writes(writes);
      for (Slot slot : writes) exists[slot] = true;
    }
    for (Slot slot = 0; slot < inside.size(); ++slot) {
      inside[slot] = inside[slot] && exists[slot];
      if (inside[slot]) results_.push_back(slot);
    }
    prune_steps(pipeline_->steps, inside);
  }
  for (Slot slot = 0; slot < inside.size(); ++slot)
    if (inside[slot] && !is_made(slot)) kept_.push_back(slot);
  for (Slot slot : settings_.fields) add_once(kept_, slot);
  add_once(kept_, settings_.time);
  add_once(kept_, settings_.raw);
}

void TransactionizeStep::add_reads(std::vector<Slot>& slots) const { slots.insert(slots.end(), kept_.begin(), kept_.end()); }

void TransactionizeStep::add_writes(std::vector<Slot>& slots) const {
  for (Slot slot : made()) slots.push_back(slot);
  if (pipeline_ != nullptr)
    for (const auto& step : pipeline_->steps) step.step().add_writes(slots);
}

std::string TransactionizeStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> fields;
  for (Slot slot : settings_.fields) fields.push_back(names[slot]);
  std::string inside;
  if (pipeline_ != nullptr)
    for (const auto& step : pipeline_->steps) inside += (inside.empty() ? " (" : " | ") + step.step().describe(names);
  return fmt::format("transactionize {}{}{}", fmt::join(fields, ", "), inside, inside.empty() ? "" : ")");
}

}  // namespace dohyo
