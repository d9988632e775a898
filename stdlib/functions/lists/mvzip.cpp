#include <algorithm>

#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::vector<Value> items_of(Value value, Arena& arena) {
  std::vector<Value> items;
  append_items(value, arena, items);
  return items;
}

Value zipped(Value a, Value b, std::span<const Value> rest, CallContext& context) {
  auto left = items_of(a, context.arena);
  auto right = items_of(b, context.arena);
  auto delimiter = rest.empty() ? std::string(",") : dohyo::to_string(rest[0]);
  std::vector<Value> pairs;
  for (size_t i = 0; i < std::min(left.size(), right.size()); ++i)
    pairs.push_back(context.arena.text(dohyo::to_string(left[i]) + delimiter + dohyo::to_string(right[i])));
  return list_value(pairs, context.arena);
}
}  // namespace

void mvzip(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvzip",
                        .origin = Origin::borrowed,
                        .summary = "The items of two lists in pairs, each pair joined by a comma or another delimiter.",
                        .details = "As many pairs as the shorter list has items; null when there is none. A list is what "
                                   "values(), split() and the functions of lists make; a text that is a JSON array counts as "
                                   "its elements, any other text as its lines.",
                        .examples = {{R"(mvzip(split("a,b", ","), split("1,2", ",")))", "a,1\nb,2"},
                                     {R"(mvzip(split("a,b", ","), "1", "="))", "a=1"},
                                     {R"(mvzip(null, "1"))", "null"}}},
      .parameters = {"a", "b", "[delimiter]"},
      .prepare = lift<zipped>(),
  });
}

}  // namespace dohyo::stdlib::functions
