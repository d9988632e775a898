#include <fmt/format.h>

#include "interpreter/library/registry.h"
#include "interpreter/steps/ordering.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_sort(StageBinder& binder) {
  StageReader reader(binder);
  // Published dashboards end with a bare `sort`; by what, nobody says, so the rows stay as they are.
  if (reader.at_end())
    return binder.warning("sort-without-key", binder.stage().span, "a sort without a field changes nothing", "write `sort by field`");
  reader.accept_clause("by");
  if (auto order = read_order(binder, reader, false)) add_order(binder, std::move(*order));
}

LegalStage spell_sort(const WrittenStage& written) {
  StageReader reader(written.binder());
  reader.accept_clause("by");
  auto order = spell_order(written, reader, false);
  if (order.keys.empty()) return {};
  auto limit = order.keep > 0 ? fmt::format(" | limit {}", order.keep) : std::string();
  return spelled(order.before + "sort by " + order.keys + limit);
}
}  // namespace

void sort(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "sort",
                        .aliases = {{"order", Origin::sumo}},
                        .summary = "Orders the rows by one or more fields, each descending unless it says otherwise.",
                        .details = "`+f` and `f asc` sort ascending. Nulls come last. A key sorts as numbers when all its values "
                                   "are numbers or texts that read as numbers, else as text by code point. Equal rows keep their "
                                   "order. Borrowed: a number in front keeps so many rows, 0 all; keys with signs need no commas; "
                                   "num(f), str(f) and ip(f) say how values compare; a key may be any expression.",
                        .examples = {{.code = R"(* | sort by n | fields n)", .result = "n\n10\n9\n2", .input = "{\"n\":\"2\"}\n{\"n\":\"10\"}\n{\"n\":\"9\"}"},
                                     {.code = R"(* | sort n asc | fields n)", .result = "n\n2\n9\n10", .input = "{\"n\":2}\n{\"n\":10}\n{\"n\":9}"},
                                     {.code = R"(* | sort 2 -n +m | fields n, m)",
                                      .result = "n,m\n9,a\n9,b",
                                      .input = "{\"n\":9,\"m\":\"b\"}\n{\"n\":2,\"m\":\"c\"}\n{\"n\":9,\"m\":\"a\"}"}}},
      .usage = {"sort [by] [+|-]FIELD [asc|desc], ...", "sort [N] [+|-]FIELD [+|-]FIELD ..."},
      .bind = bind_sort,
      .spell = spell_sort,
  });
}

}  // namespace dohyo::stdlib::operators
