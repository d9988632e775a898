#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<int64_t> number_of(std::string_view address) {
  if (auto ipv4 = parse_ipv4(address)) return *ipv4;
  return {};
}
}  // namespace

void ipv4_to_number(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "ipv4ToNumber",
                        .summary = "The IPv4 address as a number.",
                        .details = "The first part counts most. Null when the value is null or no IPv4 address.",
                        .examples = {{R"(ipv4ToNumber("10.0.0.1"))", "167772161"},
                                     {R"(ipv4ToNumber("255.255.255.255"))", "4294967295"},
                                     {R"(ipv4ToNumber("fe80::1"))", "null"},
                                     {R"(ipv4ToNumber(null))", "null"}}},
      .parameters = {"address"},
      .prepare = lift<number_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
