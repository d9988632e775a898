#include "interpreter/json/array.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t size(Value array, CallContext& context) {
  std::vector<Value> items;
  if (array.kind() == Kind::list) append_items(array, context.arena, items);
  else if (!array.is_text() || !json::append_array_items(array.as_text(), context.arena, items, true)) return -1;
  return static_cast<int64_t>(items.size());
}
}  // namespace

void json_array_size(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "jsonArraySize",
                        .aliases = {{"size"}},
                        .summary = "How many items a JSON array has.",
                        .details = "-1 for null and for what is no JSON array. Nulls in the array count.",
                        .examples = {{R"(jsonArraySize("[4,5,6,7]"))", "4"},
                                     {R"(jsonArraySize("[]"))", "0"},
                                     {R"(jsonArraySize("[null, {\"a\":1}]"))", "2"},
                                     {R"(jsonArraySize("{}"))", "-1"},
                                     {R"(jsonArraySize(""))", "-1"},
                                     {R"(jsonArraySize(null))", "-1"}}},
      .parameters = {"array"},
      .prepare = lift<size>(),
  });
}

}  // namespace dohyo::stdlib::functions
