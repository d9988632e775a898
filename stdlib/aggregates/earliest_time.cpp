#include "interpreter/library/registry.h"
#include "stdlib/aggregates/extreme.h"

namespace dohyo::stdlib::aggregates {

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
      .prepare = fold<ExtremeTime<Order::less>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
