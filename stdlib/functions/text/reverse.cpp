#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"

namespace dohyo::stdlib::functions {

namespace {
std::string_view reversed(std::string_view text, CallContext& context) {
  auto* out = static_cast<char*>(context.arena.allocate(std::max<size_t>(1, text.size())));
  size_t end = text.size();
  for (size_t i = 0; i < text.size();) {
    size_t begin = i;
    (void)utf8::next(text, i);
    end -= i - begin;
    text.copy(out + end, i - begin, begin);
  }
  return {out, text.size()};
}
}  // namespace

void reverse(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "reverse",
                        .origin = Origin::borrowed,
                        .summary = "The text from its last character to its first.",
                        .details = "Characters are Unicode code points. Null gives null; numbers are taken as their text. The hosted service "
                                   "has no such function.",
                        .examples = {{R"(reverse("abc"))", "cba"}, {R"(reverse("naïve"))", "evïan"}, {R"(reverse(12))", "21"}, {R"(reverse(""))", ""}, {R"(reverse(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<reversed>(),
  });
}

}  // namespace dohyo::stdlib::functions
