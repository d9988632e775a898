#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/regex.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_word(char c) {
  auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

/// As a whole word: no letter or digit beside it.
bool stands_in(std::string_view text, std::string_view word) {
  if (word.empty()) return true;
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    size_t end = at + word.size();
    bool begins = at == 0 || !is_word(text[at - 1]) || !is_word(word.front());
    bool ends = end == text.size() || !is_word(text[end]) || !is_word(word.back());
    if (begins && ends) return true;
  }
  return false;
}

bool has_word(std::optional<std::string_view> text, std::optional<std::string_view> word) {
  return text && word && stands_in(utf8::lower(*text), utf8::lower(*word));
}

bool has_exact_word(std::optional<std::string_view> text, std::optional<std::string_view> word) {
  return text && word && stands_in(*text, *word);
}

std::string spelled(const LegalSpelling& call, std::string_view flags) {
  if (!call.constant(1)) return {};
  auto pattern = std::string(flags) + "\\b" + quote_for_regex(*call.constant(1)) + "\\b";
  return call.operand(0) + " matches " + regex_literal(pattern);
}

std::string spelled_folded(const LegalSpelling& call) { return spelled(call, "(?i)"); }
std::string spelled_exactly(const LegalSpelling& call) { return spelled(call, ""); }
}  // namespace

void has(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "has",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text has a word, whatever its letter case: `text has \"word\"`.",
                        .details = "A whole word: no letter or digit stands beside it. `has_cs` heeds letter case. False "
                                   "when a side is null; numbers are taken as their text.",
                        .examples = {{R"("cmd.exe /c WHOAMI" has "whoami")", "true"},
                                     {R"("cmd.exe /c whoami" has "who")", "false"},
                                     {R"(has("a.b-c", "b"))", "true"},
                                     {R"("WHOAMI" has_cs "whoami")", "false"},
                                     {R"(has(null, "a"))", "false"}}},
      .parameters = {"text", "word"},
      .infix = true,
      .predicate = true,
      .prepare = lift<has_word>(),
      .spell = spelled_folded,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "has_cs",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text has a word in just this letter case: `text has_cs \"word\"`.",
                        .examples = {{R"("cmd WhoAmI" has_cs "WhoAmI")", "true"}, {R"("cmd WhoAmI" has_cs "whoami")", "false"}}},
      .parameters = {"text", "word"},
      .infix = true,
      .predicate = true,
      .prepare = lift<has_exact_word>(),
      .spell = spelled_exactly,
  });
}

}  // namespace dohyo::stdlib::functions
