#include "interpreter/library/lift.h"
#include "interpreter/library/list.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
Value parts(std::string_view text, std::string_view delimiter, CallContext& context) {
  std::vector<Value> items;
  if (delimiter.empty()) {
    for (size_t i = 0; i < text.size();) {
      size_t begin = i;
      utf8::next(text, i);
      items.push_back(Value::text(text.substr(begin, i - begin)));
    }
    return list_value(items, context.arena);
  }
  for (;;) {
    auto end = text.find(delimiter);
    items.push_back(Value::text(text.substr(0, end)));
    if (end == std::string_view::npos) return list_value(items, context.arena);
    text.remove_prefix(end + delimiter.size());
  }
}
}  // namespace

void split(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "split",
                        .origin = Origin::borrowed,
                        .summary = "The parts of a text between a delimiter, as a list.",
                        .details = "The delimiter is literal; an empty one splits into characters. The only part of a text "
                                   "without the delimiter is the text. Null when an argument is null. The operator split "
                                   "does the same to fields.",
                        .examples = {{R"(mvjoin(split("a,b,c", ","), "+"))", "a+b+c"},
                                     {R"(mvindex(split("10.20.30.40", "."), 2))", "30"},
                                     {R"(mvjoin(split("abc", ""), "+"))", "a+b+c"},
                                     {R"(concat(split("abc", ",")))", "abc"},
                                     {R"(mvcount(split("a,,b", ",")))", "3"},
                                     {R"(toString(split(null, ",")))", "null"}}},
      .parameters = {"text", "delimiter"},
      .decodes_control_escapes = true,
      .prepare = lift<parts>(),
  });
}

}  // namespace dohyo::stdlib::functions
