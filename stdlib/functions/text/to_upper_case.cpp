#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
std::string raised(std::string_view text) { return utf8::upper(text); }
}  // namespace

void to_upper_case(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toUpperCase",
                        .aliases = {{"upper"}, {"toUpper"}},
                        .summary = "The text in upper case.",
                        .details = "Unicode, independent of locale. Null gives null; numbers are taken as their text.",
                        .examples = {{R"(toUpperCase("dc01"))", "DC01"},
                                     {R"(toUpperCase("äö"))", "ÄÖ"},
                                     {R"(toUpperCase(17))", "17"},
                                     {R"(toUpperCase(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<raised>(),
  });
}

}  // namespace dohyo::stdlib::functions
