#include "interpreter/json/array.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool contains_item(Value array, Value item, CallContext& context) {
  if (array.is_null() || item.is_null()) return false;
  auto wanted = text_of(item, context.arena);
  std::vector<Value> items;
  if (array.kind() == Kind::list) append_items(array, context.arena, items);
  else if (!array.is_text() || !json::append_array_items(array.as_text(), context.arena, items)) return false;
  for (auto found : items)
    if (text_of(found, context.arena) == wanted) return true;
  return false;
}
}  // namespace

void json_array_contains(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "jsonArrayContains",
                        .aliases = {{"array_contains"}},
                        .summary = "True when a JSON array has an item.",
                        .details = "The array is a text such as [\"x\",\"y\"]. The whole item counts, and its letter case; "
                                   "numbers and booleans are compared as texts, nested arrays and objects by their JSON text "
                                   "without blanks. False for null and for what is no JSON array.",
                        .examples = {{R"(jsonArrayContains("[\"ro\",\"rw\"]", "rw"))", "true"},
                                     {R"(jsonArrayContains("[\"ro\"]", "r"))", "false"},
                                     {R"(jsonArrayContains("[1,2]", "2"))", "true"},
                                     {R"(jsonArrayContains("[[1, 2]]", "[1,2]"))", "true"},
                                     {R"(jsonArrayContains("x", "x"))", "false"},
                                     {R"(jsonArrayContains(null, "x"))", "false"}}},
      .parameters = {"array", "item"},
      .predicate = true,
      .prepare = lift<contains_item>(),
  });
}

}  // namespace dohyo::stdlib::functions
