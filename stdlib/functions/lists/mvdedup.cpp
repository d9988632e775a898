#include <string>
#include <unordered_set>

#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value deduplicated(Value list, CallContext& context) {
  std::vector<Value> items;
  append_items(list, context.arena, items);
  std::unordered_set<std::string> seen;
  std::erase_if(items, [&](Value item) { return !seen.insert(dohyo::to_string(item)).second; });
  return list_value(items, context.arena);
}
}  // namespace

void mvdedup(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvdedup",
                        .origin = Origin::borrowed,
                        .summary = "The list without repeats; of equal items the first stays.",
                        .details = "Items are equal when their texts are. A list is what values(), split() and the functions "
                                   "of lists make; a text that is a JSON array counts as its elements, any other text as its "
                                   "lines.",
                        .examples = {{R"(mvdedup(split("a,b,a,c,b", ",")))", "a\nb\nc"},
                                     {R"(mvdedup("x"))", "x"},
                                     {R"(mvdedup(null))", "null"}}},
      .parameters = {"list"},
      .prepare = lift<deduplicated>(),
  });
}

}  // namespace dohyo::stdlib::functions
