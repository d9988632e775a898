#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/sort_step.h"

namespace dohyo::stdlib::operators {

namespace {

/// `count_frequent a, b`, and with brackets: `count_frequent(a)`.
std::vector<ast::Name> read_fields(StageBinder& binder, StageReader& reader) {
  const auto* item = reader.peek_item();
  const auto* list = item != nullptr && item->aliases.empty() ? std::get_if<ast::Tuple>(&item->expression.node) : nullptr;
  if (list == nullptr) return reader.expect_fields("a field to count by");
  reader.accept_item();
  std::vector<ast::Name> names;
  for (const auto& e : list->items) {
    const auto* name = as_field(e);
    if (name == nullptr) {
      binder.error("expected-field", e.span, "expected a field", "compute it in a stage before: expression as name");
      return {};
    }
    names.push_back(*name);
  }
  return names;
}

void bind_count_frequent(StageBinder& binder) {
  StageReader reader(binder);
  auto names = read_fields(binder, reader);
  if (names.empty() || !reader.expect_end()) return;
  AggregateList list;
  list.keys = names;
  auto& call = list.made.emplace_back(ast::Call{{"count", binder.stage().span, false}, {}});
  list.calls.push_back({&call, binder.stage().span, ast::Name{"_approxcount", binder.stage().span, false}, true});
  auto bound = bind_aggregates(binder, list, {});
  if (!bound.ok) return;
  add_aggregate_step(binder, std::move(bound), list.keys);
  // Not before the aggregate: rows that are equally frequent keep the order of first appearance.
  constexpr size_t hosted_rows = 10000;
  bool hosted = binder.options().dialect == Dialect::sumo;
  if (hosted)
    binder.report({Severity::note, "hosted-limit", binder.stage().span, "count_frequent keeps 10000 rows, as the hosted service does", "", {}});
  std::vector<SortKey> keys{{binder.find("_approxcount"), false}};
  binder.add(std::make_unique<SortStep>(binder.schema(), no_slot, std::move(keys), binder.options().dialect, hosted ? hosted_rows : SIZE_MAX));
  binder.schema().ordered = true;
}

}  // namespace

void count_frequent(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "count_frequent",
                        .summary = "Counts rows by one or more fields, the most frequent combinations first.",
                        .details = "The counts, in `_approxcount`, are exact here. Of equal counts the combination that comes first in the input comes "
                                   "first. With --dialect sumo the result ends after 10,000 rows. Stands alone: no other aggregate, no `by`.",
                        .examples = {{.code = R"(* | count_frequent code)", .result = "code,_approxcount\n500,2\n200,1",
                                      .input = R"({"code":"200"}
{"code":"500"}
{"code":"500"})"}}},
      .usage = {"count_frequent FIELD, ..."},
      .bind = bind_count_frequent,
  });
}

}  // namespace dohyo::stdlib::operators
