#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/network/classes.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_public(std::optional<std::string_view> text) {
  auto address = text ? parse_ipv4(*text) : std::nullopt;
  return address && !is_in(*address, reserved_blocks);
}
}  // namespace

void is_public_ip(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isPublicIP",
                        .summary = "True for IPv4 addresses that are neither private nor reserved.",
                        .details = "Loopback, link-local and multicast addresses are not public. "
                                   "Null, IPv6 and everything that is no IPv4 address has no answer: its row is dropped and counted, "
                                   "also behind `!`. With --drop-invalid=false the answer is false.",
                        .examples = {{R"(isPublicIP("8.8.4.4"))", "true"},
                                     {R"(isPublicIP("10.0.0.1"))", "false"},
                                     {R"(isPublicIP("127.0.0.1"))", "false"},
                                     {R"(isPublicIP("224.0.0.1"))", "false"}}},
      .parameters = {"address"},
      .predicate = true,
      .drops_rows_unless = "isValidIPv4",
      .prepare = lift<is_public>(),
  });
}

}  // namespace dohyo::stdlib::functions
