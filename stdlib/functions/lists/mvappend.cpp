#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value appended(std::span<const Value> values, CallContext& context) {
  std::vector<Value> items;
  for (auto value : values) append_items(value, context.arena, items);
  return list_value(items, context.arena);
}
}  // namespace

void mvappend(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvappend",
                        .origin = Origin::borrowed,
                        .summary = "All items of several lists and values as one list.",
                        .details = "Nulls are left out; null when nothing is left. A list is what values(), split() and the "
                                   "functions of lists make; a text that is a JSON array counts as its elements, any other "
                                   "text as its lines.",
                        .examples = {{R"(mvappend("a", split("b,c", ",")))", "a\nb\nc"},
                                     {R"(mvappend("a", null, 1))", "a\n1"},
                                     {R"(mvappend(null))", "null"}}},
      .parameters = {"value..."},
      .prepare = lift<appended>(),
  });
}

}  // namespace dohyo::stdlib::functions
