#include "interpreter/library/registry.h"
#include "stdlib/aggregates/extreme.h"

namespace dohyo::stdlib::aggregates {

void latest_time(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "latest_time",
                        .origin = Origin::borrowed,
                        .rewrite = "max(_messageTime)",
                        .summary = "The latest time of a message in which a field has a value.",
                        .details = "In epoch milliseconds, as all times here. Null when no such message has a time.",
                        .examples = {{"* | latest_time(state) as t | fields t", "t\n1714561200000", R"({"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_latest_time",
      .uses_time = true,
      .prepare = fold<ExtremeTime<Order::greater>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
