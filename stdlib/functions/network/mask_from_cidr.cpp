#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"
#include "stdlib/functions/network/prefix_length.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<std::string> mask_of(Value length) {
  auto bits = ipv4_prefix_length(length);
  if (!bits) return {};
  return ipv4_text(ipv4_mask(*bits));
}
}  // namespace

void mask_from_cidr(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "maskFromCIDR",
                        .summary = "The IPv4 network mask with so many leading bits.",
                        .details = "The length is a whole number from 0 to 32, as number or text, also with a slash. "
                                   "Null for everything else.",
                        .examples = {{R"(maskFromCIDR("12"))", "255.240.0.0"},
                                     {R"(maskFromCIDR(0))", "0.0.0.0"},
                                     {R"(maskFromCIDR("/32"))", "255.255.255.255"},
                                     {R"(maskFromCIDR(33))", "null"},
                                     {R"(maskFromCIDR(null))", "null"}}},
      .parameters = {"length"},
      .prepare = lift<mask_of>(),
  });
}

}  // namespace dohyo::stdlib::functions
