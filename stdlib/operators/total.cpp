#include "interpreter/library/registry.h"
#include "interpreter/steps/exact_sum.h"
#include "interpreter/steps/running_step.h"

namespace dohyo::stdlib::operators {

namespace {

class TotalStep final : public RunningStep {
 public:
  TotalStep(const Schema& schema, Slot time_slot, Columns columns, Span span, Dialect dialect)
      : RunningStep(schema, time_slot, std::move(columns), span), dialect_(dialect) {}

 protected:
  void compute(Series& series, Arena&) const override {
    drop_unless_numeric(series);
    ExactSum sum;
    for (size_t i = 0; i < series.input.size(); ++i)
      if (series.dropped[i] == 0) sum.add(series.input[i]);
    auto total = sum.is_finite() ? sum.value() : Value::number(sum.special());
    for (auto& value : series.output) value = total;
  }
  [[nodiscard]] size_t most_rows() const override { return dialect_ == Dialect::sumo ? 100'000 : SIZE_MAX; }
  [[nodiscard]] std::string what() const override { return "sum of all"; }

 private:
  Dialect dialect_;
};

void bind_total(StageBinder& binder) {
  auto stage = read_running_stage(binder, {"_total", ""});
  if (!stage) return;
  auto columns = bind_running_columns(binder, *stage);
  add_running_step<TotalStep>(binder, std::move(columns), binder.options().dialect);
}

}  // namespace

void total(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "total",
                        .summary = "Adds the sum of a field over all rows to every row.",
                        .details = "With `by`, over all rows with the same values. Rows in which the field is no number are dropped, which is told. With "
                                   "--dialect sumo rows beyond 100,000 are left out.",
                        .examples = {{.code = R"(* | sort h asc | total v by g | fields h, _total)", .result = "h,_total\n1,19\n2,19\n3,35\n4,19\n5,35",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | count as n by g | total n as all | 100 * n / all as percent | fields g, percent)", .result = "g,percent\nx,60\ny,40",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"}}},
      .usage = {"total FIELD [as NAME] [by FIELD, ...]"},
      .bind = bind_total,
  });
}

}  // namespace dohyo::stdlib::operators
