#include "interpreter/library/registry.h"
#include "stdlib/aggregates/positioned.h"

namespace dohyo::stdlib::aggregates {

void first(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "first",
                        .summary = "The value of a field in the first row that has one.",
                        .details = "Events come newest first, so this is the newest value, unless a sort changed the "
                                   "order; of equal times the later input is newer. Nulls are passed over, the empty "
                                   "text is not. Null when no row has a value.",
                        .examples = {{"* | first(state) by host", "host,_first\na,up\nb,",
                                      R"({"@timestamp":"2024-05-01T10:00:00Z","host":"a","state":"down"}
{"@timestamp":"2024-05-01T11:00:00Z","host":"a","state":"up"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"a"}
{"@timestamp":"2024-05-01T12:00:00Z","host":"b"})"}}},
      .parameters = {"field"},
      .default_column = "_first",
      .uses_position = true,
      .prepare = fold<Positioned<End::first>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
