#include "interpreter/library/registry.h"
#include "stdlib/aggregates/extreme.h"

namespace dohyo::stdlib::aggregates {

namespace {
/// The time is the last argument; the value only says whether the row counts.
class TimeOfValue {
 public:
  void add(std::span<const Value> arguments, AddContext& context) {
    if (!arguments[0].is_null()) time_.add(arguments.last(1), context);
  }
  void merge(const TimeOfValue& other, AddContext& context) { time_.merge(other.time_, context); }
  Value result(Arena& arena) const { return time_.result(arena); }

 private:
  Extreme<Order::less> time_;
};
}  // namespace

void earliest_time(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "earliest_time",
                        .origin = Origin::borrowed,
                        .rewrite = "min(_messageTime)",
                        .summary = "The earliest time of a message in which a field has a value.",
                        .details = "In epoch milliseconds, as all times here. Null when no such message has a time.",
                        .examples = {{"* | earliest_time(state) as t | fields t", "t\n1714557600000", R"({"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_earliest_time",
      .uses_time = true,
      .prepare = fold<TimeOfValue>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
