#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::operators {

namespace {

constexpr std::string_view no_twin =
    "the hosted service appends no rows of another query; where both search the same events, put the second search into the scope "
    "with OR and tell the rows apart with if(...), else run two searches";

void bind_union(StageBinder& binder) {
  StageReader reader(binder);
  do {
    auto at = reader.here();
    const auto* nested = reader.accept_nested();
    if (nested == nullptr)
      return binder.error("expected-query", at, "expected a query in brackets", "for example: union ( _sourceCategory=b | count by user )");
    if (nested->alias)
      return binder.error("unexpected-alias", nested->alias->span, "the rows of a union have no name of their own", "to tell them apart, set a field: ... | \"b\" as part )");
    binder.append_query(*nested);
  } while (reader.accept_comma());
  reader.expect_end();
}

}  // namespace

void append_query(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "union",
                        .aliases = {{"append"}},
                        .origin = Origin::borrowed,
                        .summary = "Runs the query in brackets over the whole input and lets its rows follow those of this one.",
                        .details = "The query in brackets begins with a search of its own, or with a stage: then it begins with every event. "
                                   "Columns are united by name, in any letter case; what one side does not have is null there. The rows of this query come "
                                   "first, each side in its own order. Square brackets do as well.",
                        .examples = {{.code = R"(k=a | count by k | union ( k=b | count by k ))",
                                      .result = "k,_count\na,2\nb,1",
                                      .input = "{\"k\":\"a\"}\n{\"k\":\"b\"}\n{\"k\":\"a\"}"},
                                     {.code = R"(* | count as n | append [search k=b | count as m])",
                                      .result = "n,m\n3,\n,1",
                                      .input = "{\"k\":\"a\"}\n{\"k\":\"b\"}\n{\"k\":\"a\"}"}}},
      .usage = {"union ( QUERY ), ...", "append [ QUERY ]"},
      .form = syntax::StageForm::pipelines,
      .bind = bind_union,
      .spell = [](const WrittenStage&) { return no_legal_form(std::string(no_twin)); },
  });
}

}  // namespace dohyo::stdlib::operators
