#include "interpreter/library/registry.h"
#include "stdlib/aggregates/by_time.h"

namespace dohyo::stdlib::aggregates {

void most_recent(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "most_recent",
                        .aliases = {{"latest"}},
                        .summary = "The value of a field at the latest time.",
                        .details = "Takes a field that `withtime` made, and gives the bare value; the order of the rows plays no role. Nulls "
                                   "are passed over; of equal times the first row wins; rows without a time count only where no row has one. "
                                   "In the detection dialect, and under the borrowed name latest, a plain field goes with the time of its "
                                   "message.",
                        .examples = {{"* | withtime state | most_recent(state_withtime) by host", "host,_mostrecent\na,up\nb,", R"({"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"},
                                     {"* | stats latest(state) as state by host | where host = \"a\"", "host,state\na,up", R"({"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_mostrecent",
      .uses_position = true,
      .uses_time = true,
      .prepare = fold<ByTime<Order::greater>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
