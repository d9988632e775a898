#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/steps/running_step.h"

namespace dohyo::stdlib::operators {

namespace {

class BackshiftStep final : public RunningStep {
 public:
  BackshiftStep(const Schema& schema, Slot time_slot, Columns columns, Span span, size_t rows)
      : RunningStep(schema, time_slot, std::move(columns), span), rows_(rows) {}

 protected:
  void compute(Series& series, Arena&) const override {
    for (size_t i = rows_; i < series.input.size(); ++i) series.output[i] = series.input[i - rows_];
  }
  [[nodiscard]] std::string what() const override { return fmt::format("{} rows back,", rows_); }

 private:
  size_t rows_;
};

void bind_backshift(StageBinder& binder) {
  auto stage = read_running_stage(binder, {"_backshift", "the number of rows to look back"});
  if (!stage || !check_window(binder, stage->count.value_or(1))) return;
  warn_of_row_order(binder, binder.stage().span);
  auto columns = bind_running_columns(binder, *stage);
  add_running_step<BackshiftStep>(binder, std::move(columns), static_cast<size_t>(stage->count.value_or(1)));
}

}  // namespace

void backshift(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "backshift",
                        .summary = "Adds the value that a field has some rows before, in the current order.",
                        .details = "One row unless a number says otherwise; null in the first rows (of each combination of `by` values). Shifts values of any "
                                   "kind. `sort by x` is descending, so put `asc` where the row before should be the older one.",
                        .examples = {{.code = R"(* | sort h asc | backshift v, 2 | fields h, _backshift)", .result = "h,_backshift\n1,\n2,\n3,4\n4,6\n5,5",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | sort h asc | backshift v as before by g | fields h, before)", .result = "h,before\n1,\n2,4\n3,\n4,6\n5,5",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"}}},
      .usage = {"backshift FIELD [, N] [as NAME] [by FIELD, ...]"},
      .bind = bind_backshift,
  });
}

}  // namespace dohyo::stdlib::operators
