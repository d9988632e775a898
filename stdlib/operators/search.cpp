#include "interpreter/library/registry.h"
#include "interpreter/library/steps.h"

namespace dohyo::stdlib::operators {

namespace {
void bind_search(StageBinder& binder) {
  const auto& search = binder.stage().search;
  if (!search) {
    auto end = binder.stage().span.end;
    return binder.error("missing-argument", {end, end}, "expected a search term", "for example: search error user=ann*");
  }
  binder.add(std::make_unique<FilterStep>(binder.search(*search)));
}
}  // namespace

void search(Registry& registry) {
  registry.add(OperatorDefinition{
      .documentation = {.name = "search",
                        .origin = Origin::borrowed,
                        .rewrite = "where field matches \"*text*\"",
                        .summary = "Keeps the rows that a search finds, written as before the first pipe.",
                        .details = "Bare words are terms of `_raw`, `field=value` tests a field with `*` and `?` as wildcards; letter "
                                   "case is ignored, terms side by side must all hold. `field!=value` keeps rows without the field, as "
                                   "everywhere.",
                        .examples = {{.code = "* | search user=a* NOT denied | fields user",
                                      .result = "user\nAnn",
                                      .input = "{\"user\":\"Ann\",\"m\":\"granted\"}\n{\"user\":\"amy\",\"m\":\"denied\"}\n"
                                               "{\"user\":\"bob\",\"m\":\"granted\"}"}}},
      .usage = {"search TERM [AND|OR|NOT] ..."},
      .form = syntax::StageForm::search,
      .bind = bind_search,
  });
}

}  // namespace dohyo::stdlib::operators
