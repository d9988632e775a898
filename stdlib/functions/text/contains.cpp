#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// An empty text is contained in an empty text only (03 section 3).
bool contained(std::optional<std::string_view> text, std::optional<std::string_view> part) {
  if (!text || !part) return false;
  if (part->empty()) return text->empty();
  return text->find(*part) != std::string_view::npos;
}
}  // namespace

void contains(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "contains",
                        .summary = "Whether a text stands in another: `contains(text, part)` or `text contains part`.",
                        .details = "Case-sensitive, no wildcards. Two empty texts contain each other; when only one is "
                                   "empty the answer is false. Null contains nothing; numbers are taken as their text.",
                        .examples = {{R"(contains("C:\Tools\nc.exe", "nc"))", "true"},
                                     {R"("C:\Tools\nc.exe" contains "NC")", "false"},
                                     {R"(contains("nc", ""))", "false"}}},
      .parameters = {"text", "part"},
      .predicate = true,
      .prepare = lift<contained>(),
  });
}

}  // namespace dohyo::stdlib::functions
