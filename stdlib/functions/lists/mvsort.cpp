#include <algorithm>
#include <string>

#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value sorted(Value list, CallContext& context) {
  std::vector<Value> items;
  append_items(list, context.arena, items);
  std::vector<std::string> texts;
  for (auto item : items) texts.push_back(dohyo::to_string(item));
  std::sort(texts.begin(), texts.end());
  for (size_t i = 0; i < items.size(); ++i) items[i] = context.arena.text(texts[i]);
  return list_value(items, context.arena);
}
}  // namespace

void mvsort(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvsort",
                        .origin = Origin::borrowed,
                        .summary = "The items of a list as texts, in the order of their code points.",
                        .details = "Capitals come before small letters, 10 before 9. A list is what values(), split() and "
                                   "the functions of lists make; a text that is a JSON array counts as its elements, any "
                                   "other text as its lines.",
                        .examples = {{R"(mvsort(split("b,a,C", ",")))", "C\na\nb"},
                                     {R"(mvsort(split("10,9", ",")))", "10\n9"},
                                     {R"(mvsort(null))", "null"}}},
      .parameters = {"list"},
      .prepare = lift<sorted>(),
  });
}

}  // namespace dohyo::stdlib::functions
