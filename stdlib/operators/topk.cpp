#include "interpreter/library/registry.h"
#include "interpreter/steps/top_rows_step.h"

namespace dohyo::stdlib::operators {

namespace {

void bind_topk(StageBinder& binder) {
  StageReader reader(binder);
  const auto* item = reader.expect_item("(N, FIELD)");
  if (item == nullptr) return;
  const auto* list = std::get_if<ast::Tuple>(&item->expression.node);
  const auto* count = list != nullptr ? as_number(list->items[0]) : nullptr;
  if (count == nullptr || !count->integer || !count->unit.empty() || *count->integer < 1 || !item->aliases.empty())
    return binder.error("expected-count", item->expression.span, "expected in brackets how many rows to keep, and by which fields",
                        "write topk(10, FIELD) or topk(1, FIELD) by KEY");
  TopRowsStep::Choice choice;
  choice.keep = static_cast<size_t>(*count->integer);
  for (size_t i = 1; i < list->items.size(); ++i) {
    const auto* field = as_field(list->items[i]);
    if (field == nullptr)
      return binder.error("expected-field", list->items[i].span, "expected a field", "compute it in a stage before: expression as name");
    choice.order.push_back({binder.read(*field), false});
  }
  if (reader.accept_clause("by")) {
    auto keys = reader.expect_fields("a field that tells the groups apart");
    if (keys.empty()) return;
    for (const auto& key : keys) choice.groups.push_back(binder.read(key));
  }
  if (!reader.expect_end()) return;
  auto time_slot = order_slot(binder);
  auto schema = binder.schema();
  choice.rank = binder.assign("_rank");
  binder.add(std::make_unique<TopRowsStep>(schema, time_slot, std::move(choice), binder.options().dialect));
  binder.schema().ordered = true;
}

}  // namespace

void topk(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "topk",
                        .summary = "Keeps the rows with the largest values of a field, of all rows or of each group.",
                        .details = "All fields stay, and `_rank` counts the rows of a group from 1. Groups come in order of first appearance, their rows "
                                   "by rank; of equal rows the first comes first. Further fields decide between equal ones. Values compare as "
                                   "in `sort`; nulls come last. Events may be taken too: `topk(1, changed) by id` is the latest event of each id.",
                        .examples = {{.code = R"(* | topk(1, v) by g | fields h, g, _rank)", .result = "h,g,_rank\n4,x,1\n5,y,1",
                                      .input = R"({"@timestamp":"2024-05-01T10:00:05Z","h":1,"g":"x","v":4}
{"@timestamp":"2024-05-01T10:00:04Z","h":2,"g":"x","v":6}
{"@timestamp":"2024-05-01T10:00:03Z","h":3,"g":"y","v":5}
{"@timestamp":"2024-05-01T10:00:02Z","h":4,"g":"x","v":9}
{"@timestamp":"2024-05-01T10:00:01Z","h":5,"g":"y","v":30})"},
                                     {.code = R"(* | count by host | topk(2, _count))", .result = "host,_count,_rank\nb,2,1\na,1,2",
                                      .input = R"({"host":"a"}
{"host":"b"}
{"host":"c"}
{"host":"b"})"}}},
      .usage = {"topk(N, FIELD, ...) [by FIELD, ...]"},
      .bind = bind_topk,
  });
}

}  // namespace dohyo::stdlib::operators
