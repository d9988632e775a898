#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
double logarithm_of_one_more(double value) { return std::log1p(value); }
}  // namespace

void log1p(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "log1p",
                        .summary = "The natural logarithm of one more than the value.",
                        .details = "Exact also for values near 0, where log(1 + x) is not. -1 gives -Infinity, "
                                   "smaller values NaN. Null when the value is null or does not read as a number.",
                        .examples = {{R"(log1p(0.01))", "0.009950330853168083"},
                                     {R"(log1p(0))", "0"},
                                     {R"(log1p(-1))", "-Infinity"},
                                     {R"(log1p(-2))", "NaN"},
                                     {R"(log1p("x"))", "null"},
                                     {R"(log1p(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<logarithm_of_one_more>(),
  });
}

}  // namespace dohyo::stdlib::functions
