#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_truth(Value value) { return value.kind() == Kind::boolean; }
}  // namespace

void is_bool(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isbool",
                        .origin = Origin::borrowed,
                        .summary = "True when a value is true or false, and no text that says so.",
                        .details = "False for null.",
                        .examples = {{R"(isbool(1 = 1))", "true"},
                                     {R"(isbool("true"))", "false"},
                                     {R"(isbool(1))", "false"},
                                     {R"(isbool(null))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<is_truth>(),
  });
}

}  // namespace dohyo::stdlib::functions
