#include "interpreter/library/registry.h"
#include "interpreter/steps/window_step.h"

namespace dohyo::stdlib::operators {

void rollingstd(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "rollingstd",
                        .summary = "Adds the standard deviation of a field over the last rows, in the current order.",
                        .details = "The window has 10 rows unless a number says otherwise, and ends with the current row; in the first rows it has "
                                   "fewer. The standard deviation is that of the population, so a single row gives 0. A row in which the field is no number stays, gets null, and does not enter the window. `by` keeps a window "
                                   "for each combination of values.",
                        .examples = {{.code = R"(* | sort h asc | rollingstd v, 3 | fields h, _rollingstd)", .result = "h,_rollingstd\n1,0\n2,1\n3,0.816496580927726\n4,1.699673171197595\n5,10.96458946893235",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | sort h asc | rollingstd v as s | fields h, s)", .result = "h,s\n1,0\n2,\n3,1",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"y","v":"n/a"}
{"h":3,"g":"x","v":"6"})"}}},
      .usage = {"rollingstd FIELD [, N] [as NAME] [by FIELD, ...]"},
      .bind = [](StageBinder& binder) { bind_window(binder, {&NumberWindow::deviation, "standard deviation", "_rollingstd"}); },
  });
}

}  // namespace dohyo::stdlib::operators
