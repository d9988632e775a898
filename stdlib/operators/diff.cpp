#include "interpreter/library/registry.h"
#include "interpreter/steps/running_step.h"

namespace dohyo::stdlib::operators {

namespace {

Value difference(Value value, Value before) {
  int64_t whole = 0;
  if (value.is_whole() && before.is_whole() && !__builtin_sub_overflow(value.as_integer(), before.as_integer(), &whole))
    return Value::integer(whole);
  return Value::number(value.numeric() - before.numeric());
}

class DiffStep final : public RunningStep {
 public:
  using RunningStep::RunningStep;

 protected:
  void compute(Series& series, Arena&) const override {
    drop_unless_numeric(series);
    Value before;
    for (size_t i = 0; i < series.input.size(); ++i) {
      if (series.dropped[i] != 0) continue;
      if (!before.is_null()) series.output[i] = difference(series.input[i], before);
      before = series.input[i];
    }
  }
  [[nodiscard]] std::string what() const override { return "step of"; }
};

void bind_diff(StageBinder& binder) {
  auto stage = read_running_stage(binder, {"_diff", ""});
  if (!stage) return;
  warn_of_row_order(binder, binder.stage().span);
  auto columns = bind_running_columns(binder, *stage);
  add_running_step<DiffStep>(binder, std::move(columns));
}

}  // namespace

void diff(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "diff",
                        .summary = "Adds the difference between a field and its value in the row before, in the current order.",
                        .details = "Null in the first row (of each combination of `by` values). Rows in which the field is no number are dropped, which is "
                                   "told; the next difference is that to the last number. `sort by x` is descending, so put `asc` where the row before "
                                   "should be the older one.",
                        .examples = {{.code = R"(* | sort h asc | diff v | fields h, _diff)", .result = "h,_diff\n1,\n2,2\n3,-1\n4,4\n5,21",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | sort h asc | diff v as step | fields h, step)", .result = "h,step\n1,\n3,2",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"y","v":"n/a"}
{"h":3,"g":"x","v":"6"})"}}},
      .usage = {"diff FIELD [as NAME] [by FIELD, ...]"},
      .bind = bind_diff,
  });
}

}  // namespace dohyo::stdlib::operators
