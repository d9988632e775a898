#include "interpreter/library/registry.h"
#include "stdlib/aggregates/positioned.h"

namespace dohyo::stdlib::aggregates {

void last(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "last",
                        .summary = "The value of a field in the last row that has one.",
                        .details = "Events come newest first, so this is the oldest value, unless a sort changed the "
                                   "order; of equal times the earlier input is older. Nulls are passed over, the "
                                   "empty text is not. Null when no row has a value.",
                        .examples = {{"* | last(state) by host", "host,_last\na,down\nb,",
                                      R"({"@timestamp":"2024-05-01T09:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_last",
      .uses_position = true,
      .prepare = fold<Positioned<End::last>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
