#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/library/steps.h"
#include "interpreter/steps/forecast.h"
#include "interpreter/steps/stage_options.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

// Documented limits of the hosted service (02 section 12), and how many rows nobody can want.
constexpr size_t hosted_forecast = 100;
constexpr size_t hosted_points = 10'000;
constexpr size_t most_points = 10'000'000;
constexpr size_t few_points = 100;

struct Model {
  bool auto_regressive = false;
  std::optional<size_t> window;
  size_t forecast = 3;
  Slices slices;
};

struct Columns {
  Slot slice = no_slot;
  Slot input = no_slot;
  Slot predicted = no_slot, error = no_slot, linear = no_slot;  ///< linear: only of the auto-regressive model

  [[nodiscard]] std::vector<Slot> made() const {
    std::vector<Slot> slots{predicted, error};
    if (linear != no_slot) slots.push_back(linear);
    return slots;
  }
};

class PredictStep final : public CollectingStep {
 public:
  PredictStep(const Schema& schema, Columns columns, Model model, size_t most, Span span)
      : CollectingStep(schema, no_slot), columns_(columns), model_(std::move(model)), most_(most), span_(span) {}

  void add_writes(std::vector<Slot>& slots) const override {
    auto made = columns_.made();
    slots.insert(slots.end(), made.begin(), made.end());
  }
  [[nodiscard]] std::string describe(const std::vector<std::string>& names) const override {
    return fmt::format("predict {} of {}, {} rows more", names[columns_.input], names[columns_.slice], model_.forecast);
  }
  [[nodiscard]] std::unique_ptr<Partial> start() const override { return std::make_unique<Predicted>(*this, collector()); }

 protected:
  void add_own_reads(std::vector<Slot>& slots) const override { slots.insert(slots.end(), {columns_.slice, columns_.input}); }

 private:
  class Predicted final : public Partial {
   public:
    Predicted(const PredictStep& step, RowCollector rows) : step_(step), rows_(std::move(rows)) {}
    void absorb(const Batch& batch, Scratch&) override { rows_.absorb(batch); }
    void merge(Partial& other) override { rows_.merge(static_cast<Predicted&>(other).rows_); }

    Table finish() override {
      auto& rows = rows_.in_order();
      slice_ = rows_.index_of(step_.columns_.slice);
      input_ = rows_.index_of(step_.columns_.input);
      sort_and_clean(rows);
      table_ = rows_.table();
      for (Slot slot : step_.columns_.made()) {
        table_.slots.push_back(slot);
        table_.columns.emplace_back(table_.rows);
      }
      if (table_.rows > 0) predict(add_missing(rows));
      return std::move(table_);
    }

   private:
    void warn(std::string code, std::string message, std::string help = {}) const {
      context().diagnostics.push_back({Severity::warning, std::move(code), step_.span_, std::move(message), std::move(help), {}});
    }
    static std::string rows_of(size_t count) { return count == 1 ? "1 row" : fmt::format("{} rows", count); }

    /// In order of time. Rows without a time, and further rows of one slice, have no place in a series.
    void sort_and_clean(std::vector<RowCollector::Row>& rows) const {
      auto time = [&](const RowCollector::Row& row) { return to_integer(row.values[slice_]); };
      auto before = rows.size();
      std::erase_if(rows, [&](const RowCollector::Row& row) { return !time(row); });
      if (rows.size() < before) warn("no-time", fmt::format("{} without a slice were dropped", rows_of(before - rows.size())));
      std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return *time(a) < *time(b); });
      before = rows.size();
      rows.erase(std::unique(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return *time(a) == *time(b); }), rows.end());
      if (rows.size() < before)
        warn("several-rows-of-a-slice", fmt::format("{} of slices that have a row already were dropped", rows_of(before - rows.size())),
             "predict takes one series: aggregate by _timeslice alone");
      if (rows.size() > step_.most_) {
        warn("hosted-limit", fmt::format("{} were left out: the hosted service takes {} points", rows_of(rows.size() - step_.most_), step_.most_));
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(step_.most_));
      }
    }

    /// Gives every slice between the first and the last a row; one that is missing has 0 (02 section 5.4). The numbers by row.
    std::vector<double> add_missing(const std::vector<RowCollector::Row>& rows) {
      const auto& slices = step_.model_.slices;
      std::vector<double> numbers;
      std::vector<std::vector<Value>> columns(table_.columns.size());
      size_t missing = 0;
      size_t unread = 0;
      int64_t expected = *to_integer(rows.front().values[slice_]);
      for (size_t row = 0; row < rows.size(); ++row) {
        int64_t start = *to_integer(rows[row].values[slice_]);
        for (; expected < start && missing < most_points; expected = slices.next(expected)) {
          ++missing;
          numbers.push_back(0);
          known_.push_back(true);
          add_row(columns, expected, Value::integer(0));
        }
        expected = slices.next(start);
        auto number = to_double(rows[row].values[input_]);
        bool finite = number && std::isfinite(*number);
        unread += finite ? 0 : 1;
        numbers.push_back(finite ? *number : 0);
        known_.push_back(finite);
        for (size_t i = 0; i < columns.size(); ++i) columns[i].push_back(table_.columns[i][row]);
      }
      if (missing > 0)
        warn("missing-slices", fmt::format("{} missing slice{} taken as 0", missing, missing == 1 ? " is" : "s are"), "fillmissing before it fills in other values");
      if (unread > 0) warn("not-a-number", fmt::format("{} in which the field is no number {} taken as 0", rows_of(unread), unread == 1 ? "is" : "are"));
      table_.columns = std::move(columns);
      table_.rows = numbers.size();
      return numbers;
    }

    void add_row(std::vector<std::vector<Value>>& columns, int64_t start, Value number) const {
      for (size_t i = 0; i < columns.size(); ++i) columns[i].push_back(i == slice_ ? Value::time(start) : i == input_ ? number : Value::null());
    }

    void predict(const std::vector<double>& numbers) {
      const auto& model = step_.model_;
      size_t made = table_.columns.size() - step_.columns_.made().size();
      StraightLine line(numbers);
      std::vector<std::optional<double>> predicted;
      if (model.auto_regressive) {
        if (numbers.size() < few_points)
          warn("few-points", fmt::format("{} points are few for an auto-regressive model", numbers.size()), "take a longer range or narrower slices; 100 points and more are good");
        // 40 to 50 % of the points are advised; a hundred show any pattern that people look at.
        size_t window = model.window.value_or(std::clamp<size_t>(numbers.size() * 45 / 100, 1, 100));
        predicted = AutoRegression(numbers, window).predictions(model.forecast);
      } else {
        for (size_t i = 0; i < numbers.size() + model.forecast; ++i) predicted.emplace_back(line.at(i));
      }
      auto start = to_integer(table_.columns[slice_].back());
      for (size_t i = 0; i < model.forecast; ++i) {
        start = model.slices.next(*start);
        add_row(table_.columns, *start, Value::null());
      }
      auto& predictions = table_.columns[made];
      auto& errors = table_.columns[made + 1];
      for (size_t i = 0; i < predicted.size(); ++i) {
        if (predicted[i]) predictions[i] = Value::number(*predicted[i]);
        if (i < numbers.size() && known_[i]) errors[i] = Value::number(line.at(i) - numbers[i]);
        if (model.auto_regressive) table_.columns[made + 2][i] = Value::number(line.at(i));
      }
      table_.rows = predicted.size();
    }

    const PredictStep& step_;
    RowCollector rows_;
    size_t slice_ = 0;
    size_t input_ = 0;
    Table table_;
    std::vector<bool> known_;  ///< by row: the field has a number
  };

  Columns columns_;
  Model model_;
  size_t most_;
  Span span_;
};

// ---- Reading -----------------------------------------------------------------------------------------------------------------

/// `forecast=5` counts rows, `forecast=2h` is a time.
bool read_forecast(StageBinder& binder, StageOptions& options, Model& model) {
  const auto* value = options.find("forecast");
  if (value == nullptr) return true;
  const auto* number = as_number(*value);
  if (number != nullptr && number->unit.empty() && number->integer && *number->integer >= 0) {
    model.forecast = static_cast<size_t>(*number->integer);
  } else {
    auto duration = number != nullptr ? slices_of_width(*number, binder.options()) : std::nullopt;
    if (!duration) {
      options.fail(*value, "a number of rows, or a time such as 2h");
      return false;
    }
    model.forecast = static_cast<size_t>(duration->width / model.slices.width);
  }
  size_t most = binder.options().dialect == Dialect::sumo ? hosted_forecast : most_points;
  if (model.forecast <= most) return true;
  binder.error("forecast-too-long", value->span,
               most == hosted_forecast ? fmt::format("the hosted service predicts {} points at most", most) : fmt::format("more than {} points", most));
  return false;
}

std::optional<Model> read_model(StageBinder& binder, StageReader& reader) {
  Model model;
  auto at = reader.here();
  const auto* item = reader.accept_item();
  const auto* number = item != nullptr && item->aliases.empty() ? as_number(item->expression) : nullptr;
  auto slices = number != nullptr ? slices_of_width(*number, binder.options()) : std::nullopt;
  if (!slices) {
    binder.error("bad-width", at, "expected the width of the slices, such as 5m, 1h or 7d", "write predict FIELD by 1h");
    return {};
  }
  model.slices = *slices;
  StageOptions options(binder, reader, {"model", "ar.window", "forecast"});
  while (!reader.at_end()) {
    if (reader.accept_comma()) continue;
    if (!options.at_option()) {
      reader.expect_end();
      return {};
    }
    if (!options.read()) return {};
  }
  if (auto name = options.word("model")) {
    model.auto_regressive = utf8::equal_ignoring_ascii_case(*name, "ar");
    if (!model.auto_regressive && !utf8::equal_ignoring_ascii_case(*name, "linear")) options.fail(*options.find("model"), "ar or linear");
  }
  if (auto window = options.whole("ar.window", 1)) model.window = static_cast<size_t>(*window);
  if (model.window && !model.auto_regressive) options.fail(*options.find("ar.window"), "model=ar beside ar.window");
  if (!options.ok() || !read_forecast(binder, options, model)) return {};
  return model;
}

/// The slices of the table must be those that are named here, and tell its rows apart alone.
bool check_series(StageBinder& binder, const Model& model, Slot slice) {
  const auto& schema = binder.schema();
  const auto& made = schema.slices;
  auto span = binder.stage().span;
  if (made != nullptr && made->width > 0 && made->width != model.slices.width) {
    binder.error("other-slices", span, "these are not the slices that timeslice made", "give predict the same width");
    return false;
  }
  for (const auto& field : schema.fields)
    if (field.key && field.slot != slice) {
      binder.error("several-series", span, fmt::format("predict takes one series, but the table is also grouped by `{}`", field.name),
                   "aggregate by the slices alone");
      return false;
    }
  return true;
}

void bind_predict(StageBinder& binder) {
  StageReader reader(binder);
  auto field = reader.expect_field("the field to predict");
  if (!field) return;
  if (!reader.accept_clause("by"))
    return binder.error("missing-argument", reader.here(), "expected `by` and the width of the slices", "write predict FIELD by 1h");
  auto model = read_model(binder, reader);
  if (!model || !require_aggregate(binder)) return;
  Columns columns;
  columns.slice = require_slices(binder);
  if (columns.slice == no_slot || !check_series(binder, *model, columns.slice)) return;
  columns.input = binder.read(*field);
  auto before = binder.schema();
  auto make = [&](std::string_view suffix) { return binder.assign(field->text + std::string(suffix)); };
  columns.predicted = make("_predicted");
  if (model->auto_regressive) columns.linear = make("_linear");
  columns.error = make("_error");
  bool hosted = binder.options().dialect == Dialect::sumo;
  binder.add(std::make_unique<PredictStep>(before, columns, std::move(*model), hosted ? hosted_points : SIZE_MAX, binder.stage().span));
  binder.schema().ordered = true;
}

}  // namespace

void predict(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "predict",
                        .summary = "Continues a time series by a straight line or an auto-regressive model.",
                        .details = "The table must have one row for each slice. FIELD_predicted is what the model says, FIELD_error the line less the value. "
                                   "`forecast` adds rows behind the last one, 3 unless a number or a time says otherwise. Rows come in order of time; a "
                                   "slice that is missing gets a row with 0, and a warning says so. The line has the least squared distance. "
                                   "model=ar makes each value a weighted sum of the `ar.window` values before it, with the least squared error (ordinary "
                                   "least squares around the mean); FIELD_linear then has the line, and the first `ar.window` rows have no prediction. Without "
                                   "ar.window, 45 % of the points are looked back on, at most 100; more than half is cut to half. With "
                                   "--dialect sumo at most 100 points are predicted and the last 10,000 looked at.",
                        .examples = {{.code = "* | timeslice 1h | sum(n) as n by _timeslice | predict n by 1h forecast=2 | round(n_predicted, 3) as p | round(n_error, 3) as e | fields n, p, e",
                                      .result = "n,p,e\n2,1.8,-0.2\n4,4.1,0.1\n6,6.4,0.4\n9,8.7,-0.3\n,11,\n,13.3,",
                                      .input = R"({"@timestamp":"2023-05-01T01:00:00Z","n":2}
{"@timestamp":"2023-05-01T02:00:00Z","n":4}
{"@timestamp":"2023-05-01T03:00:00Z","n":6}
{"@timestamp":"2023-05-01T04:00:00Z","n":9})"},
                                     {.code = "* | timeslice 1h | sum(n) as n by _timeslice | predict n by 1h model=ar, ar.window=2, forecast=2 | round(n_predicted, 2) as p | fields n, p",
                                      .result = "n,p\n1,\n3,\n1,1\n3,3\n1,1\n3,3\n,1\n,3",
                                      .input = R"({"@timestamp":"2023-05-01T01:00:00Z","n":1}
{"@timestamp":"2023-05-01T02:00:00Z","n":3}
{"@timestamp":"2023-05-01T03:00:00Z","n":1}
{"@timestamp":"2023-05-01T04:00:00Z","n":3}
{"@timestamp":"2023-05-01T05:00:00Z","n":1}
{"@timestamp":"2023-05-01T06:00:00Z","n":3})"}}},
      .usage = {"predict FIELD by WIDTH [forecast=N|WIDTH]", "predict FIELD by WIDTH model=ar [, ar.window=N] [, forecast=N|WIDTH]"},
      .bind = bind_predict,
  });
}

}  // namespace dohyo::stdlib::operators
