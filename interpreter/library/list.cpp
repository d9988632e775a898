#include "interpreter/library/list.h"

#include "interpreter/json/array.h"

namespace dohyo {

namespace {

void append_lines(std::string_view text, std::vector<Value>& items) {
  for (;;) {
    auto end = text.find('\n');
    items.push_back(Value::text(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void append_items(Value value, Arena& arena, std::vector<Value>& items) {
  switch (value.kind()) {
    case Kind::null: return;
    case Kind::list:
      for (auto item : value.as_list()) append_items(item, arena, items);
      return;
    case Kind::text:
      if (!json::append_array_items(value.as_text(), arena, items)) append_lines(value.as_text(), items);
      return;
    default: items.push_back(value);
  }
}

Value list_value(const std::vector<Value>& items, Arena& arena) {
  if (items.empty()) return Value::null();
  if (items.size() == 1) return items[0];
  return arena.copy(Value::list(items));
}

}  // namespace dohyo
