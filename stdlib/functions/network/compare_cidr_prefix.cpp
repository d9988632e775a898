#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"
#include "stdlib/functions/network/prefix_length.h"

namespace dohyo::stdlib::functions {

namespace {
bool same_network(std::optional<std::string_view> address, std::optional<std::string_view> other, Value length) {
  if (!address || !other) return false;
  auto a = parse_ipv4(*address);
  auto b = parse_ipv4(*other);
  auto bits = ipv4_prefix_length(length);
  return a && b && bits && ((*a ^ *b) & ipv4_mask(*bits)) == 0;
}

Callable prepare(Preparation& preparation) {
  const auto& length = preparation.arguments[2];
  if (length.is_constant() && !ipv4_prefix_length(length.value))
    preparation.warning("prefix-length", length.span, "this is no prefix length, so the comparison is always false",
                        "write a whole number from 0 to 32");
  return lift<same_network>()(preparation);
}
}  // namespace

void compare_cidr_prefix(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "compareCIDRPrefix",
                        .summary = "True when the first bits of two IPv4 addresses are the same.",
                        .details = "The length is a whole number from 0 to 32, as number or text, also with a slash. "
                                   "Bits after them do not matter. False when an argument is null, no IPv4 address "
                                   "or out of range.",
                        .examples = {{R"(compareCIDRPrefix("10.8.0.0", "10.9.1.1", "15"))", "true"},
                                     {R"(compareCIDRPrefix("10.8.0.0", "10.10.1.1", "15"))", "false"},
                                     {R"(compareCIDRPrefix("10.8.0.0", "8.8.8.8", 0))", "true"},
                                     {R"(compareCIDRPrefix("10.8.0.0", "10.8.0.1", "/24"))", "true"},
                                     {R"(compareCIDRPrefix("10.8.0.0", "fe80::1", "8"))", "false"},
                                     {R"(compareCIDRPrefix("10.8.0.0", null, "8"))", "false"}}},
      .parameters = {"address", "other", "length"},
      .predicate = true,
      .prepare = prepare,
  });
}

}  // namespace dohyo::stdlib::functions
