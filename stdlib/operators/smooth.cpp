#include "interpreter/library/registry.h"
#include "interpreter/steps/window_step.h"

namespace dohyo::stdlib::operators {

void smooth(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "smooth",
                        .summary = "Adds the mean of a field over the last rows, in the current order.",
                        .details = "The window has 10 rows unless a number says otherwise, and ends with the current row; in the first rows it has "
                                   "fewer. A row in which the field is no number stays, gets null, and does not enter the window. `by` keeps a window "
                                   "for each combination of values.",
                        .examples = {{.code = R"(* | sort h asc | smooth v, 3 | fields h, _smooth)", .result = "h,_smooth\n1,4\n2,5\n3,5\n4,6.666666666666667\n5,14.666666666666666",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | sort h asc | smooth v as s | fields h, s)", .result = "h,s\n1,4\n2,\n3,5",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"y","v":"n/a"}
{"h":3,"g":"x","v":"6"})"}}},
      .usage = {"smooth FIELD [, N] [as NAME] [by FIELD, ...]"},
      .bind = [](StageBinder& binder) { bind_window(binder, {&NumberWindow::mean, "mean", "_smooth"}); },
  });
}

}  // namespace dohyo::stdlib::operators
