#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
int64_t place(std::string_view text, std::string_view part) {
  auto found = text.find(part);
  return found == std::string_view::npos ? -1 : static_cast<int64_t>(utf8::count_code_points(text.substr(0, found)));
}
}  // namespace

void index_of(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "indexOf",
                        .origin = Origin::borrowed,
                        .summary = "Where a text first stands in another, counted from 0; -1 when it does not.",
                        .details = "Case-sensitive; counts Unicode code points. Null when an argument is null; numbers are "
                                   "taken as their text.",
                        .examples = {{R"(indexOf("kernel32.dll", ".dll"))", "8"},
                                     {R"(indexOf("naïve", "v"))", "3"},
                                     {R"(indexOf("abc", ""))", "0"},
                                     {R"(indexOf("abc", "C"))", "-1"},
                                     {R"(indexOf("abc", null))", "null"}}},
      .parameters = {"text", "part"},
      .prepare = lift<place>(),
  });
}

}  // namespace dohyo::stdlib::functions
