#include "interpreter/library/expansion.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
Expression found(Expansion& call) {
  const auto& written = call.written()[0];
  if (written.form != Argument::Form::text)
    return call.error("expected-text", written.span, "searchmatch takes a search written out in quotes");
  return call.search(written.value.as_text(), written.span);
}
}  // namespace

void searchmatch(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "searchmatch",
                        .origin = Origin::borrowed,
                        .rewrite = "a condition on fields",
                        .summary = "Whether the event is found by a search, written as before the first | of a query.",
                        .details = "The search stands in quotes as it is, and cannot be computed.",
                        .examples = {{R"(searchmatch("n=1"))", "true"},
                                     {R"(searchmatch("n=2 or x=1"))", "false"}}},
      .parameters = {"search"},
      .expand = found,
  });
}

}  // namespace dohyo::stdlib::functions
