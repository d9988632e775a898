#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<int64_t> count(Value value, CallContext& context) {
  std::vector<Value> items;
  append_items(value, context.arena, items);
  if (items.empty()) return {};
  return static_cast<int64_t>(items.size());
}
}  // namespace

void mvcount(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvcount",
                        .origin = Origin::borrowed,
                        .summary = "How many items a list has.",
                        .details = "1 for a single value, null (not 0) for null and an empty list. A list is what values(), "
                                   "split() and the functions of lists make; a text that is a JSON array counts as its "
                                   "elements, any other text as its lines.",
                        .examples = {{R"(mvcount(split("a,b,c", ",")))", "3"},
                                     {R"(mvcount("a\nb"))", "1"},
                                     {R"(mvcount(concat("a\n", "b")))", "2"},
                                     {R"(mvcount("x"))", "1"},
                                     {R"(mvcount("[1,2,3]"))", "3"},
                                     {R"(mvcount(null))", "null"}}},
      .parameters = {"list"},
      .prepare = lift<count>(),
  });
}

}  // namespace dohyo::stdlib::functions
