#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t last_place(std::string_view text, std::string_view part) {
  auto found = text.rfind(part);
  return found == std::string_view::npos ? -1 : static_cast<int64_t>(utf8::count_code_points(text.substr(0, found)));
}
}  // namespace

void last_index_of(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "lastIndexOf",
                        .origin = Origin::borrowed,
                        .summary = "Where a text last stands in another, counted from 0; -1 when it does not.",
                        .details = "Case-sensitive; counts Unicode code points. Null when an argument is null; numbers are "
                                   "taken as their text. In the hosted service, parse regex field=path \"(?<name>[^/]+)$\" takes what stands behind it.",
                        .examples = {{R"(lastIndexOf("/usr/bin/tool", "/"))", "8"},
                                     {R"(substring("/usr/bin/tool", lastIndexOf("/usr/bin/tool", "/") + 1))", "tool"},
                                     {R"(lastIndexOf("naïve v", "v"))", "6"},
                                     {R"(lastIndexOf("abc", ""))", "3"},
                                     {R"(lastIndexOf("abc", "C"))", "-1"},
                                     {R"(lastIndexOf("abc", null))", "null"}}},
      .parameters = {"text", "part"},
      .prepare = lift<last_place>(),
  });
}

}  // namespace dohyo::stdlib::functions
