#include "interpreter/library/registry.h"
#include "interpreter/steps/frequent_values.h"

namespace dohyo::stdlib::operators {

void rare(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "rare",
                        .origin = Origin::borrowed,
                        .rewrite = "count by FIELD | sort by _count asc | limit N",
                        .summary = "The least frequent combinations of values, with their counts and shares.",
                        .details = "Ten unless a number or `limit` says otherwise, 0 for all; of each group of `by` values. `count` has the number of "
                                   "rows, `percent` their share in the group. Of equal counts the combination that comes first in the input "
                                   "comes first. A null is a value. Options as of top.",
                        .examples = {{.code = R"(* | rare limit=1 code)", .result = "code,count,percent\n200,1,25",
                                      .input = R"({"code":"500"}
{"code":"500"}
{"code":"200"}
{"code":"500"})"}}},
      .usage = {"rare [N] FIELD, ... [by FIELD, ...] [limit=N] [showperc=false] [countfield=NAME] [percentfield=NAME] [useother=true]"},
      .bind = [](StageBinder& binder) { bind_frequent_values(binder, true); },
      .spell = [](const WrittenStage& written) { return spell_frequent_values(written, true); },
  });
}

}  // namespace dohyo::stdlib::operators
