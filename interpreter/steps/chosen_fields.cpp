#include "interpreter/steps/chosen_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/name_wildcard.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

std::string ChosenFields::name_behind(std::string_view name) const {
  bool listed = std::any_of(choice_.names.begin(), choice_.names.end(), [&](const std::string& n) { return utf8::equal_ignoring_ascii_case(n, name); });
  for (size_t i = 0; i < choice_.wildcards.size() && !listed; ++i) {
    auto parts = wildcard_parts(choice_.wildcards[i], name);
    if (!parts) continue;
    listed = true;
    if (choice_.listed_stay && !choice_.renamed.empty()) return fill_wildcard(choice_.renamed[i], *parts);
  }
  return listed == choice_.listed_stay ? std::string(name) : std::string();
}

Value ChosenFields::chosen(Value list, Arena& arena) const {
  if (list.kind() != Kind::list) return {};
  auto items = list.as_list();
  auto* made = reinterpret_cast<Value*>(arena.allocate(std::max<size_t>(1, items.size()) * sizeof(Value)));
  size_t size = 0;
  for (size_t i = 0; i + 1 < items.size(); i += 2) {
    auto name = items[i].as_text();
    auto behind = name_behind(name);
    if (behind.empty()) continue;
    made[size++] = behind == name ? items[i] : arena.text(behind);
    made[size++] = items[i + 1];
  }
  return Value::list({made, size});
}

void ChosenFields::apply(Batch& batch, Scratch& scratch) const {
  auto& column = scratch.node(node_).column;
  Value* values = column.make_flat(batch.rows);
  for (uint32_t row : batch.selection) values[row] = chosen(batch.at(list_, row), *batch.arena);
  batch.columns[out_] = &column;
}

std::string ChosenFields::describe(const std::vector<std::string>& names) const {
  auto listed = choice_.names;
  for (size_t i = 0; i < choice_.wildcards.size(); ++i)
    listed.push_back(choice_.renamed.empty() ? choice_.wildcards[i] : choice_.wildcards[i] + " as " + choice_.renamed[i]);
  return fmt::format("{} = {}{} of {}", names[out_], choice_.listed_stay ? "" : "all but ", fmt::join(listed, ", "), names[list_]);
}

}  // namespace dohyo
