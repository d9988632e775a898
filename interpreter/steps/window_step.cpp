#include "interpreter/steps/window_step.h"

#include <fmt/format.h>

#include "interpreter/data/convert.h"

namespace dohyo {

namespace {

class WindowStep final : public RunningStep {
 public:
  WindowStep(const Schema& schema, Slot time_slot, Columns columns, Span span, WindowFigure figure, size_t rows)
      : RunningStep(schema, time_slot, std::move(columns), span), figure_(figure), rows_(rows) {}

 protected:
  void compute(Series& series, Arena&) const override {
    NumberWindow window(rows_);
    for (size_t i = 0; i < series.input.size(); ++i) {
      auto number = to_double(series.input[i]);
      if (!number) continue;
      window.add(*number);
      series.output[i] = Value::number((window.*figure_.of)());
    }
  }
  [[nodiscard]] std::string what() const override { return fmt::format("{} of the last {} of", figure_.name, rows_); }

 private:
  WindowFigure figure_;
  size_t rows_;
};

}  // namespace

void bind_window(StageBinder& binder, WindowFigure figure) {
  constexpr int64_t default_rows = 10;
  auto stage = read_running_stage(binder, {figure.column, "the number of rows in the window"});
  if (!stage) return;
  auto rows = stage->count.value_or(default_rows);
  if (!check_window(binder, rows)) return;
  warn_of_row_order(binder, binder.stage().span);
  auto columns = bind_running_columns(binder, *stage);
  add_running_step<WindowStep>(binder, std::move(columns), figure, static_cast<size_t>(rows));
}

}  // namespace dohyo
