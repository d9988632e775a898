#include <bit>
#include <fmt/format.h>

#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"
#include "stdlib/functions/network/prefix_length.h"

namespace dohyo::stdlib::functions {

namespace {
std::optional<std::string> masked(std::string_view mask, std::string_view address) {
  auto bits = parse_ipv4(mask);
  auto ipv4 = parse_ipv4(address);
  if (!bits || !ipv4) return {};
  return ipv4_text(*ipv4 & *bits);
}

/// A mask of leading bits is a prefix length.
std::string spelled(const LegalSpelling& call) {
  auto mask = call.constant(0) ? parse_ipv4(*call.constant(0)) : std::nullopt;
  if (!mask) return {};
  auto length = static_cast<unsigned>(std::countl_one(*mask));
  return *mask == ipv4_mask(length) ? fmt::format("getCIDRPrefix({}, \"{}\")", call.argument(1), length) : "";
}
}  // namespace

void ipmask(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "ipmask",
                        .origin = Origin::borrowed,
                        .rewrite = "getCIDRPrefix(address, \"24\")",
                        .summary = "The IPv4 address with the bits cleared that the mask has not set.",
                        .details = "The mask comes first and need not be one of leading bits. Null when an argument is null or no "
                                   "IPv4 address.",
                        .examples = {{R"(ipmask("255.255.255.0", "10.20.30.40"))", "10.20.30.0"},
                                     {R"(ipmask("0.255.0.255", "10.20.30.40"))", "0.20.0.40"},
                                     {R"(ipmask("x", "10.20.30.40"))", "null"},
                                     {R"(ipmask("255.0.0.0", null))", "null"}}},
      .parameters = {"mask", "address"},
      .prepare = lift<masked>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
