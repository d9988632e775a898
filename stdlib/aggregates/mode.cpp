#include <unordered_map>

#include "interpreter/data/convert.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::aggregates {

namespace {
class Mode {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto value = arguments[0];
    if (value.is_null()) return;
    auto& entry = find(value);
    if (entry.count++ == 0)
      entry.value = context.arena.copy(value);
    else
      keep_smaller_kind(entry, value, context.arena);
  }
  void merge(Mode& other, AddContext& context) {
    for (auto& [hash, theirs] : other.counts_) {
      auto& entry = find(theirs.value);
      if (entry.count == 0) entry.value = theirs.value;
      keep_smaller_kind(entry, theirs.value, context.arena);
      entry.count += theirs.count;
    }
  }
  Value result(Arena&) const {
    const Entry* best = nullptr;
    for (const auto& [hash, entry] : counts_)
      if (best == nullptr || entry.count > best->count || (entry.count == best->count && comes_first(entry.value, best->value)))
        best = &entry;
    return best != nullptr ? best->value : Value::null();
  }

 private:
  struct Entry {
    Value value;
    uint64_t count = 0;
  };

  Entry& find(Value value) {
    auto hash = key_hash(value);
    auto [begin, end] = counts_.equal_range(hash);
    for (auto it = begin; it != end; ++it)
      if (same_key(it->second.value, value)) return it->second;
    return counts_.emplace(hash, Entry{})->second;
  }
  /// 3 and "3" are one value; which of the two is shown must not depend on the order of the rows.
  static void keep_smaller_kind(Entry& entry, Value value, Arena& arena) {
    if (value.kind() < entry.value.kind()) entry.value = arena.copy(value);
  }
  static bool comes_first(Value a, Value b) {
    auto x = to_numeric(a);
    auto y = to_numeric(b);
    if (!x.is_null() && !y.is_null())
      if (auto c = order(x, y); c && *c != Order::same) return *c == Order::less;
    return to_string(a) < to_string(b);
  }

  std::unordered_multimap<uint64_t, Entry> counts_;
};
}  // namespace

void mode(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "mode",
                        .origin = Origin::borrowed,
                        .rewrite = "count by field | topk(1, _count)",
                        .summary = "The most frequent value of a field.",
                        .details = "Of values that are equally frequent the smallest, as number if they are numbers. A number and its "
                                   "text are one value. Null when there is no value.",
                        .examples = {{"* | mode(port) as usual", "usual\n443", R"({"port":443}
{"port":80}
{"port":"443"}
{})"},
                                     {"* | mode(x)", "_mode\n9", R"({"x":"10"}
{"x":"9"})"}}},
      .parameters = {"field"},
      .default_column = "_mode",
      .prepare = fold<Mode>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
