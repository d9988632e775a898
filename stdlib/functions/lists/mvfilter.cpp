#include <algorithm>

#include "interpreter/library/expansion.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Expression kept_items(Expansion& call) {
  auto& condition = call.arguments()[0];
  std::vector<Slot> slots;
  collect_reads(condition, slots);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  if (slots.size() != 1)
    return call.error("list-condition", call.written()[0].span, "the condition of mvfilter must read one field, the list, and no other",
                      R"(write mvfilter(match(addresses, "^10[.]")))");
  return call.items_where(slots[0], std::move(condition));
}
}  // namespace

void mvfilter(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvfilter",
                        .origin = Origin::borrowed,
                        .summary = "The items of a list for which a condition holds; in the condition the name of the list "
                                   "stands for the item.",
                        .details = "The condition reads that one field only. Null when no item is left. A list is what "
                                   "values(), split() and the functions of lists make; a text that is a JSON array counts as "
                                   "its elements, any other text as its lines.",
                        .examples = {{R"(mvcount(mvfilter(n = 1)))", "1"},
                                     {R"(mvfilter(n > 5))", "null"}}},
      .parameters = {"condition"},
      .expand = kept_items,
  });
}

}  // namespace dohyo::stdlib::functions
