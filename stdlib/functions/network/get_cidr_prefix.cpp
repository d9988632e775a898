#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"
#include "stdlib/functions/network/prefix_length.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<std::string> network_of(std::string_view address, Value length) {
  auto ipv4 = parse_ipv4(address);
  auto bits = ipv4_prefix_length(length);
  if (!ipv4 || !bits) return {};
  return ipv4_text(*ipv4 & ipv4_mask(*bits));
}
}  // namespace

void get_cidr_prefix(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "getCIDRPrefix",
                        .summary = "The network address: the IPv4 address with all bits after the first ones cleared.",
                        .details = "The length is a whole number from 0 to 32, as number or text, also with a slash. "
                                   "Null when an argument is null, the address is no IPv4 address or the length is "
                                   "out of range.",
                        .examples = {{R"(getCIDRPrefix("172.20.9.77", "20"))", "172.20.0.0"},
                                     {R"(getCIDRPrefix("172.20.9.77", 32))", "172.20.9.77"},
                                     {R"(getCIDRPrefix("172.20.9.77", "/0"))", "0.0.0.0"},
                                     {R"(getCIDRPrefix("172.20.9.77", 33))", "null"},
                                     {R"(getCIDRPrefix("fe80::1", 20))", "null"},
                                     {R"(getCIDRPrefix(null, 20))", "null"}}},
      .parameters = {"address", "length"},
      .prepare = lift<network_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
