#include "interpreter/library/registry.h"
#include "stdlib/aggregates/by_time.h"

namespace dohyo::stdlib::aggregates {

void arg_min(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "arg_min",
                        .origin = Origin::borrowed,
                        .rewrite = "sort by measure asc | first(field)",
                        .summary = "The value of a field where a measure is smallest.",
                        .details = "Numbers and times are smaller than texts that are no numbers, which compare by code point. Rows in which "
                                   "the measure or the field is null are left out; of equal measures the first row counts.",
                        .examples = {{"* | arg_min(ms, url) by host", "host,_arg_min\na,/fast", R"({"host":"a","ms":"9","url":"/fast"}
{"host":"a","ms":120,"url":"/slow"}
{"host":"a","url":"/unknown"}
{"host":"a","ms":200})"}}},
      .parameters = {"measure", "field"},
      .default_column = "_arg_min",
      .uses_position = true,
      .prepare = fold<ByMeasure<Order::less>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
