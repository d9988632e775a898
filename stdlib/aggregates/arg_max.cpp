#include "interpreter/library/registry.h"
#include "stdlib/aggregates/by_time.h"

namespace dohyo::stdlib::aggregates {

void arg_max(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "arg_max",
                        .origin = Origin::borrowed,
                        .rewrite = "sort by measure | first(field)",
                        .summary = "The value of a field where a measure is largest.",
                        .details = "Numbers and times are smaller than texts that are no numbers, which compare by code point. Rows in which "
                                   "the measure or the field is null are left out; of equal measures the first row counts.",
                        .examples = {{"* | arg_max(ms, url) by host", "host,_arg_max\na,/slow", R"({"host":"a","ms":"9","url":"/fast"}
{"host":"a","ms":120,"url":"/slow"}
{"host":"a","url":"/unknown"}
{"host":"a","ms":200})"}}},
      .parameters = {"measure", "field"},
      .default_column = "_arg_max",
      .uses_position = true,
      .prepare = fold<ByMeasure<Order::greater>>(),
  });
}

}  // namespace dohyo::stdlib::aggregates
