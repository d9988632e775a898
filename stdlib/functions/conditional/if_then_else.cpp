#include "interpreter/library/expansion.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Expression choice(Expansion& call) {
  auto& parts = call.arguments();
  return call.conditional(std::move(parts[0]), std::move(parts[1]), std::move(parts[2]));
}
}  // namespace

void if_then_else(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "if",
                        .aliases = {{"iff"}, {"iif"}},
                        .summary = "One of two values, by a condition; also written `condition ? then : otherwise`.",
                        .details = "A condition that is null, or neither true nor the text \"true\" in any case, takes the last "
                                   "value. The two may be of different types. Only the chosen one is computed.",
                        .examples = {{R"(if(80 in (22, 23), "admin", "other"))", "other"},
                                     {R"(if(null, 1, 2))", "2"},
                                     {R"("a" = "a" ? 1 : "none")", "1"},
                                     {R"(if("TRUE", "yes", "no"))", "yes"},
                                     {R"(if(1, "yes", "no"))", "no"}}},
      .parameters = {"condition", "then", "otherwise"},
      .expand = choice,
  });
}

}  // namespace dohyo::stdlib::functions
