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

/// The longest run of ASCII letters, digits and signs of the term. The letters k and s also match two signs beyond ASCII, the
/// Kelvin sign and the long s: a text that has one of them may match without the run.
std::vector<std::string> needed_text(std::span<const Value> constants) {
  NumberBuffer buffer;
  auto text = scalar_text(constants[0], buffer);
  bool quoted = is_true(constants[1]);
  std::string_view longest;
  for (size_t i = 0; i < text.size();) {
    auto plain = [&](char c) { return c > ' ' && c < 0x7f && (quoted || (c != '*' && c != '?')); };
    size_t begin = i;
    while (i < text.size() && plain(text[i])) ++i;
    if (i - begin > longest.size()) longest = text.substr(begin, i - begin);
    if (i == begin) ++i;
  }
  if (longest.size() < 2) return {};
  std::vector<std::string> texts{std::string(longest)};
  if (longest.find_first_of("kK") != std::string_view::npos) texts.emplace_back("\u212a");
  if (longest.find_first_of("sS") != std::string_view::npos) texts.emplace_back("\u017f");
  return texts;
}

}  // namespace

void keyword(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "(keyword)",
                        .summary = "What a bare word or a quoted phrase means in the search before the first pipe.",
                        .details = "Looks for whole terms in `_raw`, ignoring case: `err` does not find `error`, `err*` does. "
                                   "Inside quotes `*` is a plain character and white space matches any white space."},
      .parameters = {"raw", "term", "quoted"},
      .prepare = prepared<Keyword>(),
      .must_contain = needed_text,
  });
}

}  // namespace dohyo::stdlib::functions
