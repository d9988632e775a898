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

Value picked(Value list, int64_t first, std::span<const Value> rest, CallContext& context) {
  auto items = items_of(list, context.arena);
  auto size = static_cast<int64_t>(items.size());
  auto last = rest.empty() ? std::optional(first) : to_integer(rest[0]);
  if (!last) return Value::null();
  if (first < 0) first += size;
  if (*last < 0) *last += size;
  if (first < 0 || first >= size || *last < first) return Value::null();
  *last = std::min(*last, size - 1);
  return list_value({items.begin() + first, items.begin() + *last + 1}, context.arena);
}
}  // namespace

void mvindex(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvindex",
                        .origin = Origin::borrowed,
                        .summary = "An item of a list by its place, counted from 0, or those from one place to another, both "
                                   "included.",
                        .details = "Places below zero count from the end: -1 is the last. Null when there is no such item or "
                                   "an argument is null. A list is what values(), split() and the functions of lists make; a "
                                   "text that is a JSON array counts as its elements, any other text as its lines.",
                        .examples = {{R"(mvindex(split("a,b,c", ","), 0))", "a"},
                                     {R"(mvindex(split("a,b,c", ","), -1))", "c"},
                                     {R"(mvindex(split("a,b,c", ","), 1, 2))", "b\nc"},
                                     {R"(mvindex(split("a,b,c", ","), 1, 9))", "b\nc"},
                                     {R"(mvindex(split("a,b,c", ","), 5))", "null"},
                                     {R"(mvindex(null, 0))", "null"}}},
      .parameters = {"list", "first", "[last]"},
      .prepare = lift<picked>(),
  });
}

}  // namespace dohyo::stdlib::functions
