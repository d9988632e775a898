#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
std::string lowered(std::string_view text) { return utf8::lower(text); }
}  // namespace

void to_lower_case(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "toLowerCase",
                        .aliases = {{"lower"}, {"toLower"}},
                        .summary = "The text in lower case.",
                        .details = "Unicode, independent of locale. Null gives null; numbers are taken as their text.",
                        .examples = {{R"(toLowerCase("CMD.EXE"))", "cmd.exe"}, {R"(toLowerCase("ÄÖ"))", "äö"}}},
      .parameters = {"text"},
      .prepare = lift<lowered>(),
  });
}

}  // namespace dohyo::stdlib::functions
