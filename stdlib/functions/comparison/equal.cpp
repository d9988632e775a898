#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool same(Value a, Value b) { return dohyo::equal(a, b); }
}  // namespace

void equal(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "=",
                        .aliases = {{"==", Origin::sumo}},
                        .summary = "True when both sides are equal.",
                        .details = "Texts are compared exactly, upper and lower case being different. A text equals "
                                   "a number when it reads as that number, and a boolean when it is `true` or "
                                   "`false` in any case. False when a side is null, even when both are; only the "
                                   "literal `x = null` asks for null. A list equals its text and each of its items.",
                        .examples = {{R"("svchost.exe" = "svchost.exe")", "true"},
                                     {R"("A" = "a")", "false"},
                                     {R"("3" = 3)", "true"},
                                     {R"("03" = 3)", "true"},
                                     {R"("03" = "3")", "false"},
                                     {R"("three" = 3)", "false"},
                                     {R"(true = "TRUE")", "true"},
                                     {R"(num("x") = num("y"))", "false"},
                                     {R"(num("x") = null)", "true"}}},
      .parameters = {"left", "right"},
      .prepare = lift<same>(),
  });
}

}  // namespace dohyo::stdlib::functions
