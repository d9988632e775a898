#include "interpreter/steps/sessionize_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/data/convert.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/steps/row_matches.h"

namespace dohyo {

class SessionizeStep::Found final : public Partial {
 public:
  explicit Found(const SessionizeStep& step) : step_(step), matches_(step.patterns_.size()), memory_(std::make_shared<Arena>()) {}

  void absorb(const Batch& batch, Scratch&) override {
    for (uint32_t row : batch.selection) {
      Value value = batch.at(step_.text_, row);
      if (value.is_null()) continue;
      auto text = text_of(value, *batch.arena);
      auto ordinal = (*batch.ordinals)[row];
      auto position = step_.time_slot_ == no_slot ? RowPosition::of_table_row(ordinal) : RowPosition::of_event(batch.at(step_.time_slot_, row), ordinal);
      for (size_t p = 0; p < matches_.size(); ++p) {
        const auto& pattern = step_.patterns_[p];
        if (!pattern.match(text, captures_)) continue;
        auto& match = matches_[p].emplace_back(Match{position, {}, nullptr});
        // What a pattern with references finds is known when there are values for them.
        if (pattern.references().empty()) match.values = keep(captures_);
        else match.text = memory_->copy(text);
      }
    }
  }

  void merge(Partial& other) override {
    auto& found = static_cast<Found&>(other);
    for (size_t p = 0; p < matches_.size(); ++p) matches_[p].insert(matches_[p].end(), found.matches_[p].begin(), found.matches_[p].end());
    kept_.push_back(found.memory_);
    kept_.insert(kept_.end(), found.kept_.begin(), found.kept_.end());
  }

  Table finish() override {
    first_.assign(step_.outs_.size(), {0, nullptr});
    for (size_t p = 0; p < matches_.size(); ++p) {
      std::stable_sort(matches_[p].begin(), matches_[p].end(), [](const Match& a, const Match& b) { return a.position < b.position; });
      const auto& pattern = step_.patterns_[p];
      auto& table = tables_.emplace_back(std::make_unique<Columns>());
      table->variables = pattern.captures();
      for (const auto& reference : pattern.references()) table->variables.push_back(reference.variable);
      table->columns.resize(table->variables.size());
      pattern.references().empty() ? add_matches(matches_[p], *table) : add_matches_with_values(p, *table);
      tie(p, *table);
    }
    auto sessions = match_rows(sizes_, conditions_, {}, step_.most_rows_);
    if (sessions.truncated)
      context().diagnostics.push_back({Severity::warning, "too-many-rows", step_.span_,
                                       fmt::format("more than {} sessions were found; those beyond were left out", step_.most_rows_), "", {}});
    Table out;
    out.slots = step_.outs_;
    out.rows = sessions.rows.size() / tables_.size();
    for (const auto& [table, values] : first_) {
      auto& column = out.columns.emplace_back(out.rows);
      for (size_t i = 0; i < out.rows; ++i) column[i] = (*values)[sessions.rows[i * tables_.size() + table]];
    }
    out.memory = {memory_};
    out.memory.insert(out.memory.end(), kept_.begin(), kept_.end());
    return out;
  }

 private:
  struct Match {
    RowPosition position;
    std::string_view text;
    const Value* values;  ///< of the stars
  };
  /// What one pattern found, by variable.
  struct Columns {
    std::vector<size_t> variables;  ///< of the stars, then of the references; one may stand there several times
    std::vector<std::vector<Value>> columns;
  };

  const Value* keep(const std::vector<std::string_view>& captures) {
    auto* values = reinterpret_cast<Value*>(memory_->allocate(std::max<size_t>(1, captures.size()) * sizeof(Value)));
    for (size_t i = 0; i < captures.size(); ++i) values[i] = memory_->text(captures[i]);
    return values;
  }

  static void add_matches(const std::vector<Match>& matches, Columns& table) {
    for (size_t c = 0; c < table.columns.size(); ++c)
      for (const auto& match : matches) table.columns[c].push_back(match.values[c]);
  }

  /// The values that the sessions so far have for the references of a pattern, each combination once.
  void add_matches_with_values(size_t number, Columns& table) {
    const auto& pattern = step_.patterns_[number];
    auto sessions = match_rows(sizes_, conditions_, {}, step_.most_rows_);
    KeyIndex known(pattern.references().size());
    std::vector<Value> key(pattern.references().size());
    for (size_t begin = 0; begin < sessions.rows.size(); begin += number) {
      for (size_t i = 0; i < key.size(); ++i) {
        const auto& [from, values] = first_[pattern.references()[i].variable];
        key[i] = (*values)[sessions.rows[begin + from]];
      }
      known.find_or_add(key);
    }
    SessionPattern::Values values(pattern);
    for (size_t i = 0; i < known.size(); ++i) values.add(known.key(i)[0].as_text(), i);

    std::vector<size_t> tried_for(known.size(), SIZE_MAX);
    std::vector<std::optional<Anchor>> anchors(known.size());
    std::vector<std::string_view> texts(key.size());
    std::vector<std::string_view> captures(pattern.captures().size());
    for (size_t m = 0; m < matches_[number].size(); ++m) {
      auto text = matches_[number][m].text;
      values.find_in(text, [&](size_t candidate) {
        if (tried_for[candidate] == m) return;
        tried_for[candidate] = m;
        auto wanted = known.key(candidate);
        auto& anchor = anchors[candidate];
        if (!anchor) {
          for (size_t i = 0; i < texts.size(); ++i) texts[i] = wanted[i].as_text();
          anchor = pattern.with(texts);
        }
        if (!anchor->match(text, captures)) return;
        for (size_t i = 0; i < captures.size(); ++i) table.columns[i].push_back(memory_->text(captures[i]));
        for (size_t i = 0; i < wanted.size(); ++i) table.columns[captures.size() + i].push_back(wanted[i]);
      });
    }
  }

  /// A variable has one value wherever it stands.
  void tie(size_t number, const Columns& table) {
    sizes_.push_back({table.columns.empty() ? 0 : table.columns[0].size(), {}});
    for (size_t c = 0; c < table.columns.size(); ++c) {
      auto& known = first_[table.variables[c]];
      if (known.second == nullptr) known = {number, &table.columns[c]};
      else conditions_.push_back({known.first, number, known.second, &table.columns[c]});
    }
  }

  const SessionizeStep& step_;
  std::vector<std::vector<Match>> matches_;  ///< by pattern
  std::vector<std::string_view> captures_;
  std::shared_ptr<Arena> memory_;
  std::vector<std::shared_ptr<void>> kept_;
  std::vector<std::unique_ptr<Columns>> tables_;  ///< by pattern
  std::vector<MatchedTable> sizes_;
  std::vector<MatchCondition> conditions_;
  std::vector<std::pair<size_t, const std::vector<Value>*>> first_;  ///< by variable: the table and the column that give it
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
