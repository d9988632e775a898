#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/text/format_call.h"

namespace dohyo::stdlib::functions {

namespace {
std::string spelled(const LegalSpelling& call) {
  std::string out = "format(";
  for (size_t i = 0; i < call.size(); ++i) out += (i > 0 ? ", " : "") + call.argument(i);
  return out + ")";
}
}  // namespace

void printf(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "printf",
                        .origin = Origin::borrowed,
                        .rewrite = "format(template, value)",
                        .summary = "Values in a template of C's printf.",
                        .details = "What format does; %i, %u and %F are understood too, and the flag ' for thousands. Null "
                                   "when a value is null or of another kind.",
                        .examples = {{R"(printf("%s: %i", "port", 443))", "port: 443"},
                                     {R"(printf("%'d", 1234567))", "1,234,567"},
                                     {R"(printf("%5.1f|", 2.345))", "  2.3|"},
                                     {R"(printf("%s", null))", "null"}}},
      .parameters = {"template", "[value]..."},
      .decodes_control_escapes = true,
      .prepare = prepared<FormatCall<JavaFormat::Flavour::c>>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
