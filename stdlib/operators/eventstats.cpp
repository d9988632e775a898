#include "interpreter/library/registry.h"
#include "interpreter/steps/row_aggregates.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_eventstats(StageBinder& binder) {
  StageReader reader(binder);
  auto list = read_aggregates(binder, reader, {.borrowed = true});
  if (list.ok) add_row_aggregates(binder, list, {});
}
LegalStage spell_eventstats(const WrittenStage& written) {
  StageReader reader(written.binder());
  auto list = read_aggregates(written.binder(), reader, {.borrowed = true});
  const auto* call = list.calls.size() == 1 ? list.calls[0].call : nullptr;
  bool sum = call != nullptr && call->arguments.size() == 1 && as_field(call->arguments[0]) != nullptr &&
             utf8::equal_ignoring_ascii_case(call->function.text, "sum");
  if (!sum || written.binder().schema().events)
    return no_legal_form("the hosted service adds only sums to the rows of a table, with `total`; else join the rows with the aggregate");
  auto name = list.calls[0].alias ? name_literal(list.calls[0].alias->text) : "_sum";
  auto text = "total " + written.text(call->arguments[0]) + " as " + name;
  if (!list.keys.empty()) text += " by " + join_names(list.keys);
  return spelled(std::move(text));
}

}  // namespace

void eventstats(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "eventstats",
                        .origin = Origin::borrowed,
                        .rewrite = "total FIELD as NAME by KEY for sums; else a join with the aggregate",
                        .summary = "Adds the results of aggregates over all rows, or over the rows with the same keys, to every row.",
                        .details = "Aggregates and names are those of stats. Rows and their order stay as they are.",
                        .examples = {{.code = R"(* | sort h asc | eventstats avg(v) as mean, count by g | fields h, mean, count)",
                                      .result = "h,mean,count\n1,5,2\n2,5,2\n3,30,1",
                                      .input = R"({"h":1,"g":"x","v":4}
{"h":2,"g":"x","v":6}
{"h":3,"g":"y","v":30})"}}},
      .usage = {"eventstats AGGREGATE [as NAME], ... [by FIELD, ...]"},
      .bind = bind_eventstats,
      .spell = spell_eventstats,
  });
}

}  // namespace dohyo::stdlib::operators
