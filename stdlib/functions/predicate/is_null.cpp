#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool absent(Value value) { return value.is_null(); }
}  // namespace

void is_null(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isNull",
                        .summary = "True when the value is null.",
                        .details = "Null is what an absent field, a failed extraction or a failed conversion gives. "
                                   "The empty text is not null.",
                        .examples = {{R"(isNull(null))", "true"},
                                     {R"(isNull(num("n/a")))", "true"},
                                     {R"(isNull(""))", "false"},
                                     {R"(isNull("null"))", "false"},
                                     {R"(isNull(0))", "false"}}},
      .parameters = {"value"},
      .predicate = true,
      .prepare = lift<absent>(),
  });
}

}  // namespace dohyo::stdlib::functions
