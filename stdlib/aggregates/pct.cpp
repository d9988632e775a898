#include "interpreter/library/registry.h"
#include "stdlib/aggregates/percentile.h"

namespace dohyo::stdlib::aggregates {

namespace {
bool is_literal_number(const Argument& argument) { return argument.is_constant() && argument.value.is_numeric(); }

/// The literal number is the percentile, wherever it stands: `pct(50, x)` is common in published texts.
const Argument* find_percentile(std::span<const Argument> arguments) {
  for (auto i = arguments.rbegin(); i != arguments.rend(); ++i)
    if (is_literal_number(*i)) return &*i;
  return nullptr;
}

Fold prepare(Preparation& preparation) {
  auto arguments = preparation.arguments;
  const auto* percentile = find_percentile(arguments);
  PercentileOf wanted;
  if (percentile != nullptr) {
    wanted.field = percentile == &arguments[0] ? 1 : 0;
    wanted.percent = percentile->value.numeric();
  }
  if (wanted.field >= arguments.size() || is_literal_number(arguments[wanted.field])) {
    preparation.error("missing-field", preparation.span, "pct needs a field", "write pct(field, 95)");
    return {};
  }
  if (arguments.size() > 2) {
    preparation.error("several-percentiles", arguments[2].span, "one pct gives one percentile here",
                      "write several: pct(field, 50), pct(field, 95)");
    return {};
  }
  if (percentile == nullptr && arguments.size() > 1) {
    preparation.error("percentile-not-literal", arguments[1].span,
                      "the percentile must be a number written in the query", "write pct(field, 95)");
    return {};
  }
  if (!(wanted.percent >= 0 && wanted.percent <= 100)) {
    preparation.error("percentile-range", percentile->span, "a percentile lies between 0 and 100",
                      "95 asks for the value below which 95 % of all values lie");
    return {};
  }
  if (wanted.percent > 0 && wanted.percent < 1)
    preparation.warning("percentile-fraction", percentile->span,
                        "percentiles count from 0 to 100, so this asks for less than one percent",
                        "the median is pct(field, 50)");
  return make_fold<Percentile, PercentileOf>(std::make_shared<const PercentileOf>(wanted));
}

std::string column_name(std::span<const Argument> arguments, std::string_view field) {
  const auto* percentile = find_percentile(arguments);
  return "_" + std::string(field) + "_pct_" + (percentile != nullptr ? to_string(percentile->value) : "50");
}
}  // namespace

void pct(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "pct",
                        .aliases = {{"pct_sampling", Origin::sumo}},
                        .summary = "The value below which the given percentage of the numbers in a field lies.",
                        .details = "The percentile is a number from 0 to 100 written in the query, 50 when left out; "
                                   "several give a column each. Exact for any number of values, with linear "
                                   "interpolation between the two nearest. Texts are read as numbers; values that "
                                   "are null, NaN or do not read as numbers are left out. Null when nothing is left.",
                        .examples = {{"* | pct(ms, 50, 75)", "_ms_pct_50,_ms_pct_75\n16,22.5", R"({"ms":"30"}
{"ms":"12"}
{"ms":"n/a"}
{"ms":8}
{"ms":20})"},
                                     {"* | pct(50, ms) as middle", "middle\n2", R"({"ms":1}
{"ms":2}
{"ms":30})"},
                                     {"* | pct(ms, 99.9)", "_ms_pct_99.9\n\"\"", R"({"ms":"n/a"})"}}},
      .parameters = {"field", "[percentile...]"},
      .default_column = {},
      .prepare = prepare,
      .column_name = column_name,
  });
}

}  // namespace dohyo::stdlib::aggregates
