#include <nettle/base64.h>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::string encoded(std::string_view text) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(text.size()), '\0');
  nettle_base64_encode_raw(out.data(), text.size(), reinterpret_cast<const uint8_t*>(text.data()));
  return out;
}
}  // namespace

void base64_encode(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "base64Encode",
                        .aliases = {{"toBase64"}},
                        .summary = "The bytes of the text in UTF-8, as Base64.",
                        .details = "The standard alphabet, with = at the end and without line breaks. Null gives null; numbers "
                                   "are taken as their text.",
                        .examples = {{R"(base64Encode("whoami"))", "d2hvYW1p"},
                                     {R"(base64Encode("net"))", "bmV0"},
                                     {R"(base64Encode("ü"))", "w7w="},
                                     {R"(base64Encode(42))", "NDI="},
                                     {R"(base64Encode(""))", ""},
                                     {R"(base64Encode(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<encoded>(),
  });
}

}  // namespace dohyo::stdlib::functions
