#include "interpreter/library/legal_stage.h"
#include "interpreter/library/registry.h"
#include "interpreter/steps/row_limits.h"

namespace dohyo::stdlib::operators {

namespace {
constexpr size_t default_count = 10;

void bind_tail(StageBinder& binder) {
  StageReader reader(binder);
  size_t count = default_count;
  if (!reader.at_end()) {
    auto given = reader.expect_count("the number of rows to keep", 0);
    if (!given || !reader.expect_end()) return;
    count = static_cast<size_t>(*given);
  }
  add_limit(binder, count, RowCollector::Direction::backwards);
}
}  // namespace

void tail(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "tail",
                        .origin = Origin::borrowed,
                        .rewrite = "sort by the same fields the other way round | limit N",
                        .summary = "Keeps the last rows of the current order, 10 unless a number says otherwise, the last one first.",
                        .examples = {{.code = "* | sort by n asc | tail 2 | fields n", .result = "n\n3\n2", .input = "{\"n\":1}\n{\"n\":3}\n{\"n\":2}"}}},
      .usage = {"tail [N]"},
      .bind = bind_tail,
      .spell = [](const WrittenStage&) { return no_legal_form("the hosted service keeps first rows only: sort the other way round, then `limit N`"); },
  });
}

}  // namespace dohyo::stdlib::operators
