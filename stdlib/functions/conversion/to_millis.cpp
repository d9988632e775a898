#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value milliseconds(Value value) { return to_numeric(value); }
}  // namespace

void to_millis(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toMillis",
                        .summary = "The time as milliseconds since 1970.",
                        .details = "Times already are milliseconds, so this only reads the value as a number. Null "
                                   "when the value is null or does not read as a number.",
                        .examples = {{R"(toMillis(1700000000000))", "1700000000000"},
                                     {R"(toMillis("1700000000000"))", "1700000000000"},
                                     {R"(toMillis("yesterday"))", "null"},
                                     {R"(toMillis(null))", "null"}}},
      .parameters = {"time"},
      .prepare = lift<milliseconds>(),
  });
}

}  // namespace dohyo::stdlib::functions
