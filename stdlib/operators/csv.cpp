#include "interpreter/library/registry.h"
#include "interpreter/steps/split_stage.h"

namespace dohyo::stdlib::operators {

void csv(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "csv",
                        .summary = "Makes fields of the columns of a text that commas divide.",
                        .details = "The same as `split` with a comma; see there for quotes, escapes and numbers of columns.",
                        .examples = {{.code = R"(* | csv m extract a, b, _, d | fields a, b, d)",
                                      .result = "a,b,d\nx,\"a,b\",z",
                                      .input = R"({"m":"x,\"a,b\",,z"})"}}},
      .usage = {"csv FIELD [escape='C'] [quote='C'] extract NAME|_|N as NAME, ..."},
      .bind = bind_csv,
  });
}

}  // namespace dohyo::stdlib::operators
