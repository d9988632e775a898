#include <fmt/format.h>

#include <variant>

#include "interpreter/library/legal_spelling.h"
#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"
#include "interpreter/text/ip_address.h"
#include "stdlib/functions/network/prefix_length.h"

namespace dohyo::stdlib::functions {

namespace {
struct Range {
  std::variant<uint32_t, Ipv6> address;
  unsigned length;

  static std::optional<Range> parse(std::string_view text) {
    auto slash = text.find('/');
    auto length = slash == text.npos ? std::string_view() : text.substr(slash + 1);
    text = text.substr(0, slash);
    auto bits = [&](unsigned most) { return slash == length.npos ? most : prefix_length(Value::text(length), most); };
    if (auto ipv4 = parse_ipv4(text)) {
      if (auto count = bits(32)) return Range{*ipv4, *count};
    } else if (auto ipv6 = parse_ipv6(text)) {
      if (auto count = bits(128)) return Range{*ipv6, *count};
    }
    return {};
  }

  [[nodiscard]] bool contains(std::string_view text) const {
    if (const auto* mine = std::get_if<uint32_t>(&address)) {
      auto ipv4 = parse_ipv4(text);
      return ipv4 && ((*ipv4 ^ *mine) & ipv4_mask(length)) == 0;
    }
    auto ipv6 = parse_ipv6(text);
    return ipv6 && share_prefix(*ipv6, std::get<Ipv6>(address), length);
  }
};

struct RangeTest {
  std::optional<Range> constant;  ///< empty when the range is computed for each row

  static std::optional<RangeTest> prepare(Preparation& preparation) {
    const auto& range = preparation.arguments[0];
    if (range.form != Argument::Form::text) return RangeTest{};
    auto parsed = Range::parse(range.value.as_text());
    if (!parsed) {
      preparation.error("address-range", range.span, "this is no address range",
                        "the range comes first: cidrmatch(\"10.0.0.0/8\", ip)");
      return {};
    }
    return RangeTest{parsed};
  }

  bool operator()(std::span<const Value> arguments, CallContext&) const {
    if (!arguments[1].is_text()) return false;
    if (constant) return constant->contains(arguments[1].as_text());
    if (!arguments[0].is_text()) return false;
    auto range = Range::parse(arguments[0].as_text());
    return range && range->contains(arguments[1].as_text());
  }
};

/// IPv4 only: the hosted service has no prefixes of IPv6.
std::string spelled(const LegalSpelling& call) {
  if (!call.constant(0)) return {};
  const auto& range = *call.constant(0);
  auto slash = range.find('/');
  auto address = range.substr(0, slash);
  if (!parse_ipv4(address)) return {};
  auto length = slash == range.npos ? "32" : range.substr(slash + 1);
  return fmt::format("compareCIDRPrefix(\"{}\", {}, \"{}\")", address, call.argument(1), length);
}
}  // namespace

void cidrmatch(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "cidrmatch",
                        .origin = Origin::borrowed,
                        .rewrite = "compareCIDRPrefix(\"10.0.0.0\", address, \"8\")",
                        .summary = "True when an address lies in a range such as 10.0.0.0/8.",
                        .details = "The range comes first. Both may be IPv4 or IPv6; a range without a length is one "
                                   "address. False when an argument is null or no address, or when one is IPv4 and "
                                   "the other IPv6. A literal range that is none is an error.",
                        .examples = {{R"(cidrmatch("10.0.0.0/8", "10.200.3.4"))", "true"},
                                     {R"(cidrmatch("10.0.0.0/8", "11.0.0.1"))", "false"},
                                     {R"(cidrmatch("192.168.1.77/24", "192.168.1.1"))", "true"},
                                     {R"(cidrmatch("10.0.0.1", "10.0.0.1"))", "true"},
                                     {R"(cidrmatch("fe80::/10", "fe80::1"))", "true"},
                                     {R"(cidrmatch("fe80::/10", "10.0.0.1"))", "false"},
                                     {R"(cidrmatch("10.0.0.0/8", "localhost"))", "false"},
                                     {R"(cidrmatch("10.0.0.0/8", null))", "false"}}},
      .parameters = {"range", "address"},
      .predicate = true,
      .prepare = prepared<RangeTest>(),
      .spell = spelled,
  });
}

}  // namespace dohyo::stdlib::functions
