#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '*' || c == '_';
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    if (stays(c)) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}
}  // namespace

void url_encode(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "urlencode",
                        .summary = "The text as it may stand in the query part of an address.",
                        .details = "As HTML forms do: letters, digits and . - * _ stay, a blank becomes +, every other byte of "
                                   "the text in UTF-8 %XX. Null gives null; numbers are taken as their text.",
                        .examples = {{R"(urlencode("a b/c"))", "a+b%2Fc"},
                                     {R"(urlencode("~ü"))", "%7E%C3%BC"},
                                     {R"(urlencode("x-1.2_*"))", "x-1.2_*"},
                                     {R"(urlencode(""))", ""},
                                     {R"(urlencode(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<url_encoded>(),
  });
}

}  // namespace dohyo::stdlib::functions
