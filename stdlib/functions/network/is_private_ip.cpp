#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/network/classes.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_private(std::optional<std::string_view> text) {
  auto address = text ? parse_ipv4(*text) : std::nullopt;
  return address && is_in(*address, private_blocks);
}
}  // namespace

void is_private_ip(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isPrivateIP",
                        .summary = "True for IPv4 addresses of private networks: 10/8, 172.16/12, 192.168/16.",
                        .details = "Loopback is not private. "
                                   "Null, IPv6 and everything that is no IPv4 address has no answer: its row is dropped and counted, "
                                   "also behind `!`. With --drop-invalid=false the answer is false.",
                        .examples = {{R"(isPrivateIP("172.31.0.9"))", "true"},
                                     {R"(isPrivateIP("172.32.0.1"))", "false"},
                                     {R"(isPrivateIP("127.0.0.1"))", "false"}}},
      .parameters = {"address"},
      .predicate = true,
      .drops_rows_unless = "isValidIPv4",
      .prepare = lift<is_private>(),
  });
}

}  // namespace dohyo::stdlib::functions
