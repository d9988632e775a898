#include "interpreter/steps/sessionize_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/steps/row_matches.h"

namespace dohyo {

class SessionizeStep::Found final : public Partial {
 public:
  explicit Found(const SessionizeStep& step) : step_(step), tables_(step.patterns_.size()), memory_(std::make_shared<Arena>()) {}

  void absorb(const Batch& batch, Scratch&) override {
    for (uint32_t row : batch.selection) {
      Value value = batch.at(step_.text_, row);
      if (value.is_null()) continue;
      auto text = text_of(value, *batch.arena);
      auto ordinal = (*batch.ordinals)[row];
      auto position = step_.time_slot_ == no_slot ? RowPosition::of_table_row(ordinal) : RowPosition::of_event(batch.at(step_.time_slot_, row), ordinal);
      for (size_t p = 0; p < tables_.size(); ++p) add(p, text, position);
    }
  }

  void merge(Partial& other) override {
    auto& found = static_cast<Found&>(other);
    for (size_t p = 0; p < tables_.size(); ++p) tables_[p].insert(tables_[p].end(), found.tables_[p].begin(), found.tables_[p].end());
    kept_.push_back(found.memory_);
    kept_.insert(kept_.end(), found.kept_.begin(), found.kept_.end());
  }

  Table finish() override {
    std::vector<MatchedTable> tables;
    std::vector<std::vector<std::vector<Value>>> columns;  // by pattern, by capture
    for (size_t p = 0; p < tables_.size(); ++p) {
      std::stable_sort(tables_[p].begin(), tables_[p].end(), [](const Match& a, const Match& b) { return a.position < b.position; });
      tables.push_back({tables_[p].size(), {}});
      auto& captures = columns.emplace_back(step_.patterns_[p].variables.size());
      for (size_t c = 0; c < captures.size(); ++c)
        for (const auto& match : tables_[p]) captures[c].push_back(match.values[c]);
    }
    // A variable has one value wherever it stands.
    std::vector<MatchCondition> conditions;
    std::vector<std::pair<size_t, const std::vector<Value>*>> first(step_.outs_.size(), {0, nullptr});
    for (size_t p = 0; p < columns.size(); ++p)
      for (size_t c = 0; c < columns[p].size(); ++c) {
        auto& known = first[step_.patterns_[p].variables[c]];
        if (known.second == nullptr) known = {p, &columns[p][c]};
        else conditions.push_back({known.first, p, known.second, &columns[p][c]});
      }
    auto matches = match_rows(tables, conditions, {}, step_.most_rows_);
    if (matches.truncated)
      context().diagnostics.push_back({Severity::warning, "too-many-rows", step_.span_,
                                       fmt::format("more than {} sessions were found; those beyond were left out", step_.most_rows_), "", {}});
    Table out;
    out.slots = step_.outs_;
    out.rows = matches.rows.size() / tables_.size();
    for (const auto& [pattern, values] : first) {
      auto& column = out.columns.emplace_back(out.rows);
      for (size_t i = 0; i < out.rows; ++i) column[i] = (*values)[matches.rows[i * tables_.size() + pattern]];
    }
    out.memory = {memory_};
    out.memory.insert(out.memory.end(), kept_.begin(), kept_.end());
    return out;
  }

 private:
  struct Match {
    RowPosition position;
    const Value* values;  ///< by capture
  };

  void add(size_t number, std::string_view text, RowPosition position) {
    const auto& pattern = step_.patterns_[number];
    captures_.resize(pattern.variables.size());
    if (!pattern.anchor.match(text, captures_)) return;
    // A star at the end takes the rest, which is more than the value.
    if (pattern.ends_with_known) captures_.back() = captures_.back().substr(0, captures_.back().find_first_of(" \t\r\n,;\"')]}"));
    auto* values = reinterpret_cast<Value*>(memory_->allocate(std::max<size_t>(1, captures_.size()) * sizeof(Value)));
    for (size_t c = 0; c < captures_.size(); ++c) values[c] = memory_->text(captures_[c]);
    tables_[number].push_back({position, values});
  }

  const SessionizeStep& step_;
  std::vector<std::vector<Match>> tables_;  ///< by pattern
  std::vector<std::string_view> captures_;
  std::shared_ptr<Arena> memory_;
  std::vector<std::shared_ptr<void>> kept_;
};

std::unique_ptr<Partial> SessionizeStep::start() const { return std::make_unique<Found>(*this); }

void SessionizeStep::add_reads(std::vector<Slot>& slots) const {
  slots.push_back(text_);
  if (time_slot_ != no_slot) slots.push_back(time_slot_);
}

std::string SessionizeStep::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> outs;
  for (Slot slot : outs_) outs.push_back(names[slot]);
  return fmt::format("sessionize {} patterns giving {}", patterns_.size(), fmt::join(outs, ", "));
}

}  // namespace dohyo
