#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value time_of(Value value) {
  value = to_numeric(value);
  if (value.is_null()) return value;
  int64_t milliseconds = 0;
  if (value.is_whole() && !__builtin_mul_overflow(value.as_integer(), int64_t{1000}, &milliseconds))
    return Value::integer(milliseconds);
  return Value::number(value.numeric() * 1000);
}
}  // namespace

void from_seconds(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "fromSeconds",
                        .summary = "The time that lies so many seconds after 1970 began, in milliseconds.",
                        .details = "Null when the value is null or does not read as a number.",
                        .examples = {{R"(fromSeconds(5))", "5000"},
                                     {R"(fromSeconds("1.5"))", "1500"},
                                     {R"(fromSeconds("x"))", "null"},
                                     {R"(fromSeconds(null))", "null"}}},
      .parameters = {"seconds"},
      .prepare = lift<time_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
