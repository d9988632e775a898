#include "interpreter/library/registry.h"
#include "interpreter/steps/exact_sum.h"
#include "interpreter/steps/running_step.h"

namespace dohyo::stdlib::operators {

namespace {

class AccumStep final : public RunningStep {
 public:
  using RunningStep::RunningStep;

 protected:
  void compute(Series& series, Arena&) const override {
    drop_unless_numeric(series);
    ExactSum sum;
    for (size_t i = 0; i < series.input.size(); ++i) {
      if (series.dropped[i] != 0) continue;
      sum.add(series.input[i]);
      series.output[i] = sum.is_finite() ? sum.value() : Value::number(sum.special());
    }
  }
  [[nodiscard]] std::string what() const override { return "sum so far of"; }
};

void bind_accum(StageBinder& binder) {
  auto stage = read_running_stage(binder, {"_accum", ""});
  if (!stage) return;
  warn_of_row_order(binder, binder.stage().span);
  auto columns = bind_running_columns(binder, *stage);
  add_running_step<AccumStep>(binder, std::move(columns));
}

}  // namespace

void accum(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "accum",
                        .summary = "Adds the sum of a field over all rows so far, in the current order.",
                        .details = "The current row is included. Rows in which the field is no number are dropped, which is told. `by` keeps a sum for each "
                                   "combination of values; rows are not regrouped. Sums are exact; those of integers are integers while they "
                                   "fit. `sort by x` is descending, so put `asc` where the oldest or smallest should come first.",
                        .examples = {{.code = R"(* | sort h asc | accum v by g | fields h, _accum)", .result = "h,_accum\n1,4\n2,10\n3,5\n4,19\n5,35",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | sort h asc | 1 as one | accum one as n by g | where n <= 1 | fields h, n)", .result = "h,n\n1,1\n3,1",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"}}},
      .usage = {"accum FIELD [as NAME] [by FIELD, ...]"},
      .bind = bind_accum,
  });
}

}  // namespace dohyo::stdlib::operators
