#include "interpreter/library/registry.h"
#include "interpreter/steps/parse_stage.h"

namespace dohyo::stdlib::operators {

namespace {
constexpr std::string_view details =
    "Without `field=` the text is `_raw`. In a plain pattern each `*` captures the shortest text up to what follows it, "
    "across line breaks; a star at the end takes the rest. `parse regex` makes a field of each named group; a group "
    "that took no part is null; `multi` gives one row for each match. Rows without a match are dropped; with `nodrop` "
    "they stay, and fields that exist keep their values. After `nodrop` parses a directly following parse drops only "
    "rows that none of them matched. Everything is case-sensitive unless `nocase` or `(?i)` says otherwise. "
    "`parse field=a \"*\" as b` copies a field as text and drops rows where it is null. `field=path \"*\\\\*\"` splits "
    "at the last backslash.";
}  // namespace

void parse(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "parse",
                        .summary = "Finds values in a text and makes fields of them.",
                        .details = details,
                        .examples = {{.code = R"(* | parse field=msg "user=*@*:" as user, domain | fields user, domain)",
                                      .result = "user,domain\nann,x.org",
                                      .input = "{\"msg\":\"vpn: user=ann@x.org: ok\"}\n{\"msg\":\"started\"}"},
                                     {.code = R"(* | parse field=path "*\\*" as folder, file | fields file)",
                                      .result = "file\ntool.exe",
                                      .input = R"({"path":"C:\\bin\\tool.exe"})"},
                                     {.code = R"re(* | parse regex field=msg "ip=(?<ip>\S+)" multi | count by ip)re",
                                      .result = "ip,_count\n10.0.0.1,2",
                                      .input = R"({"msg":"ip=10.0.0.1 ip=10.0.0.1"})"}}},
      .usage = {R"(parse [field=FIELD] "PATTERN" as NAME, ... [nocase] [nodrop])",
                R"(parse [field=FIELD] "PATTERN" as NAME, "PATTERN" as NAME, ... [nodrop])",
                R"(parse regex [field=FIELD] "REGEX", ... [as NAME, ...] [multi] [nocase] [nodrop])"},
      .bind = bind_parse,
      .spell = spell_parse,
  });
}

}  // namespace dohyo::stdlib::operators
