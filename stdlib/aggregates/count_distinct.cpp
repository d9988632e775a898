#include <algorithm>

#include "interpreter/library/aggregate.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/distinct_set.h"

namespace dohyo::stdlib::aggregates {

namespace {
class CountDistinct {
 public:
  explicit CountDistinct(const size_t& width) : set_(width) {}

  void add(std::span<const Value> arguments, AddContext& context) {
    if (std::none_of(arguments.begin(), arguments.end(), [](Value value) { return value.is_null(); }))
      set_.insert(arguments, context.arena);
  }
  void merge(CountDistinct& other, AddContext&) { set_.merge(other.set_); }
  Value result(Arena&) const { return Value::integer(static_cast<int64_t>(set_.size())); }

 private:
  DistinctSet set_;
};

Fold prepare(Preparation& preparation) {
  return make_fold<CountDistinct, size_t>(std::make_shared<const size_t>(preparation.arguments.size()));
}
}  // namespace

void count_distinct(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "count_distinct",
                        .aliases = {{"dcount"}, {"dc"}, {"distinct_count"}, {"estdc"}, {"dcountif"}, {"count_distinct_if"}},
                        .summary = "The number of different values of a field.",
                        .details = "Exact, however many there are. Null is no value; the empty text is one. A number "
                                   "and its text are the same value; upper and lower case differ. Several fields "
                                   "count their different combinations, leaving out those with a null. Without rows "
                                   "and keys the result is 0.",
                        .examples = {{"* | count_distinct(ip)", "_count_distinct\n3", R"({"ip":"10.0.0.1"}
{"ip":"10.0.0.2"}
{"ip":"10.0.0.1"}
{"ip":""}
{"host":"dc01"})"},
                                     {"* | dcount(port) as ports by host", "host,ports\ndc01,2",
                                      R"({"host":"dc01","port":443}
{"host":"dc01","port":"443"}
{"host":"dc01","port":80})"},
                                     {"* | count_distinct(ip, port) as pairs", "pairs\n2",
                                      R"({"ip":"10.0.0.1","port":80}
{"ip":"10.0.0.1","port":443}
{"ip":"10.0.0.1","port":80}
{"ip":"10.0.0.2"})"}}},
      .parameters = {"field", "[field...]"},
      .default_column = "_count_distinct",
      .conditional_names = {"dcountif", "count_distinct_if"},
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::aggregates
