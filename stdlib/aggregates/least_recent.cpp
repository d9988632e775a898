#include "interpreter/library/registry.h"
#include "stdlib/aggregates/by_time.h"

namespace dohyo::stdlib::aggregates {

void least_recent(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "least_recent",
                        .aliases = {{"earliest"}},
                        .summary = "The value of a field at the earliest time.",
                        .details = "As most_recent, for the other end of time.",
                        .examples = {{"* | withtime state | least_recent(state_withtime) as state by host", "host,state\na,down\nb,", R"({"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_leastrecent",
      .uses_position = true,
      .uses_time = true,
      .prepare = fold<ByTime<Order::less>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
