#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"
#include "stdlib/functions/encoding/hexadecimal.h"

namespace dohyo::stdlib::functions {

namespace {
Value url_decoded(std::string_view text, CallContext& context) {
  if (text.find_first_of("%+") == std::string_view::npos) return Value::text(text);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    bool pair = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (pair) {
      out += static_cast<char>(hex_digit(text[i + 1]) << 4 | hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return context.arena.text(utf8::is_valid(out) ? out : utf8::repair(out));
}
}  // namespace

void url_decode(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "urldecode",
                        .summary = "The text with %XX and + of addresses decoded.",
                        .details = "+ becomes a blank. A % that no two hexadecimal digits follow stays. One pass only: a text "
                                   "encoded twice is decoded once. Bytes that are no UTF-8 become U+FFFD. Null gives null.",
                        .examples = {{R"(urldecode("%2Fetc%2Fpasswd"))", "/etc/passwd"},
                                     {R"(urldecode("a+b"))", "a b"},
                                     {R"(urldecode("%252F"))", "%2F"},
                                     {R"(urldecode("100%"))", "100%"},
                                     {R"(urldecode("%zz%C3%BC"))", "%zzü"},
                                     {R"(urldecode(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<url_decoded>(),
  });
}

}  // namespace dohyo::stdlib::functions
