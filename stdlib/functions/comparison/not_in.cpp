#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/comparison/membership.h"

namespace dohyo::stdlib::functions {

namespace {
struct NotIn {
  Membership items;
  bool null_is_outside;

  static std::optional<NotIn> prepare(Preparation& preparation) {
    return NotIn{Membership(preparation.arguments), preparation.options.null_not_equal};
  }
  bool operator()(std::span<const Value> arguments, CallContext&) const {
    if (arguments[0].is_null()) return null_is_outside;
    return !items.holds(arguments);
  }
};
}  // namespace

void not_in(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "not in",
                        .summary = "True when the value equals none of the items.",
                        .details = "The exact negation of `in`, hence true for null. With `--null-ne=false` it is "
                                   "false for null.",
                        .examples = {{R"("53" not in ("80", "443"))", "true"},
                                     {R"("80" not in (80, 443))", "false"},
                                     {R"(num("x") not in (1, 2))", "true"}}},
      .parameters = {"value", "item..."},
      .prepare = prepared<NotIn>(),
  });
}

}  // namespace dohyo::stdlib::functions
