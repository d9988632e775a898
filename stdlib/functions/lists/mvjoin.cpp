#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Value joined(Value list, std::string_view delimiter, CallContext& context) {
  std::vector<Value> items;
  append_items(list, context.arena, items);
  if (items.empty()) return Value::null();
  std::string out;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += delimiter;
    out += dohyo::to_string(items[i]);
  }
  return context.arena.text(out);
}
}  // namespace

void mvjoin(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "mvjoin",
                        .origin = Origin::borrowed,
                        .summary = "The items of a list as one text, with a delimiter between them.",
                        .details = "Null when an argument is null. A list is what values(), split() and the functions of "
                                   "lists make; a text that is a JSON array counts as its elements, any other text as its "
                                   "lines.",
                        .examples = {{R"(mvjoin(split("a,b,c", ","), ";"))", "a;b;c"},
                                     {R"(mvjoin("x", ";"))", "x"},
                                     {R"(mvjoin("[1,2]", "+"))", "1+2"},
                                     {R"(mvjoin(null, ";"))", "null"}}},
      .parameters = {"list", "delimiter"},
      .decodes_control_escapes = true,
      .prepare = lift<joined>(),
  });
}

}  // namespace dohyo::stdlib::functions
