#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool present(Value value) { return !value.is_null(); }
}  // namespace

void is_not_null(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isNotNull",
                        .origin = Origin::borrowed,
                        .rewrite = "!isNull(value)",
                        .summary = "True when the value is not null.",
                        .details = "The negation of isNull.",
                        .examples = {{R"(isNotNull(""))", "true"},
                                     {R"(isNotNull(null))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<present>(),
  });
}

}  // namespace dohyo::stdlib::functions
