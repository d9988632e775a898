#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"
#include "interpreter/mining/mining_stage.h"
#include "interpreter/mining/tuple_counts.h"

namespace dohyo::stdlib::operators {

namespace {

// Documented (02 section 8.4), as far as they are.
constexpr double least_support = 0.05;
constexpr double least_relevance = 0.1;
constexpr size_t most_fields_together = 3;

struct Columns {
  std::vector<Slot> fields;
  std::vector<std::string> names;
  Slot explanation = no_slot, relevance = no_slot, test = no_slot, control = no_slot;
};

/// `host=a`: the number of the field, and the text of its value.
using Pair = std::pair<size_t, std::string>;

struct Explanation {
  std::vector<Pair> pairs;
  double relevance = 0, test = 0, control = 0;
};

class ExplainStep final : public GatherStep {
 public:
  /// `against` may be empty: then every other row is of the control set.
  ExplainStep(Columns columns, Expression condition, std::optional<Expression> against, Span span)
      : columns_(std::move(columns)), condition_(std::move(condition)), against_(std::move(against)), span_(span) {}
  void prune(const std::vector<bool>&) override {}
  void add_reads(std::vector<Slot>& slots) const override {
    slots.insert(slots.end(), columns_.fields.begin(), columns_.fields.end());
    collect_reads(condition_, slots);
    if (against_) collect_reads(*against_, slots);
  }
  void add_writes(std::vector<Slot>& slots) const override {
    slots.insert(slots.end(), {columns_.explanation, columns_.relevance, columns_.test, columns_.control});
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("values of {} that explain {}{}", fmt::join(columns_.names, ", "), dohyo::describe(condition_, names),
                       against_ ? " against " + dohyo::describe(*against_, names) : "");
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Counted>(*this); }

 private:
  class Counted final : public Partial {
   public:
    explicit Counted(const ExplainStep& step) : step_(step), counts_(step.columns_.fields.size()), tuple_(step.columns_.fields.size()) {}

    void absorb(const Batch& batch, Scratch& scratch) override {
      Selection test = batch.selection;
      filter(step_.condition_, batch, test, scratch);
      Selection control;
      if (step_.against_) {
        control = batch.selection;
        filter(*step_.against_, batch, control, scratch);
      } else {
        std::set_difference(batch.selection.begin(), batch.selection.end(), test.begin(), test.end(), std::back_inserter(control));
      }
      auto count = [&](const Selection& rows, TupleCounts::Counts counts) {
        for (uint32_t row : rows) {
          for (size_t i = 0; i < tuple_.size(); ++i) tuple_[i] = batch.at(step_.columns_.fields[i], row);
          counts_.add(tuple_, counts);
        }
      };
      count(test, {1, 0});
      count(control, {0, 1});
    }
    void merge(Partial& other) override { counts_.merge(static_cast<Counted&>(other).counts_); }

    Table finish() override {
      if (!counts_.is_whole())
        context().diagnostics.push_back({Severity::warning, "too-many-values", step_.span_,
                                         fmt::format("there are more than {} combinations of values; a sample of them is looked at", TupleCounts::most_tuples),
                                         "name fields with fewer different values", {}});
      return table(chosen());
    }

   private:
    using Counts = TupleCounts::Counts;

    /// Shares of the rows that are kept, so that a sample stands for the whole.
    [[nodiscard]] Counts kept() const {
      Counts all{};
      for (size_t t = 0; t < counts_.size(); ++t)
        for (size_t kind : {0, 1}) all[kind] += counts_.counts(t)[kind];
      return all;
    }

    /// Combinations of up to three fields whose values at least 5 % of the test rows have. A larger one can only have that where its
    /// parts do.
    [[nodiscard]] std::vector<Explanation> candidates() const {
      auto all = kept();
      std::vector<Explanation> found;
      if (all[0] == 0) return found;
      std::set<std::vector<Pair>> frequent;
      for (size_t size = 1; size <= std::min(most_fields_together, tuple_.size()); ++size) {
        std::map<std::vector<Pair>, Counts> counted;
        for (size_t t = 0; t < counts_.size(); ++t) count_combinations(t, size, frequent, counted);
        for (const auto& [pairs, counts] : counted) {
          double test = static_cast<double>(counts[0]) / static_cast<double>(all[0]);
          double control = all[1] == 0 ? 0 : static_cast<double>(counts[1]) / static_cast<double>(all[1]);
          if (test < least_support) continue;
          frequent.insert(pairs);
          double relevance = std::max(0.0, 1 - control / test);
          if (test > least_support && relevance > least_relevance) found.push_back({pairs, relevance, test, control});
        }
      }
      return found;
    }

    void count_combinations(size_t tuple, size_t size, const std::set<std::vector<Pair>>& frequent, std::map<std::vector<Pair>, Counts>& counted) const {
      std::vector<Pair> pairs;
      for (size_t i = 0; i < tuple_.size(); ++i) {
        auto value = counts_.tuple(tuple)[i];
        if (value.is_null()) continue;
        Pair pair{i, to_string(value)};
        if (size == 1 || frequent.contains({pair})) pairs.push_back(std::move(pair));
      }
      std::vector<Pair> chosen;
      auto choose = [&](auto& self, size_t from) -> void {
        if (chosen.size() == size) {
          auto& counts = counted[chosen];
          for (size_t kind : {0, 1}) counts[kind] += counts_.counts(tuple)[kind];
          return;
        }
        for (size_t i = from; i < pairs.size(); ++i) {
          chosen.push_back(pairs[i]);
          self(self, i + 1);
          chosen.pop_back();
        }
      };
      choose(choose, 0);
    }

    /// The best first; one is shown when it has a pair that no better one has.
    [[nodiscard]] std::vector<Explanation> chosen() const {
      auto all = candidates();
      std::sort(all.begin(), all.end(), [](const Explanation& a, const Explanation& b) {
        if (a.relevance != b.relevance) return a.relevance > b.relevance;
        if (a.test != b.test) return a.test > b.test;
        return a.pairs.size() != b.pairs.size() ? a.pairs.size() < b.pairs.size() : a.pairs < b.pairs;
      });
      std::set<Pair> seen;
      std::erase_if(all, [&](const Explanation& e) {
        bool adds = false;
        for (const auto& pair : e.pairs) adds = seen.insert(pair).second || adds;
        return !adds;
      });
      return all;
    }

    [[nodiscard]] Table table(const std::vector<Explanation>& explanations) const {
      auto memory = std::make_shared<Arena>();
      const auto& columns = step_.columns_;
      Table table;
      table.slots = {columns.explanation, columns.relevance, columns.test, columns.control};
      table.columns.resize(4);
      table.rows = explanations.size();
      for (const auto& e : explanations) {
        std::string text;
        for (const auto& [field, value] : e.pairs) text += fmt::format("{}{}={}", text.empty() ? "" : ", ", columns.names[field], value);
        table.columns[0].push_back(memory->text(text));
        table.columns[1].push_back(Value::number(e.relevance));
        table.columns[2].push_back(Value::number(e.test * 100));
        table.columns[3].push_back(Value::number(e.control * 100));
      }
      table.memory.push_back(memory);
      return table;
    }

    const ExplainStep& step_;
    TupleCounts counts_;
    std::vector<Value> tuple_;
  };

  Columns columns_;
  Expression condition_;
  std::optional<Expression> against_;
  Span span_;
};

void bind_logexplain(StageBinder& binder) {
  StageReader reader(binder);
  if (!require_messages(binder)) return;
  const auto* condition = reader.expect_item("a condition that the rows to explain meet");
  if (condition == nullptr) return;
  const ast::Item* against = nullptr;
  if (reader.accept_word("against")) {
    against = reader.expect_item("a condition that the rows to compare with meet");
    if (against == nullptr) return;
  }
  if (!reader.accept_word("on"))
    return binder.error("missing-argument", reader.here(), "expected `on` and the fields that may explain it", "logexplain CONDITION [against CONDITION] on FIELD, ...");
  auto names = read_fields_of_list(binder, reader, "a field that may explain it");
  if (names.empty() || !reader.expect_end()) return;
  Columns columns;
  for (const auto& name : names) {
    if (name.text.starts_with('_') && !name.quoted && binder.find(name.text) == no_slot)
      return binder.error("metadata-field", name.span, fmt::format("{} belongs to the metadata, which cannot explain anything", name.text), "copy it in a stage before: _sourceHost as host");
    columns.fields.push_back(binder.read(name));
    columns.names.push_back(name.text);
  }
  auto test = binder.expression(condition->expression);
  std::optional<Expression> control;
  if (against != nullptr) control = binder.expression(against->expression);
  binder.schema().start_table();
  columns.explanation = binder.assign("_explanation");
  columns.relevance = binder.assign("_relevance");
  columns.test = binder.assign("_test_coverage");
  columns.control = binder.assign("_control_coverage");
  binder.add(std::make_unique<ExplainStep>(std::move(columns), std::move(test), std::move(control), binder.stage().span));
  binder.schema().ordered = true;
}

}  // namespace

void logexplain(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "logexplain",
                        .summary = "Finds values of fields that rows meeting a condition have more often than others.",
                        .details = "Approximate: the hosted service's formula is not published. Combinations of up to three values that at least 5 % of "
                                   "the rows have for which the condition holds are compared with the rows for which `against` holds, "
                                   "or else with all others. `_test_coverage` and `_control_coverage` are the percentages that have the "
                                   "values, `_relevance` is 1 - control/test and at least 0. Shown are those above 5 % and 0.1, the most "
                                   "relevant first, when they add a value that no better one has. Nulls explain nothing. At most 500,000 "
                                   "combinations are kept in memory, a sample beyond that, with a warning.",
                        .examples = {{.code = "* | logexplain code >= 500 on host",
                                      .result = "_explanation,_relevance,_test_coverage,_control_coverage\nhost=a,0.5,100,50",
                                      .input = "{\"code\":500,\"host\":\"a\"}\n{\"code\":200,\"host\":\"a\"}\n{\"code\":200,\"host\":\"b\"}"}}},
      .usage = {"logexplain CONDITION [against CONDITION] on FIELD, ..."},
      .bind = bind_logexplain,
  });
}

}  // namespace dohyo::stdlib::operators
