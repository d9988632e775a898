#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_ipv6(Value address) { return address.is_text() && parse_ipv6(address.as_text()); }
}  // namespace

void is_valid_ipv6(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isValidIPv6",
                        .summary = "True when the text is an IPv6 address.",
                        .details = "Without brackets, zone, blanks or prefix length. False for null and everything "
                                   "else.",
                        .examples = {{R"(isValidIPv6("fe80::1"))", "true"},
                                     {R"(isValidIPv6("::ffff:1.2.3.4"))", "true"},
                                     {R"(isValidIPv6("::"))", "true"},
                                     {R"(isValidIPv6("fe80::1%eth0"))", "false"},
                                     {R"(isValidIPv6("1::2::3"))", "false"},
                                     {R"(isValidIPv6("10.0.0.1"))", "false"},
                                     {R"(isValidIPv6(null))", "false"}}},
      .parameters = {"address"},
      .predicate = true,
      .prepare = lift<is_ipv6>(),
  });
}

}  // namespace dohyo::stdlib::functions
