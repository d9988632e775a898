#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/comparison/membership.h"

namespace dohyo::stdlib::functions {

namespace {
struct In {
  Membership items;

  static std::optional<In> prepare(Preparation& preparation) { return In{Membership(preparation.arguments)}; }
  bool operator()(std::span<const Value> arguments, CallContext&) const { return items.holds(arguments); }
};
}  // namespace

void in(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "in",
                        .summary = "True when the value equals one of the items.",
                        .details = "Each item is compared as `=` does, so numbers and their texts match each other. "
                                   "Items have no wildcards. A null value is in no list, not even in one with null.",
                        .examples = {{R"("445" in ("139", "445"))", "true"},
                                     {R"("445" in (139, 445))", "true"},
                                     {R"(445 in ("139", "445"))", "true"},
                                     {R"("System" in ("system", "sys*"))", "false"},
                                     {R"("b" in (toLowerCase("A"), toLowerCase("B")))", "true"},
                                     {R"(num("x") in (1, null))", "false"}}},
      .parameters = {"value", "item..."},
      .prepare = prepared<In>(),
  });
}

}  // namespace dohyo::stdlib::functions
