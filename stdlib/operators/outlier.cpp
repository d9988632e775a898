#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/key_index.h"
#include "interpreter/steps/number_window.h"
#include "interpreter/steps/stage_options.h"

namespace dohyo::stdlib::operators {

namespace {

struct Judgement {
  size_t window = 10;
  double threshold = 3;
  uint64_t consecutive = 1;
  bool above = true;
  bool below = true;
};

struct Columns {
  Slot input = no_slot;
  Slot slice = no_slot;
  std::vector<Slot> keys;
  // In the order of the result.
  Slot error = no_slot, lower = no_slot, upper = no_slot, indicator = no_slot, violation = no_slot, deviation = no_slot;

  [[nodiscard]] std::vector<Slot> made() const { return {error, lower, upper, indicator, violation, deviation}; }
};

/// Rows in order of time, each judged by the ones before it of its series (02 section 5.3).
class OutlierStep final : public CollectingStep {
 public:
  OutlierStep(const Schema& schema, Columns columns, Judgement judgement, std::shared_ptr<const Slices> slices)
      : CollectingStep(schema, no_slot), columns_(std::move(columns)), judgement_(judgement), slices_(std::move(slices)) {}

  void add_writes(std::vector<Slot>& slots) const override {
    auto made = columns_.made();
    slots.insert(slots.end(), made.begin(), made.end());
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    std::vector<std::string> keys;
    for (Slot slot : columns_.keys) keys.push_back(names[slot]);
    return fmt::format("outlier of {} by {}{}{}, window {}, threshold {}", names[columns_.input], names[columns_.slice],
                       keys.empty() ? "" : ", ", fmt::join(keys, ", "), judgement_.window, judgement_.threshold);
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Judged>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override {
    slots.insert(slots.end(), {columns_.input, columns_.slice});
    slots.insert(slots.end(), columns_.keys.begin(), columns_.keys.end());
  }

 private:
  class Judged final : public Partial {
   public:
    Judged(const OutlierStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Judged&>(other).rows_); }

    Table finish() override {
      auto& rows = rows_.in_order();
      auto slice = rows_.index_of(step_.columns_.slice);
      std::stable_sort(rows.begin(), rows.end(), [&](const RowCollector::Row& a, const RowCollector::Row& b) {
        auto x = to_integer(a.values[slice]);
        auto y = to_integer(b.values[slice]);
        // Rows without a time come last.
        return x && (!y || *x < *y);
      });
      auto table = rows_.table();
      for (Slot slot : step_.columns_.made()) {
        table.slots.push_back(slot);
        table.columns.emplace_back(rows.size());
      }
      judge(rows, table);
      return table;
    }

   private:
    struct Series {
      explicit Series(size_t window) : before(window) {}
      NumberWindow before;
      uint64_t run = 0;  ///< indicators directly before
    };

    void judge(const std::vector<RowCollector::Row>& rows, Table& table) {
      const auto& c = step_.columns_;
      auto input = rows_.index_of(c.input);
      auto slice = rows_.index_of(c.slice);
      std::vector<size_t> index;
      for (Slot slot : c.keys) index.push_back(rows_.index_of(slot));
      KeyIndex keys(index.size());
      std::vector<Series> series;
      std::vector<Value> key(index.size());
      auto* made = &table.columns[table.columns.size() - 6];
      for (size_t i = 0; i < rows.size(); ++i) {
        for (size_t k = 0; k < index.size(); ++k) key[k] = rows[i].values[index[k]];
        auto number = keys.find_or_add(key);
        if (number == series.size()) series.emplace_back(step_.judgement_.window);
        judge(to_double(rows[i].values[input]), is_partial(rows[i].values[slice]), series[number], made, i);
      }
    }

    void judge(std::optional<double> value, bool partial, Series& series, std::vector<Value>* made, size_t row) const {
      const auto& how = step_.judgement_;
      bool indicator = false;
      if (value && !std::isnan(*value) && series.before.is_full()) {
        double mean = series.before.mean();
        double deviation = series.before.deviation();
        double lower = mean - how.threshold * deviation;
        double upper = mean + how.threshold * deviation;
        made[0][row] = Value::number(*value - mean);
        made[1][row] = Value::number(lower);
        made[2][row] = Value::number(upper);
        made[5][row] = Value::number(deviation);
        indicator = !partial && ((how.above && *value > upper) || (how.below && *value < lower));
      }
      series.run = indicator ? series.run + 1 : 0;
      made[3][row] = Value::integer(indicator ? 1 : 0);
      made[4][row] = Value::integer(series.run >= how.consecutive ? 1 : 0);
      if (value && !std::isnan(*value)) series.before.add(*value);
    }

    /// A slice that goes on after the end of the search may get more events yet, so it is not judged (02 A28).
    [[nodiscard]] bool is_partial(Value slice) const {
      auto start = to_integer(slice);
      if (!start || step_.slices_ == nullptr) return false;
      const auto& run = context().scratch.run();
      auto slices = step_.slices_->in(run);
      return slices.width > 0 && slices.next(*start) > run.search_end;
    }

    const OutlierStep& step_;
    RowCollector rows_;
  };

  Columns columns_;
  Judgement judgement_;
  std::shared_ptr<const Slices> slices_;
};

// ---- Reading -----------------------------------------------------------------------------------------------------------------

struct Written {
  ast::Name field;
  std::vector<ast::Name> keys;
};

/// Options may stand before and behind `by`, with commas or without.
std::optional<Written> read(StageBinder& binder, StageReader& reader, StageOptions& options) {
  Written out;
  auto field = reader.expect_field("the field to judge");
  if (!field) return {};
  out.field = *field;
  while (!reader.at_end()) {
    if (options.at_option()) {
      if (!options.read()) return {};
      reader.accept_comma();
    } else if (out.keys.empty() && reader.accept_clause("by")) {
      do {
        if (options.at_option()) break;
        auto key = reader.expect_field("a field that tells the series apart");
        if (!key) return {};
        out.keys.push_back(*key);
      } while (reader.accept_comma());
      if (out.keys.empty()) {
        binder.error("missing-argument", reader.here(), "expected a field that tells the series apart");
        return {};
      }
    } else if (!reader.accept_comma()) {
      reader.expect_end();
      return {};
    }
  }
  return out;
}

std::optional<Judgement> judgement_of(StageOptions& options) {
  Judgement how;
  if (auto window = options.whole("window", 1)) how.window = static_cast<size_t>(*window);
  if (auto consecutive = options.whole("consecutive", 1)) how.consecutive = static_cast<uint64_t>(*consecutive);
  if (auto threshold = options.number("threshold")) {
    how.threshold = *threshold;
    if (!(how.threshold >= 0)) options.fail(*options.find("threshold"), "a number that is not negative");
  }
  if (auto direction = options.word("direction")) {
    how.above = direction->find('+') != std::string::npos;
    how.below = direction->find('-') != std::string::npos;
    if (*direction != "+" && *direction != "-" && *direction != "+-" && *direction != "-+")
      options.fail(*options.find("direction"), "one of + - +-");
  }
  if (!options.ok()) return {};
  return how;
}

void bind_outlier(StageBinder& binder) {
  StageReader reader(binder);
  StageOptions options(binder, reader, {"window", "threshold", "consecutive", "direction"});
  auto written = read(binder, reader, options);
  if (!written) return;
  auto how = judgement_of(options);
  if (!how || !require_aggregate(binder)) return;
  Columns columns;
  columns.slice = require_slices(binder);
  if (columns.slice == no_slot) return;
  columns.input = binder.read(written->field);
  for (const auto& key : written->keys) columns.keys.push_back(binder.read(key));
  auto before = binder.schema();
  auto make = [&](std::string_view suffix) { return binder.assign(written->field.text + std::string(suffix)); };
  columns.error = make("_error");
  columns.lower = make("_lower");
  columns.upper = make("_upper");
  columns.indicator = make("_indicator");
  columns.violation = make("_violation");
  columns.deviation = make("_std");
  binder.add(std::make_unique<OutlierStep>(before, std::move(columns), *how, before.slices));
  binder.schema().ordered = true;
}

}  // namespace

void outlier(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "outlier",
                        .summary = "Finds values of a time series that lie far from those before them.",
                        .details = "For each row the mean and the standard deviation (of the population) of the `window` values before it, the row itself not among "
                                   "them; FIELD_lower and FIELD_upper lie `threshold` deviations around the mean, FIELD_error is the distance from it, "
                                   "FIELD_std the deviation. FIELD_indicator is 1 outside of the bounds, on the side that `direction` names; "
                                   "FIELD_violation is 1 from the `consecutive`-th indicator in a row on. Defaults: window=10, threshold=3, "
                                   "consecutive=1, direction=+-. The first rows have no bounds and are no outliers. The table must have _timeslice; "
                                   "rows come in its order. `by` judges each series by itself. Slices that are missing are not invented: "
                                   "fillmissing adds them. A slice that ends after the search (--to, or now) is not judged. "
                                   "A value that is no number is not judged and does not enter the window.",
                        .examples = {{.code = "* | timeslice 1h | sum(n) as n by _timeslice | outlier n window=3, threshold=2 | fields n, n_error, n_lower, n_upper, n_indicator, n_violation",
                                      .result = "n,n_error,n_lower,n_upper,n_indicator,n_violation\n10,,,,0,0\n12,,,,0,0\n11,,,,0,0\n11,0,9.367006838144547,12.632993161855453,0,0\n40,28.666666666666664,10.390524291751271,12.276142374915397,1,1",
                                      .input = R"({"@timestamp":"2023-05-01T01:00:00Z","n":10}
{"@timestamp":"2023-05-01T02:00:00Z","n":12}
{"@timestamp":"2023-05-01T03:00:00Z","n":11}
{"@timestamp":"2023-05-01T04:00:00Z","n":11}
{"@timestamp":"2023-05-01T05:00:00Z","n":40})"}}},
      .usage = {"outlier FIELD [by FIELD, ...] [window=N] [threshold=X] [consecutive=N] [direction=+-|+|-]"},
      .bind = bind_outlier,
  });
}

}  // namespace dohyo::stdlib::operators
