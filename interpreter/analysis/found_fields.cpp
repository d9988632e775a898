#include "interpreter/analysis/found_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/library/field_names.h"
#include "interpreter/text/utf8.h"

namespace dohyo {

namespace {
std::span<const Value> items_of(Value value) {
  return value.kind() == Kind::list ? value.as_list() : std::span<const Value>();
}
}  // namespace

FoundField::FoundField(std::string name, Slot out, Slot list, Slot otherwise, uint32_t node)
    : name_(std::move(name)), plain_name_(plain_field_name(name_)), out_(out), list_(list), otherwise_(otherwise), node_(node) {}

Value FoundField::find(std::span<const Value> list) const {
  Value any_case;
  for (size_t i = 0; i + 1 < list.size(); i += 2) {
    auto name = list[i].as_text();
    if (name == name_) return list[i + 1];
    if (any_case.is_null() && utf8::equal_ignoring_ascii_case(name, name_)) any_case = list[i + 1];
  }
  if (!any_case.is_null() || plain_name_ == name_) return any_case;
  for (size_t i = 0; i + 1 < list.size(); i += 2)
    if (list[i].as_text() == plain_name_) return list[i + 1];
  return {};
}

void FoundField::apply(Batch& batch, Scratch& scratch) const {
  auto& column = scratch.node(node_).column;
  Value* values = column.make_flat(batch.rows);
  for (uint32_t row : batch.selection) {
    Value found = find(items_of(batch.at(list_, row)));
    values[row] = found.is_null() ? batch.at(otherwise_, row) : found;
  }
  batch.columns[out_] = &column;
}

std::string FoundField::describe(const std::vector<std::string>& names) const {
  return fmt::format("{} = {} of {}, else {}", names[out_], name_, names[list_], names[otherwise_]);
}

AllFields::AllFields(Slot out, Slot own, std::vector<Slot> found, uint32_t node)
    : out_(out), lists_(std::move(found)), node_(node) {
  if (own != no_slot) lists_.insert(lists_.begin(), own);
}

Value AllFields::merge(const Batch& batch, uint32_t row) const {
  size_t lists = 0;
  size_t room = 0;
  Value only;
  for (Slot slot : lists_) {
    Value list = batch.at(slot, row);
    if (items_of(list).empty()) continue;
    only = list;
    ++lists;
    room += items_of(list).size();
  }
  if (lists <= 1) return only;
  auto* merged = reinterpret_cast<Value*>(batch.arena->allocate(room * sizeof(Value)));
  size_t size = 0;
  for (Slot slot : lists_) {
    auto items = items_of(batch.at(slot, row));
    size_t before = size;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
      size_t place = 0;
      // Within one list names differ.
      while (place < before && merged[place].as_text() != items[i].as_text()) place += 2;
      if (place >= before) place = size, size += 2;
      merged[place] = items[i];
      merged[place + 1] = items[i + 1];
    }
  }
  return Value::list({merged, size});
}

void AllFields::apply(Batch& batch, Scratch& scratch) const {
  auto& column = scratch.node(node_).column;
  Value* values = column.make_flat(batch.rows);
  for (uint32_t row : batch.selection) values[row] = merge(batch, row);
  batch.columns[out_] = &column;
}

std::string AllFields::describe(const std::vector<std::string>& names) const {
  std::vector<std::string> lists;
  for (Slot slot : lists_) lists.push_back(names[slot]);
  return fmt::format("{} = {}", names[out_], fmt::join(lists, " and "));
}

}  // namespace dohyo
