#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value unrounded(Value value, CallContext& context) { return number_argument(value, context); }
}  // namespace

void exact(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "exact",
                        .origin = Origin::borrowed,
                        .rewrite = "num(number)",
                        .summary = "The number as it is.",
                        .details = "Where it comes from, other results are rounded for display; here none is. Null when the "
                                   "value is null or does not read as a number.",
                        .examples = {{R"(exact(3.14 * 2.5))", "7.8500000000000005"},
                                     {R"(exact("12"))", "12"},
                                     {R"(exact("x"))", "null"},
                                     {R"(exact(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<unrounded>(),
  });
}

}  // namespace dohyo::stdlib::functions
