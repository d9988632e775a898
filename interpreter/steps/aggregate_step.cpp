#include "interpreter/steps/aggregate_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/group_spill.h"

namespace dohyo {

namespace {
/// Documented limit of the hosted service (02 section 12).
constexpr size_t hosted_groups = 10000;
}  // namespace

size_t most_groups(const LanguageOptions& options) { return options.dialect == Dialect::sumo ? hosted_groups : SIZE_MAX; }

Diagnostic unread_values_warning(uint64_t count, Span call) {
  auto message = count == 1 ? "1 value here does not read as a number and was left out"
                            : fmt::format("{} values here do not read as numbers and were left out", count);
  return {Severity::warning, "not-a-number", call, std::move(message), "", {}};
}

class AggregateStep::Groups final : public Partial {
 public:
  explicit Groups(const AggregateStep& step) : step_(step), table_(std::make_unique<GroupTable>(step.shape_)) {}

  void absorb(const Batch& batch, Scratch& scratch) override {
    keys_.clear();
    for (const auto& key : step_.keys_) keys_.push_back(batch.columns[key.read]);
    arguments_.resize(step_.columns_.size());
    for (size_t i = 0; i < step_.columns_.size(); ++i) {
      arguments_[i].clear();
      for (const auto& argument : step_.columns_[i].call.arguments)
        arguments_[i].push_back(&evaluate(argument, batch, batch.selection, scratch));
    }
    bool events = step_.time_slot_ != no_slot;
    const Column* time = events && step_.uses_position() ? batch.columns[step_.time_slot_] : nullptr;
    table_->absorb(batch, keys_, arguments_, time, events);
    if (context().memory != nullptr && !step_.keys_.empty()) SpilledGroups::relieve(*table_, *context().memory);
  }

  void merge(Partial& other) override {
    auto& groups = static_cast<Groups&>(other);
    if (!spilled() && !groups.spilled()) return table_->merge(*groups.table_);
    // Together they would take more memory than each did: they are finished a part at a time.
    others_.push_back(std::move(groups.table_));
    std::move(groups.others_.begin(), groups.others_.end(), std::back_inserter(others_));
  }

  Table finish() override {
    Table whole;
    finish_in_parts([&](Table part) { whole.append(std::move(part)); });
    return whole;
  }

  void finish_in_parts(const std::function<void(Table)>& take) override {
    std::vector<Slot> keys;
    std::vector<Slot> results;
    for (const auto& key : step_.keys_) keys.push_back(key.slot);
    for (const auto& column : step_.columns_) results.push_back(column.slot);
    size_t rows = 0;
    auto keep = [&](Table part) {
      size_t before = std::min(rows, step_.most_groups_);
      rows += part.rows;
      if (before + part.rows > step_.most_groups_) {
        part.rows = step_.most_groups_ - before;
        for (auto& column : part.columns) column.resize(part.rows);
      }
      take(std::move(part));
    };
    if (spilled()) {
      std::vector<Slot> slots = keys;
      slots.insert(slots.end(), results.begin(), results.end());
      others_.insert(others_.begin(), std::move(table_));
      SpilledGroups groups(step_.shape_, *context().memory);
      groups.finish(std::move(others_), slots, keep);
      for (size_t i = 0; i < results.size(); ++i) warn_of_unread_values(i, groups.unread_values(i));
    } else {
      if (step_.keys_.empty()) table_->ensure_single_group();
      keep(table_->finish(keys, results));
      for (size_t i = 0; i < results.size(); ++i) warn_of_unread_values(i, table_->unread_values(i));
    }
    if (rows > step_.most_groups_) warn_of_limit(rows - step_.most_groups_);
  }

 private:
  [[nodiscard]] bool spilled() const { return !others_.empty() || SpilledGroups::has_overflow(*table_); }

  /// 02 section 13: values that were left out because they are no numbers.
  void warn_of_unread_values(size_t column, uint64_t count) const {
    if (count > 0) context().diagnostics.push_back(unread_values_warning(count, step_.columns_[column].span));
  }

  void warn_of_limit(size_t left_out) const {
    context().diagnostics.push_back({Severity::warning, "hosted-limit", step_.span_,
                                     fmt::format("{} groups were left out: the hosted service keeps {}", left_out, step_.most_groups_),
                                     "", {}});
  }

  const AggregateStep& step_;
  std::unique_ptr<GroupTable> table_;
  std::vector<std::unique_ptr<GroupTable>> others_;  ///< of other workers, once one of them is spilled
  std::vector<const Column*> keys_;
  std::vector<GroupTable::Arguments> arguments_;
};

AggregateStep::AggregateStep(std::vector<AggregateColumn> columns, std::vector<AggregateKey> keys, Slot time_slot,
                             size_t most_groups, Span span)
    : columns_(std::move(columns)), keys_(std::move(keys)), time_slot_(time_slot), most_groups_(most_groups), span_(span) {
  select();
}

void AggregateStep::prune(const std::vector<bool>& wanted) {
  // Groups exist by their keys alone, so an aggregate nobody reads costs nothing.
  std::erase_if(columns_, [&](const AggregateColumn& c) { return !wanted[c.slot]; });
  select();
}

void AggregateStep::add_reads(std::vector<Slot>& slots) const {
  for (const auto& key : keys_) slots.push_back(key.read);
  for (const auto& column : columns_)
    for (const auto& argument : column.call.arguments) collect_reads(argument, slots);
  if (uses_position()) slots.push_back(time_slot_);
}

void AggregateStep::add_writes(std::vector<Slot>& slots) const {
  for (const auto& key : keys_) slots.push_back(key.slot);
  for (const auto& column : columns_) slots.push_back(column.slot);
}

std::string AggregateStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> calls;
  for (const auto& column : columns_) {
    std::vector<std::string> arguments;
    for (const auto& argument : column.call.arguments) arguments.push_back(dohyo::describe(argument, names));
    calls.push_back(fmt::format("{}({}) as {}", column.call.function->documentation.name, fmt::join(arguments, ", "), names[column.slot]));
  }
  if (calls.empty()) calls.emplace_back("distinct");
  std::vector<std::string> keys;
  for (const auto& key : keys_) keys.push_back(key.name);
  return fmt::format("{}{}{}", fmt::join(calls, ", "), keys.empty() ? "" : " by ", fmt::join(keys, ", "));
}

std::unique_ptr<Partial> AggregateStep::start() const { return std::make_unique<Groups>(*this); }

bool AggregateStep::uses_position() const {
  return time_slot_ != no_slot &&
         std::any_of(columns_.begin(), columns_.end(), [](const AggregateColumn& c) { return c.call.function->uses_position; });
}

void AggregateStep::select() {
  shape_ = {};
  shape_.key_count = keys_.size();
  for (const auto& column : columns_) {
    shape_.folds.push_back(column.call.fold);
    shape_.argument_counts.push_back(column.call.arguments.size());
    shape_.uses_position = shape_.uses_position || column.call.function->uses_position;
  }
}

}  // namespace dohyo
