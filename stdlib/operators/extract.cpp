#include "interpreter/library/registry.h"
#include "interpreter/steps/parse_stage.h"

namespace dohyo::stdlib::operators {

void extract(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "extract",
                        .summary =
                            "Makes a field of each named group of a regular expression: the same as `parse regex`.",
                        .details = "See `parse` for null values, `nodrop`, `multi` and chains.",
                        .examples = {{.code = R"re(* | extract field=msg "user=(?<user>\w+)" | fields user)re",
                                      .result = "user\nann",
                                      .input = "{\"msg\":\"user=ann ok\"}\n{\"msg\":\"started\"}"}}},
      .usage = {R"(extract [field=FIELD] "REGEX", ... [as NAME, ...] [multi] [nocase] [nodrop])"},
      .bind = bind_extract,
      .spell = spell_parse_regex,
  });
}

}  // namespace dohyo::stdlib::operators
