#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::string label_of(std::optional<std::string_view>, std::optional<std::string_view> label, std::optional<std::string_view> prefix,
                     std::optional<std::string_view> suffix) {
  return std::string(prefix.value_or("")) + std::string(label.value_or("")) + std::string(suffix.value_or(""));
}

Callable prepare(Preparation& preparation) {
  if (preparation.arguments.size() == 3)
    preparation.error("argument-count", preparation.span, "prefix and suffix are given together or not at all");
  return lift<label_of>()(preparation);
}
}  // namespace

void to_url(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "tourl",
                        .summary = "The label of a link, with a prefix and a suffix around it.",
                        .details = "The hosted service shows a link in its tables. Here the value is the text that would be "
                                   "shown; the address is not kept. Null counts as the empty text.",
                        .examples = {{R"(tourl("https://x.example/1", "case 1"))", "case 1"},
                                     {R"(tourl("https://x.example/1", "case", "[", "]"))", "[case]"},
                                     {R"(tourl(null, "case 1"))", "case 1"}}},
      .parameters = {"url", "label", "[prefix]", "[suffix]"},
      .decodes_control_escapes = true,
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
