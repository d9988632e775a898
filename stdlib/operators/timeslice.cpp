#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"

namespace dohyo::stdlib::operators {

namespace {

/// `timeslice 5 minutes`
std::string_view spelled_unit(StageReader& reader) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"s", "s"}, {"second", "s"}, {"seconds", "s"}, {"m", "m"}, {"minute", "m"}, {"minutes", "m"},
      {"h", "h"}, {"hour", "h"},   {"hours", "h"},   {"d", "d"}, {"day", "d"},    {"days", "d"}};
  for (auto [word, unit] : words)
    if (reader.accept_word(word)) return unit;
  return {};
}

/// A number, with a unit or before a word.
std::optional<Slices> read_width(StageBinder& binder, StageReader& reader, const ast::Item& item) {
  const auto* number = as_number(item.expression);
  if (number == nullptr) {
    binder.error("bad-width", item.expression.span, "expected a width such as 5m, 1h or 7d",
                 "units: s m h d w; or `timeslice 10 buckets`");
    return {};
  }
  if (!number->unit.empty()) {
    auto slices = slices_of_width(*number, binder.options());
    if (!slices)
      binder.error("bad-width", item.expression.span, fmt::format("`{}` is no width of a slice", number->text),
                   "a whole number and one of the units s m h d w");
    return slices;
  }
  auto unit_at = reader.here();
  ast::Number with_unit = *number;
  bool buckets = reader.accept_word("buckets") || reader.accept_word("bucket");
  with_unit.unit = buckets ? "s" : spelled_unit(reader);
  auto slices = slices_of_width(with_unit, binder.options());
  if (!slices) {
    binder.error("bad-width", item.expression.span.through(unit_at), "a width needs a unit",
                 fmt::format("write {0}m for minutes, or `timeslice {0} buckets`", number->text));
    return {};
  }
  if (buckets) {
    slices->width = 0;
    slices->buckets = static_cast<int64_t>(number->count);
  }
  return slices;
}

void bind_timeslice(StageBinder& binder) {
  StageReader reader(binder);
  reader.accept_clause("by");
  Slices slices;
  if (const auto* item = reader.accept_item()) {
    auto width = read_width(binder, reader, *item);
    if (!width) return;
    slices = *width;
    auto aliases = reader.aliases_of(*item);
    if (aliases.size() > 1) return binder.error("too-many-aliases", aliases[1].span, "a slice has one name");
    if (!aliases.empty()) slices.name = aliases[0].text;
  }
  if (reader.expect_end()) add_timeslice(binder, std::move(slices));
}

}  // namespace

void timeslice(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "timeslice",
                        .summary = "Labels each row with the start of the slice of time it lies in.",
                        .details = "The start goes to `_timeslice` (or the given name), the end to `__timeslice_end`, both as epoch "
                                   "milliseconds. Slices are aligned to the wall clock of the query's zone; weeks start on Monday, days "
                                   "count from 1970-01-01, so 7d starts on Thursdays. A row without time has a null slice. Empty slices "
                                   "make no rows.",
                        .examples = {{.code = R"(* | timeslice 15m | count by _timeslice)",
                                      .result = "_timeslice,_count\n0,2\n2700000,1",
                                      .input = "{\"@timestamp\":\"1970-01-01T00:07:00Z\"}\n{\"@timestamp\":\"1970-01-01T00:12:00Z\"}\n{\"@timestamp\":\"1970-01-01T00:58:00Z\"}"}}},
      .usage = {"timeslice [by] WIDTH [as NAME]", "timeslice [by] N buckets [as NAME]", "timeslice"},
      .bind = bind_timeslice,
  });
}

}  // namespace dohyo::stdlib::operators
