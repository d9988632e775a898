#include <re2/re2.h>

#include <memory>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f'); }
bool is_word(char32_t c) {
  return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A search term: letters, digits and _ make terms, every other character is a term of its own, white space separates.
/// The recipe of spec 01 section 2.2: any letter case, runs of white space are one blank, a boundary at each end that is
/// a word character, `*` and `?` inside a term unless quoted.
struct Keyword {
  std::unique_ptr<RE2> expression;

  static std::optional<Keyword> prepare(Preparation& preparation) {
    NumberBuffer buffer;
    auto text = scalar_text(preparation.arguments[0 + 1].value, buffer);
    bool quoted = is_true(preparation.arguments[2].value);
    std::string pattern = boundary(text, quoted, true);
    for (size_t i = 0; i < text.size();) {
      if (is_space(text[i])) {
        while (i < text.size() && is_space(text[i])) ++i;
        pattern += R"([ \t-\r\x1c-\x1f]+)";
        continue;
      }
      if (!quoted && text[i] == '*') {
        pattern += R"([\pL\pN_]*)";
        ++i;
        continue;
      }
      if (!quoted && text[i] == '?') {
        pattern += R"([\pL\pN_])";
        ++i;
        continue;
      }
      size_t begin = i;
      utf8::next(text, i);
      pattern += RE2::QuoteMeta(re2::StringPiece(text.data() + begin, i - begin));
    }
    pattern += boundary(text, quoted, false);
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_never_capture(true);
    Keyword keyword{std::make_unique<RE2>(pattern, options)};
    if (!keyword.expression->ok()) {
      preparation.error("bad-keyword", preparation.span, "this search term is too long or not valid text");
      return {};
    }
    return keyword;
  }

  /// A term must end where the query's own outer character is a word character.
  static std::string boundary(std::string_view text, bool quoted, bool front) {
    if (text.empty()) return "";
    char outer = front ? text.front() : text.back();
    if (!quoted && (outer == '*' || outer == '?')) return front ? R"((?:^|[^\pL\pN_]))" : R"((?:$|[^\pL\pN_]))";
    if (!is_word(static_cast<unsigned char>(outer))) return "";
    return front ? R"((?:^|[^\pL\pN_]))" : R"((?:$|[^\pL\pN_]))";
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    if (arguments[0].is_null()) return Value::boolean(false);
    auto text = text_of(arguments[0], context.arena);
    return Value::boolean(RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *expression));
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
