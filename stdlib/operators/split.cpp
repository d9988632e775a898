#include "interpreter/library/registry.h"
#include "interpreter/steps/split_stage.h"

namespace dohyo::stdlib::operators {

void split(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation =
          {.name = "split",
           .summary = "Makes fields of the columns of a text that a character divides.",
           .details =
               "Names take the columns from left to right, `_` skips one, `5 as e` takes the fifth and the next name the sixth. "
               "Without options the delimiter is `,`, the escape `\\` and the quote `\"`. A column in quotes loses them, and may "
               "have delimiters, line breaks and doubled or escaped quotes; outside, an escaped delimiter does not divide; other "
               "escapes stay as they are, and nothing is trimmed. Only the first line is read. A column that is not there, and "
               "every column of a null, is null; no row is dropped.",
           .examples = {{.code = R"(* | split m delim=':' extract host, _, 4 as last | fields host, last)",
                         .result = "host,last\nweb,d",
                         .input = R"({"m":"web:b:c:d"})"}}},
      .usage = {"split FIELD [delim='C'] [escape='C'] [quote='C'] extract NAME|_|N as NAME, ..."},
      .bind = bind_split,
  });
}

}  // namespace dohyo::stdlib::operators
