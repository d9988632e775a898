#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_blank_byte(char c) { return static_cast<unsigned char>(c) <= 0x20; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_byte(text.back())) text.remove_suffix(1);
  return text;
}
}  // namespace

void trim(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "trim",
                        .summary = "The text without blanks at both ends.",
                        .details = "Removes spaces, tabs, line breaks and every other character up to U+0020; blanks "
                                   "inside stay. Null gives null; numbers are taken as their text.",
                        .examples = {{R"(trim("  root "))", "root"},
                                     {R"(concat("[", trim("a b  "), "]"))", "[a b]"},
                                     {R"(concat("[", trim("   "), "]"))", "[]"},
                                     {R"(trim(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<trimmed>(),
  });
}

}  // namespace dohyo::stdlib::functions
