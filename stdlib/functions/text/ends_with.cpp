#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
bool exactly(std::optional<std::string_view> text, std::optional<std::string_view> part) { return text && part && text->ends_with(*part); }

bool in_any_case(std::optional<std::string_view> text, std::optional<std::string_view> part) {
  return text && part && utf8::lower(*text).ends_with(utf8::lower(*part));
}

std::string spelled(const LegalSpelling& call) { return call.operand(0) + " matches concat(\"*\", " + call.argument(1) + ")"; }

std::string spelled_folded(const LegalSpelling& call) {
  return "toLowerCase(" + call.argument(0) + ") matches concat(\"*\", toLowerCase(" + call.argument(1) + "))";
}
}  // namespace

void ends_with(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "endsWith",
                        .origin = Origin::borrowed,
                        .rewrite = "text matches concat(\"*\", part)",
                        .summary = "Whether a text ends with another: `endsWith(text, part)`.",
                        .details = "The call heeds letter case; `text endswith part`, as other languages have it, does not, "
                                   "and `text endswith_cs part` does. False when an argument is null; numbers are taken as "
                                   "their text.",
                        .examples = {{R"(endsWith("powershell.exe", ".exe"))", "true"},
                                     {R"(endsWith("powershell.exe", ".EXE"))", "false"},
                                     {R"("powershell.exe" endswith ".EXE")", "true"},
                                     {R"("powershell.exe" endswith_cs ".EXE")", "false"},
                                     {R"(endsWith("abc", ""))", "true"},
                                     {R"(endsWith(null, "a"))", "false"}}},
      .parameters = {"text", "part"},
      .predicate = true,
      .prepare = lift<exactly>(),
      .spell = spelled,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "(endswith)",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text ends with another, whatever their letter case.",
                        .examples = {{R"("AbC" endswith "bc")", "true"}}},
      .parameters = {"text", "part"},
      .infix = true,
      .prepare = lift<in_any_case>(),
      .spell = spelled_folded,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "(endswith_cs)",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text ends with another.",
                        .examples = {{R"("AbC" endswith_cs "bC")", "true"}}},
      .parameters = {"text", "part"},
      .infix = true,
      .prepare = lift<exactly>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
