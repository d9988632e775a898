#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_address(Value address) {
  return address.is_text() && (parse_ipv4(address.as_text()) || parse_ipv6(address.as_text()));
}
}  // namespace

void is_valid_ip(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isValidIP",
                        .summary = "True when the text is an IPv4 or IPv6 address.",
                        .details = "False for null and everything else.",
                        .examples = {{R"(isValidIP("10.0.0.1"))", "true"},
                                     {R"(isValidIP("fe80::1"))", "true"},
                                     {R"(isValidIP("localhost"))", "false"},
                                     {R"(isValidIP(""))", "false"},
                                     {R"(isValidIP(null))", "false"}}},
      .parameters = {"address"},
      .predicate = true,
      .prepare = lift<is_address>(),
  });
}

}  // namespace dohyo::stdlib::functions
