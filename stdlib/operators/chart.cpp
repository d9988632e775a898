#include "interpreter/library/registry.h"
#include "interpreter/steps/aggregate_list.h"
#include "interpreter/steps/transpose_step.h"

namespace dohyo::stdlib::operators {

namespace {

/// `over A by B`, `over A`, `by A, B` and `by A`.
bool read_axes(StageBinder& binder, StageReader& reader, AggregateList& list) {
  if (reader.accept_word("over")) {
    auto row = reader.expect_field("a field whose values become rows");
    if (!row) return false;
    list.keys.push_back(*row);
  }
  if (reader.accept_clause("by") && !read_keys(binder, reader, list, true)) return false;
  if (list.keys.empty()) {
    binder.error("missing-argument", reader.here(), "expected the field whose values become rows", "write chart count by FIELD, or chart count over FIELD by FIELD");
    return false;
  }
  if (list.keys.size() > 2) {
    binder.error("unexpected-argument", list.keys[2].span, "a chart has rows and columns, so two fields at most");
    return false;
  }
  return reader.expect_end();
}

void bind_chart(StageBinder& binder) {
  StageReader reader(binder);
  AggregateForm form{.borrowed = true, .keys = false};
  auto list = read_aggregates(binder, reader, form);
  if (!list.ok || !read_axes(binder, reader, list)) return;
  auto bound = bind_aggregates(binder, list, form);
  if (!bound.ok) return;
  add_aggregate_step(binder, std::move(bound), list.keys);
  if (list.keys.size() == 2) add_transpose(binder, {.rows = {list.keys[0]}, .columns = {list.keys[1]}, .listed = {}, .rest = true});
}

LegalStage spell_chart(const WrittenStage& written) {
  auto& binder = written.binder();
  StageReader reader(binder);
  auto list = read_aggregates(binder, reader, {.borrowed = true, .keys = false});
  if (!list.ok || !read_axes(binder, reader, list)) return {};
  auto legal = spell_aggregates(written, list, true);
  if (!legal.reason.empty()) return no_legal_form(std::move(legal.reason));
  auto text = legal.before + legal.calls + " by " + join_names(list.keys);
  if (list.keys.size() == 2) text += " | transpose row " + name_literal(list.keys[0].text) + " column " + name_literal(list.keys[1].text);
  return spelled(std::move(text));
}

}  // namespace

void chart(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "chart",
                        .origin = Origin::borrowed,
                        .rewrite = "AGGREGATE by A, B | transpose row A column B",
                        .summary = "Aggregates by one field, or by two of which the second becomes columns.",
                        .details = "Rows come in order of first appearance. With several aggregates and two fields, a column is called by the value, an "
                                   "underscore and the aggregate.",
                        .examples = {{.code = R"(* | chart count over host by code)", .result = "host,200,500\na,1,1\nb,,1",
                                      .input = R"({"host":"a","code":200}
{"host":"a","code":500}
{"host":"b","code":500})"}}},
      .usage = {"chart AGGREGATE [as NAME], ... over FIELD [by FIELD]", "chart AGGREGATE [as NAME], ... by FIELD [, FIELD]"},
      .bind = bind_chart,
      .spell = spell_chart,
  });
}

}  // namespace dohyo::stdlib::operators
