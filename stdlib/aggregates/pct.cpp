#include <fmt/format.h>

#include <algorithm>

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
    preparation.error("several-percentiles", arguments[2].span, "this has more than one percentile",
                      "write pct(field, 50, 95), or one aggregate for each");
    return {};
  }
  if (wanted.field == 1 && preparation.options.dialect == Dialect::sumo) {
    preparation.error("borrowed-form", preparation.span, "the field comes first", "write pct(field, 95)");
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
  // The percentile as it was typed (02 section 1.2).
  const auto* percentile = find_percentile(arguments);
  std::string typed = percentile == nullptr ? "50" : percentile->raw.empty() ? to_string(percentile->value) : std::string(percentile->raw);
  return fmt::format("_{}_pct_{}", field, typed);
}

/// "p95", "perc99.9", "exactperc50": the number behind the letters.
std::optional<std::string> number_in_name(std::string_view name) {
  for (std::string_view letters : {"exactperc", "upperperc", "percentile", "perc", "p"}) {
    if (!name.starts_with(letters)) continue;
    auto digits = name.substr(letters.size());
    bool number = !digits.empty() && digits.size() < 16 && digits.find_first_not_of("0123456789.") == std::string_view::npos &&
                  digits.front() != '.' && digits.back() != '.' && std::count(digits.begin(), digits.end(), '.') < 2;
    if (number) return std::string(digits);
  }
  return {};
}
}  // namespace

void pct(Registry& registry) {
  registry.add(AggregateFunction{
      .documentation = {.name = "pct",
                        .aliases = {{"pct_sampling", Origin::sumo}, {"percentile"}, {"percentiles"}},
                        .summary = "The value below which the given percentage of the numbers in a field lies.",
                        .details = "The percentile is a number from 0 to 100 written in the query, 50 when left out; "
                                   "several give a column each. Borrowed names may carry it: p95(field), "
                                   "perc99.9(field). Exact for any number of values, with linear interpolation "
                                   "between the two nearest; pct_sampling takes no sample. Texts are read as numbers; "
                                   "values that are null, NaN or do not read as numbers are left out. Null when "
                                   "nothing is left.",
                        .examples = {{"* | pct(ms, 50, 75)", "_ms_pct_50,_ms_pct_75\n16,22.5", R"({"ms":"30"}
{"ms":"12"}
{"ms":"n/a"}
{"ms":8}
{"ms":20})"},
                                     {"* | stats p75(ms), perc50(ms) as middle", "_ms_pct_75,middle\n3,2", R"({"ms":1}
{"ms":2}
{"ms":4})"},
                                     {"* | pct(50, ms) as middle", "middle\n2", R"({"ms":1}
{"ms":2}
{"ms":30})"},
                                     {"* | pct(ms, 99.9)", "_ms_pct_99.9\n\"\"", R"({"ms":"n/a"})"}}},
      .parameters = {"field", "[percentile...]"},
      .default_column = {},
      .repeats_last_argument = true,
      .number_in_name = number_in_name,
      .prepare = prepare,
      .column_name = column_name,
  });
}

}  // namespace dohyo::stdlib::aggregates
