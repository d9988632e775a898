#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/encoding/hexadecimal.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<int64_t> number_of_hex(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  text = without_hex_prefix(text);
  if (text.empty() || text.size() > 16) return {};
  uint64_t number = 0;
  for (char c : text) {
    int digit = hex_digit(c);
    if (digit < 0) return {};
    number = number << 4 | static_cast<uint64_t>(digit);
  }
  return static_cast<int64_t>(number);
}
}  // namespace

void hex_to_dec(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "hexToDec",
                        .aliases = {{"parseHex", Origin::sumo}},
                        .summary = "The whole number that the hexadecimal digits are.",
                        .details = "Up to 16 digits in any case, with or without 0x; 16 digits are read in two's complement, so "
                                   "that FFFFFFFFFFFFFFFF is -1. Null for null, more digits and anything else.",
                        .examples = {{R"(hexToDec("7fff"))", "32767"},
                                     {R"(parseHex("0x10"))", "16"},
                                     {R"(hexToDec("FFFFFFFFFFFFFFFF"))", "-1"},
                                     {R"(hexToDec("FFFFFFFF"))", "4294967295"},
                                     {R"(hexToDec("10000000000000000"))", "null"},
                                     {R"(hexToDec("xyz"))", "null"},
                                     {R"(hexToDec(""))", "null"},
                                     {R"(hexToDec(null))", "null"}}},
      .parameters = {"hexadecimal"},
      .prepare = lift<number_of_hex>(),
  });
}

}  // namespace dohyo::stdlib::functions
