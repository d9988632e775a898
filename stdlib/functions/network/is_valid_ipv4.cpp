#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_ipv4(Value address) { return address.is_text() && parse_ipv4(address.as_text()); }
}  // namespace

void is_valid_ipv4(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isValidIPv4",
                        .summary = "True when the text is an IPv4 address.",
                        .details = "Four decimal numbers up to 255 without leading zeros, blanks, port or prefix "
                                   "length. False for null and everything else.",
                        .examples = {{R"(isValidIPv4("10.0.0.255"))", "true"},
                                     {R"(isValidIPv4("10.0.0.256"))", "false"},
                                     {R"(isValidIPv4("10.0.0.01"))", "false"},
                                     {R"(isValidIPv4("10.0.0.1:80"))", "false"},
                                     {R"(isValidIPv4("10.0.0"))", "false"},
                                     {R"(isValidIPv4("fe80::1"))", "false"},
                                     {R"(isValidIPv4(null))", "false"}}},
      .parameters = {"address"},
      .predicate = true,
      .prepare = lift<is_ipv4>(),
  });
}

}  // namespace dohyo::stdlib::functions
