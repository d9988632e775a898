#include <fmt/format.h>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
std::string hex_of_number(int64_t number) { return fmt::format("{:X}", static_cast<uint64_t>(number)); }
}  // namespace

void dec_to_hex(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "decToHex",
                        .summary = "The whole number in hexadecimal digits.",
                        .details = "Upper case, without prefix and padding; negative numbers in two's complement of 64 bits. "
                                   "Fractions are cut off. Null when the value is null, does not read as a number or needs "
                                   "more than 64 bits.",
                        .examples = {{R"(decToHex(255))", "FF"},
                                     {R"(decToHex("4660"))", "1234"},
                                     {R"(decToHex(-1))", "FFFFFFFFFFFFFFFF"},
                                     {R"(decToHex(0))", "0"},
                                     {R"(decToHex(15.9))", "F"},
                                     {R"(decToHex("x"))", "null"},
                                     {R"(decToHex(null))", "null"}}},
      .parameters = {"number"},
      .prepare = lift<hex_of_number>(),
  });
}

}  // namespace dohyo::stdlib::functions
