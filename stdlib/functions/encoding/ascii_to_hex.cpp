#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/encoding/hexadecimal.h"

namespace dohyo::stdlib::functions {

namespace {
std::string hex_of_text(std::string_view text) { return hex_of_bytes(text, true); }
}  // namespace

void ascii_to_hex(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "asciiToHex",
                        .aliases = {{"toHex"}},
                        .origin = Origin::borrowed,
                        .summary = "The bytes of the text in UTF-8, as hexadecimal digits.",
                        .details = "A word of the vendor's detection rules; the log search has only the way back, hexToAscii. "
                                   "Digits in upper case. Null gives null; numbers are taken as their text.",
                        .examples = {{R"(asciiToHex("cmd"))", "636D64"},
                                     {R"(asciiToHex("é"))", "C3A9"},
                                     {R"(asciiToHex(""))", ""},
                                     {R"(asciiToHex(null))", "null"}}},
      .parameters = {"text"},
      .prepare = lift<hex_of_text>(),
  });
}

}  // namespace dohyo::stdlib::functions
