#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t characters(std::optional<std::string_view> text) {
  return text ? static_cast<int64_t>(utf8::count_code_points(*text)) : 0;
}
}  // namespace

void length(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "length",
                        .aliases = {{"len"}, {"strlen"}},
                        .summary = "The number of characters.",
                        .details = "Counts Unicode code points. Null has length 0; numbers are taken as their text.",
                        .examples = {{R"(length("lsass"))", "5"},
                                     {R"(length("naïve"))", "5"},
                                     {R"(length(1024))", "4"},
                                     {R"(length(""))", "0"},
                                     {R"(length(null))", "0"}}},
      .parameters = {"text"},
      .prepare = lift<characters>(),
  });
}

}  // namespace dohyo::stdlib::functions
