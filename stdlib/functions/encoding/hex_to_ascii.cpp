#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/utf8.h"
#include "stdlib/functions/encoding/hexadecimal.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<std::string> text_of_hex(std::string_view hex) {
  auto bytes = bytes_of_hex(hex);
  if (!bytes || utf8::is_valid(*bytes)) return bytes;
  std::string latin;
  for (char c : *bytes) utf8::append(latin, static_cast<unsigned char>(c));
  return latin;
}
}  // namespace

void hex_to_ascii(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "hexToAscii",
                        .aliases = {{"fromHex"}},
                        .summary = "The text whose bytes the hexadecimal digits are.",
                        .details = "Digits in any case; blanks and a leading 0x are skipped. The bytes are read as UTF-8, or as "
                                   "Latin-1 where they are none. Null for null, an odd count of digits and any other character.",
                        .examples = {{R"(hexToAscii("636d64"))", "cmd"},
                                     {R"(hexToAscii("0x43 4D 44"))", "CMD"},
                                     {R"(hexToAscii("e9"))", "é"},
                                     {R"(hexToAscii("63 6"))", "null"},
                                     {R"(hexToAscii("xy"))", "null"},
                                     {R"(hexToAscii(null))", "null"}}},
      .parameters = {"hexadecimal"},
      .prepare = lift<text_of_hex>(),
  });
}

}  // namespace dohyo::stdlib::functions
