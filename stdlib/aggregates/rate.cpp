#include "interpreter/library/registry.h"
#include "stdlib/aggregates/by_time.h"

namespace dohyo::stdlib::aggregates {

namespace {
class Rate {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    auto number = to_numeric(arguments[0]);
    if (number.is_null()) return context.note_unread(arguments[0]);
    if (arguments.back().is_null()) return;
    first_.offer(number, arguments.back(), context);
    last_.offer(number, arguments.back(), context);
  }
  void merge(Rate& other, AddContext& context) {
    first_.merge(other.first_, context);
    last_.merge(other.last_, context);
  }
  Value result(Arena& arena) const {
    auto begin = to_double(first_.measure(arena));
    auto end = to_double(last_.measure(arena));
    if (!begin || !end || *begin == *end) return Value::null();
    return Value::number((last_.value(arena).numeric() - first_.value(arena).numeric()) * 1000 / (*end - *begin));
  }

 private:
  BestBy<Order::less> first_;
  BestBy<Order::greater> last_;
};
}  // namespace

void rate(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "rate",
                        .origin = Origin::borrowed,
                        .rewrite = "withtime x | least_recent(x_withtime), most_recent(x_withtime), then the quotient",
                        .summary = "How much a counter changes in a second, from its earliest value to its latest.",
                        .details = "Values that are null, do not read as numbers, or have no time are left out. Null when the times are "
                                   "the same.",
                        .examples = {{"* | stats rate(total) as per_second", "per_second\n2.5", R"({"@timestamp":"2024-05-01T10:00:00Z","total":100}
{"@timestamp":"2024-05-01T10:00:10Z","total":"115"}
{"@timestamp":"2024-05-01T10:00:20Z","total":150})"}}},
      .parameters = {"field"},
      .default_column = "_rate",
      .uses_position = true,
      .uses_time = true,
      .prepare = fold<Rate>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
