#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/text/strip.h"

namespace dohyo::stdlib::functions {

namespace {
std::string_view stripped(std::string_view text, std::optional<std::string_view> characters) {
  return without_back(text, characters.value_or(" \t"));
}

std::string spelled(const LegalSpelling& call) {
  return call.size() == 1 ? "replace(" + call.argument(0) + ", /\\s+$/, \"\")" : "";
}
}  // namespace

void rtrim(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "rtrim",
                        .origin = Origin::borrowed,
                        .rewrite = "replace(text, /\\s+$/, \"\")",
                        .summary = "The text without blanks and tabs at its end, or without the characters given.",
                        .details = "Null when the text is null; numbers are taken as their text.",
                        .examples = {{R"(concat("[", rtrim("  a b  "), "]"))", "[  a b]"},
                                     {R"(rtrim("xxaxx", "x"))", "xxa"},
                                     {R"(rtrim("éaé", "é"))", "éa"},
                                     {R"(rtrim(null))", "null"}}},
      .parameters = {"text", "[characters]"},
      .prepare = lift<stripped>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
