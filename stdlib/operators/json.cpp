#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {

void bind_json(StageBinder& binder) {
  StageReader reader(binder);
  if (!reader.accept_word("auto"))
    return binder.error("not-built", reader.here(), "only `json auto` is built so far");
  reader.accept_word("nodrop");
  if (!reader.expect_end()) return;
  // The keys of an event are its fields from the start; what is new are the nested ones.
  binder.flatten_all_fields();
}

}  // namespace

void json(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "json",
                        .summary = "Makes fields of the keys of a JSON text.",
                        .examples = {{.code = R"(* | json auto | count by u.n)", .result = "u.n,_count\nann,1", .input = R"({"u":{"n":"ann"}})"}}},
      .usage = {"json auto [nodrop]"},
      .bind = bind_json,
  });
}

}  // namespace dohyo::stdlib::operators
