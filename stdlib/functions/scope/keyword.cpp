#include <fmt/format.h>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/term_search.h"

namespace dohyo::stdlib::functions {

namespace {

struct Keyword {
  TermSearch search;

  static std::optional<Keyword> prepare(Preparation& preparation) {
    NumberBuffer buffer;
    bool quoted = is_true(preparation.arguments[2].value);
    auto search = TermSearch::make(scalar_text(preparation.arguments[1].value, buffer), !quoted);
    if (search) return Keyword{std::move(*search)};
    preparation.error("bad-keyword", preparation.span,
                      fmt::format("this search term is longer than {} characters", TermSearch::longest_term));
    return {};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    return Value::boolean(!arguments[0].is_null() && search.found_in(text_of(arguments[0], context.arena)));
  }
};

}  // namespace

void keyword(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(keyword)",
                        .summary = "What a bare word or a quoted phrase means in the search before the first pipe.",
                        .details = "Looks for whole terms in `_raw`, ignoring case: `err` does not find `error`, `err*` does. "
                                   "Inside quotes `*` is a plain character and white space matches any white space."},
      .parameters = {"raw", "term", "quoted"},
      .prepare = prepared<Keyword>(),
  });
}

}  // namespace dohyo::stdlib::functions
