#include <algorithm>

#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/frequent_values.h"
#include "interpreter/steps/top_rows_step.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {

using utf8::equal_ignoring_ascii_case;

struct Top {
  size_t count = 0;
  std::vector<ast::Name> fields;
  std::vector<WrittenSortKey> order;  ///< empty when there is no `by`
};

/// Only the listed fields and those of the order remain (02 A16).
void project(StageBinder& binder, const Top& top) {
  auto& schema = binder.schema();
  std::vector<VisibleField> kept;
  auto keep = [&](const std::string& name, Slot slot) {
    for (const auto& field : kept)
      if (equal_ignoring_ascii_case(field.name, name)) return;
    bool key = false;
    for (const auto& field : schema.fields) key = key || (field.slot == slot && field.key);
    kept.push_back({name, slot, key});
  };
  for (const auto& name : top.fields) keep(name.text, binder.read(name));
  for (const auto& key : top.order) keep(key.field.text, binder.read(key.field));
  if (top.order.empty())
    if (Slot count = binder.find("_count"); count != no_slot) keep("_count", count);
  // Slots stay, so `count` may still be read as `_count`.
  std::erase_if(schema.synonyms, [&](const VisibleField& s) {
    return std::none_of(kept.begin(), kept.end(), [&](const VisibleField& f) { return f.slot == s.slot; });
  });
  schema.fields = std::move(kept);
  schema.removed.clear();
  schema.discovered.clear();
  schema.open = schema.events = schema.metadata = false;
  schema.ordered = true;
}

std::vector<SortKey> slots_of(StageBinder& binder, const std::vector<WrittenSortKey>& written) {
  std::vector<SortKey> keys;
  for (const auto& key : written) keys.push_back({binder.read(key.field), key.ascending});
  return keys;
}

/// Events: how often each combination occurs (02 section 3.3 form 1).
void count_combinations(StageBinder& binder, const Top& top) {
  auto span = binder.stage().span;
  AggregateList list;
  list.keys = top.fields;
  auto& call = list.made.emplace_back(ast::Call{{"count", span, false}, {}});
  list.calls.push_back({&call, span, std::nullopt, true});
  auto bound = bind_aggregates(binder, list, {});
  if (!bound.ok) return;
  add_aggregate_step(binder, std::move(bound), list.keys);
  bool ascending = !top.order.empty() && top.order[0].ascending;
  std::vector<SortKey> keys{{binder.find("_count"), ascending}};
  binder.add(std::make_unique<SortStep>(binder.schema(), no_slot, std::move(keys), binder.options().dialect, top.count));
  binder.schema().ordered = true;
}

/// Events by a measure: of each combination the row that comes first in the order, then the first of those.
void best_combinations(StageBinder& binder, const Top& top) {
  auto time_slot = order_slot(binder);
  TopRowsStep::Choice choice;
  choice.order = slots_of(binder, top.order);
  for (const auto& name : top.fields) choice.groups.push_back(binder.read(name));
  auto order = choice.order;
  auto dialect = binder.options().dialect;
  binder.add(std::make_unique<TopRowsStep>(binder.schema(), time_slot, std::move(choice), dialect));
  binder.schema().ordered = true;
  binder.add(std::make_unique<SortStep>(binder.schema(), no_slot, std::move(order), dialect, top.count));
  project(binder, top);
}

/// A table: the first rows in the order of some of its columns (02 section 3.3 form 2, A17).
void first_rows(StageBinder& binder, const Top& top) {
  auto time_slot = order_slot(binder);
  auto keys = slots_of(binder, top.order);
  if (keys.empty())
    if (Slot count = binder.find("_count"); count != no_slot) keys.push_back({count, false});
  binder.add(std::make_unique<SortStep>(binder.schema(), time_slot, std::move(keys), binder.options().dialect, top.count));
  project(binder, top);
}

bool by_count(StageBinder& binder, const Top& top) {
  if (top.order.size() != 1) return false;
  const auto& name = top.order[0].field.text;
  bool count = equal_ignoring_ascii_case(name, "_count") || equal_ignoring_ascii_case(name, "count");
  return count && binder.find(name) == no_slot;
}

void bind_top(StageBinder& binder) {
  if (is_frequent_values(binder.stage())) {
    if (binder.options().dialect == Dialect::sumo)
      return binder.error("borrowed-form", binder.stage().span, "top begins with the number of rows to keep",
                          "write `top 10 FIELD` for the most frequent values, `top 10 FIELD by MEASURE` after an aggregate");
    return bind_frequent_values(binder, false);
  }
  StageReader reader(binder);
  Top top;
  auto count = reader.expect_count("the number of rows to keep", 1);
  if (!count) return;
  top.count = static_cast<size_t>(*count);
  top.fields = reader.expect_fields("a field to keep");
  if (top.fields.empty()) return;
  if (reader.accept_clause("by")) {
    top.order = read_sort_keys(binder, reader);
    if (top.order.empty()) return;
  }
  if (!reader.expect_end()) return;
  if (!binder.schema().events) return first_rows(binder, top);
  if (top.order.empty() || by_count(binder, top)) return count_combinations(binder, top);
  best_combinations(binder, top);
}

}  // namespace

void top(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "top",
                        .summary = "The first rows of a table by some of its columns, or the most frequent values of events.",
                        .details = "Of a table, `top 10 f by n` keeps the ten rows with the largest `n`, and of its columns only those named. Each key is "
                                   "descending unless it says otherwise; without `by`, `_count` decides, or else the current order. Of events, `top 10 f` counts the "
                                   "combinations of values into `_count`; with `by` some field it takes the row with the largest value of each "
                                   "combination. Values compare as in `sort`. Without a number in front, or with one of its options, top is the "
                                   "borrowed one: the ten most frequent combinations, of each group of `by` values, with `count` and `percent`. Its "
                                   "options are limit=N (0 for all), showcount, showperc, countfield, percentfield, useother=true (a row for the rest) and "
                                   "otherstr.",
                        .examples = {{.code = R"(* | sum(v) as v by h, g | top 2 h by v)", .result = "h,v\n5,30\n4,9",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":5}
{"h":4,"g":"x","v":9}
{"h":5,"g":"y","v":30})"},
                                     {.code = R"(* | top 1 user)", .result = "user,_count\nana,2",
                                      .input = R"({"user":"bo"}
{"user":"ana"}
{"user":"ana"})"},
                                     {.code = R"(* | top limit=1 user by host)", .result = "host,user,count,percent\na,ana,2,66.66666666666667\nb,cy,1,100",
                                      .input = R"({"host":"a","user":"ana"}
{"host":"a","user":"bo"}
{"host":"b","user":"cy"}
{"host":"a","user":"ana"})"}}},
      .usage = {"top N FIELD, ... [by [+|-]FIELD [asc|desc], ...]", "top [limit=N] FIELD, ... [by FIELD, ...] [OPTION=VALUE ...]"},
      .bind = bind_top,
      .spell = [](const WrittenStage& written) { return spell_frequent_values(written, false); },
  });
}

}  // namespace dohyo::stdlib::operators
