#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "stdlib/functions/network/classes.h"

namespace dohyo::stdlib::functions {

namespace {
bool is_reserved(std::optional<std::string_view> text) {
  auto address = text ? parse_ipv4(*text) : std::nullopt;
  return address && is_in(*address, reserved_blocks);
}
}  // namespace

void is_reserved_ip(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "isReservedIP",
                        .summary = "True for IPv4 addresses of the blocks that RFC 5735 sets apart, the private ones among them.",
                        .details = "These are 0/8, 10/8, 127/8, 169.254/16, 172.16/12, 192.0.0/24, 192.0.2/24, 192.88.99/24, 192.168/16, "
                                   "198.18/15, 198.51.100/24, 203.0.113/24, 224/4 and 240/4. "
                                   "Null, IPv6 and everything that is no IPv4 address has no answer: its row is dropped and counted, "
                                   "also behind `!`. With --drop-invalid=false the answer is false.",
                        .examples = {{R"(isReservedIP("198.18.3.4"))", "true"},
                                     {R"(isReservedIP("10.0.0.1"))", "true"},
                                     {R"(isReservedIP("8.8.8.8"))", "false"}}},
      .parameters = {"address"},
      .predicate = true,
      .drops_rows_unless = "isValidIPv4",
      .prepare = lift<is_reserved>(),
  });
}

}  // namespace dohyo::stdlib::functions
