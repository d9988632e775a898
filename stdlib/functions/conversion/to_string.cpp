#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::string_view text(std::string_view value) { return value; }
}  // namespace

void to_string(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toString",
                        .summary = "The value as a text.",
                        .details = "Whole numbers are written without a point, other numbers by their shortest exact "
                                   "form, lists with one item per line. Null gives null.",
                        .examples = {{R"(toString(443))", "443"},
                                     {R"(toString(7 / 2))", "3.5"},
                                     {R"(toString(6 / 2))", "3"},
                                     {R"(toString(true))", "true"},
                                     {R"(toString("a"))", "a"},
                                     {R"(toString(null))", "null"}}},
      .parameters = {"value"},
      .prepare = lift<text>(),
  });
}

}  // namespace dohyo::stdlib::functions
