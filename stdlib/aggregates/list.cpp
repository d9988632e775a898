#include <algorithm>
#include <vector>

#include "interpreter/library/registry.h"

namespace dohyo::stdlib::aggregates {

namespace {
class All {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto value = arguments[0];
    if (value.kind() == Kind::list)
      for (auto item : value.as_list()) values_.push_back({context.position, context.arena.copy(item)});
    else if (!value.is_null())
      values_.push_back({context.position, context.arena.copy(value)});
  }
  void merge(All& other, AddContext&) { values_.insert(values_.end(), other.values_.begin(), other.values_.end()); }

  Value result(Arena& arena) {
    // The items of one row have one position and stand in order already.
    std::stable_sort(values_.begin(), values_.end(), [](const Entry& a, const Entry& b) { return a.position < b.position; });
    auto* items = reinterpret_cast<Value*>(arena.allocate(values_.size() * sizeof(Value)));
    for (size_t i = 0; i < values_.size(); ++i) items[i] = values_[i].value;
    return values_.empty() ? Value::null() : Value::list({items, values_.size()});
  }

 private:
  struct Entry {
    RowPosition position;
    Value value;
  };
  std::vector<Entry> values_;
};
}  // namespace

void list(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "list",
                        .aliases = {{"make_list"}, {"make_list_if"}},
                        .origin = Origin::borrowed,
                        .rewrite = "values(field), which keeps each value once",
                        .summary = "All values of a field in the order of the rows, repeated ones too.",
                        .details = "Events stand newest first. Nulls are left out; null when there is no value. No limit.",
                        .examples = {{"* | list(port) by host", "host,_list\na,\"443\n80\n443\"", R"({"host":"a","port":443}
{"host":"a","port":80}
{"host":"a"}
{"host":"a","port":443})"}}},
      .parameters = {"field"},
      .default_column = "_list",
      .uses_position = true,
      .conditional_names = {"make_list_if"},
      .prepare = fold<All>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
