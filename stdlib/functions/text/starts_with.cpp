#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
bool exactly(std::optional<std::string_view> text, std::optional<std::string_view> part) { return text && part && text->starts_with(*part); }

bool in_any_case(std::optional<std::string_view> text, std::optional<std::string_view> part) {
  return text && part && utf8::lower(*text).starts_with(utf8::lower(*part));
}

std::string spelled(const LegalSpelling& call) { return call.operand(0) + " matches concat(" + call.argument(1) + ", \"*\")"; }

std::string spelled_folded(const LegalSpelling& call) {
  return "toLowerCase(" + call.argument(0) + ") matches concat(toLowerCase(" + call.argument(1) + "), \"*\")";
}
}  // namespace

void starts_with(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "startsWith",
                        .origin = Origin::borrowed,
                        .rewrite = "text matches concat(part, \"*\")",
                        .summary = "Whether a text begins with another: `startsWith(text, part)`.",
                        .details = "The call heeds letter case; `text startswith part`, as other languages have it, does "
                                   "not, and `text startswith_cs part` does. False when an argument is null; numbers are "
                                   "taken as their text.",
                        .examples = {{R"(startsWith("powershell.exe", "power"))", "true"},
                                     {R"(startsWith("powershell.exe", "Power"))", "false"},
                                     {R"("powershell.exe" startswith "Power")", "true"},
                                     {R"("powershell.exe" startswith_cs "Power")", "false"},
                                     {R"(startsWith("abc", ""))", "true"},
                                     {R"(startsWith(null, "a"))", "false"}}},
      .parameters = {"text", "part"},
      .predicate = true,
      .prepare = lift<exactly>(),
      .spell = spelled,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "(startswith)",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text begins with another, whatever their letter case.",
                        .examples = {{R"("AbC" startswith "ab")", "true"}}},
      .parameters = {"text", "part"},
      .infix = true,
      .prepare = lift<in_any_case>(),
      .spell = spelled_folded,
  });
  registry.add(ScalarFunction{
      .documentation = {.name = "(startswith_cs)",
                        .origin = Origin::borrowed,
                        .summary = "Whether a text begins with another.",
                        .examples = {{R"("AbC" startswith_cs "Ab")", "true"}}},
      .parameters = {"text", "part"},
      .infix = true,
      .prepare = lift<exactly>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
