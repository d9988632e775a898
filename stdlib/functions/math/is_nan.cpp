#include <cmath>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_no_number(Value value) {
  if (value.is_null()) return false;
  auto number = to_double(value);
  if (!number) return to_string(value).find_first_not_of(" \t\r\n") != std::string::npos;
  return std::isnan(*number);
}
}  // namespace

void is_nan(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isNaN",
                        .summary = "True for NaN and for every text that does not read as a number.",
                        .details = "Nulls, empty and blank texts have no answer: their rows are dropped and counted. With "
                                   "--drop-invalid=false their answer is false.",
                        .examples = {{R"(isNaN("n/a"))", "true"},
                                     {R"(isNaN(0 / 0))", "true"},
                                     {R"(isNaN("NaN"))", "true"},
                                     {R"(isNaN("12.5"))", "false"},
                                     {R"(isNaN(1 / 0))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .drops_rows_unless = "isNotBlank",
      .prepare = lift<is_no_number>(),
  });
}

}  // namespace dohyo::stdlib::functions
