#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value time_of(Value value) { return to_numeric(value); }
}  // namespace

void from_millis(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "fromMillis",
                        .summary = "The time that lies so many milliseconds after 1970 began.",
                        .details = "Times are milliseconds, so this only reads the value as a number. Null when the "
                                   "value is null or does not read as a number.",
                        .examples = {{R"(fromMillis(5000))", "5000"},
                                     {R"(fromMillis("5000"))", "5000"},
                                     {R"(fromMillis("x"))", "null"},
                                     {R"(fromMillis(null))", "null"}}},
      .parameters = {"milliseconds"},
      .prepare = lift<time_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
