#include "interpreter/library/registry.h"
#include "interpreter/library/slices.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/sort_step.h"
#include "interpreter/steps/stage_options.h"
#include "interpreter/steps/transpose_step.h"

namespace dohyo::stdlib::operators {

namespace {

/// As many slices as `bins` allows when no width is given.
constexpr int64_t default_bins = 100;

bool read_options(StageReader& reader, StageOptions& options) {
  for (;;) {
    if (options.at_option()) {
      if (!options.read()) return false;
    } else if (!reader.accept_comma()) {
      return true;
    }
  }
}

std::optional<Slices> slices_of(StageBinder& binder, StageOptions& options) {
  if (const auto* span = options.find("span")) {
    const auto* number = as_number(*span);
    auto slices = number != nullptr ? slices_of_width(*number, binder.options()) : std::nullopt;
    if (!slices) binder.error("bad-width", span->span, "expected a width such as 5m, 1h or 7d", "a whole number and one of the units s m h d w");
    return slices;
  }
  Slices slices;
  slices.zone = time::Zone::find(binder.options().timezone).value_or(time::Zone{});
  slices.buckets = options.whole("bins", 1).value_or(default_bins);
  if (!options.ok()) return {};
  return slices;
}

void bind_timechart(StageBinder& binder) {
  StageReader reader(binder);
  StageOptions options(binder, reader, {"span", "bins"});
  if (!read_options(reader, options)) return;
  AggregateForm form{.borrowed = true, .keys = false};
  auto list = read_aggregates(binder, reader, form);
  if (!list.ok || !read_options(reader, options)) return;
  std::optional<ast::Name> series;
  if (reader.accept_clause("by")) {
    series = reader.expect_field("a field whose values become columns");
    if (!series || !read_options(reader, options)) return;
  }
  if (!reader.expect_end()) return;
  auto slices = slices_of(binder, options);
  if (!slices) return;
  auto name = ast::Name{slices->name, binder.stage().span, false};
  add_timeslice(binder, std::move(*slices));
  list.keys.push_back(name);
  if (series) list.keys.push_back(*series);
  auto bound = bind_aggregates(binder, list, form);
  if (!bound.ok) return;
  add_aggregate_step(binder, std::move(bound), list.keys);
  binder.add(std::make_unique<SortStep>(binder.schema(), no_slot, std::vector<SortKey>{{binder.find(name.text), true}}, binder.options().dialect));
  binder.schema().ordered = true;
  if (series) add_transpose(binder, {.rows = {name}, .columns = {*series}, .listed = {}, .rest = true});
}

LegalStage spell_timechart(const WrittenStage& written) {
  auto& binder = written.binder();
  StageReader reader(binder);
  StageOptions options(binder, reader, {"span", "bins"});
  (void)read_options(reader, options);
  auto list = read_aggregates(binder, reader, {.borrowed = true, .keys = false});
  (void)read_options(reader, options);
  std::optional<ast::Name> series;
  if (reader.accept_clause("by")) series = reader.expect_field("a field");
  (void)read_options(reader, options);
  auto legal = spell_aggregates(written, list, true);
  if (!legal.reason.empty()) return no_legal_form(std::move(legal.reason));
  const auto* span = options.find("span");
  std::string slices = "timeslice ";
  slices += span != nullptr ? written.text(*span) : std::to_string(options.whole("bins", 1).value_or(default_bins)) + " buckets";
  auto text = slices + " | " + legal.before + legal.calls + " by _timeslice";
  if (series) text += ", " + name_literal(series->text);
  text += " | sort by _timeslice asc";
  if (series) text += " | transpose row _timeslice column " + name_literal(series->text);
  return spelled(std::move(text));
}

}  // namespace

void timechart(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "timechart",
                        .origin = Origin::borrowed,
                        .rewrite = "timeslice W | AGGREGATE by _timeslice, FIELD | transpose row _timeslice column FIELD",
                        .summary = "Aggregates by slices of time, and turns the values of a field into columns.",
                        .details = "`_timeslice` has the start of the slice, oldest first. `span` is the width of the slices; without it the range is cut into 100 "
                                   "slices at most, or as many as `bins` says. With several aggregates and `by`, a column is called by the value, an "
                                   "underscore and the aggregate. Slices without rows are left out.",
                        .examples = {{.code = R"(* | timechart span=1h count by host)", .result = "_timeslice,a,b\n1682935200000,1,1\n1682938800000,,1",
                                      .input = R"({"@timestamp":"2023-05-01T10:05:00Z","host":"a"}
{"@timestamp":"2023-05-01T10:59:00Z","host":"b"}
{"@timestamp":"2023-05-01T11:00:00Z","host":"b"})"}}},
      .usage = {"timechart [span=WIDTH] [bins=N] AGGREGATE [as NAME], ... [by FIELD]"},
      .bind = bind_timechart,
      .spell = spell_timechart,
  });
}

}  // namespace dohyo::stdlib::operators
