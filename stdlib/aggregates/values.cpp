#include <algorithm>
#include <cstdint>

#include "interpreter/library/aggregate.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/distinct_set.h"

namespace dohyo::stdlib::aggregates {

namespace {
/// How many values the hosted service keeps.
constexpr size_t hosted_limit = 100;

class DistinctValues {
 public:
  explicit DistinctValues(const size_t& limit) : limit_(limit) {}

  void add(std::span<const Value> arguments, AddContext& context) {
    auto value = arguments[0];
    if (value.kind() == Kind::list) {
      for (auto item : value.as_list()) set_.insert(item, context.arena);
    } else if (!value.is_null()) {
      set_.insert(value, context.arena);
    }
  }
  void merge(DistinctValues& other, AddContext&) { set_.merge(other.set_); }

  Value result(Arena& arena) const {
    auto values = set_.values();
    auto* items = reinterpret_cast<Value*>(arena.allocate(values.size_bytes()));
    for (size_t i = 0; i < values.size(); ++i) items[i] = Value::text(text_of(values[i], arena));
    std::sort(items, items + values.size(), [](Value a, Value b) { return a.as_text() < b.as_text(); });
    return values.empty() ? Value::null() : Value::list({items, std::min(values.size(), limit_)});
  }

 private:
  DistinctSet set_;
  size_t limit_;
};

Fold prepare(Preparation& preparation) {
  size_t limit = SIZE_MAX;
  if (preparation.options.dialect == Dialect::sumo) {
    limit = hosted_limit;
    preparation.diagnostics.push_back({Severity::note, "hosted-limit", preparation.span,
                                       "values keeps 100 values for each group, as the hosted service does", "", {}});
  }
  return make_fold<DistinctValues, size_t>(std::make_shared<const size_t>(limit));
}
}  // namespace

void values(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "values",
                        .aliases = {{"make_set"}, {"make_set_if"}},
                        .summary = "The different values of a field as a sorted list.",
                        .details = "Sorted as texts by code point: 10 before 9, upper before lower case. Nulls are "
                                   "left out, the empty text is kept; null when there is no value. A number and its "
                                   "text are one value; the items of a list count one by one. In text form the items "
                                   "stand on lines of their own; JSON gets an array. With --dialect sumo the list "
                                   "ends after 100 values.",
                        .examples = {{"* | values(port) by host", "host,_values\na,\"10\n443\n9\"\nb,",
                                      R"({"host":"a","port":9}
{"host":"a","port":"443"}
{"host":"a","port":10}
{"host":"a","port":"9"}
{"host":"b"})"},
                                     {"* | values(name) as names", "names\n\"\nAda\nbob\"", R"({"name":"bob"}
{"name":"Ada"}
{"name":""}
{"user":"x"})"}}},
      .parameters = {"field"},
      .default_column = "_values",
      .conditional_names = {"make_set_if"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::aggregates
