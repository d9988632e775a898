// Internet addresses as numbers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dohyo {

/// Four decimal numbers up to 255 without leading zeros; nothing around them.
[[nodiscard]] std::optional<uint32_t> parse_ipv4(std::string_view text);

/// In network order. Without brackets, zone and prefix length.
using Ipv6 = std::array<uint8_t, 16>;
[[nodiscard]] std::optional<Ipv6> parse_ipv6(std::string_view text);

/// The first `length` bits set, 0 to 32.
[[nodiscard]] constexpr uint32_t ipv4_mask(unsigned length) { return length == 0 ? 0 : ~uint32_t{0} << (32 - length); }

/// Whether the first `length` bits are the same, 0 to 128.
[[nodiscard]] bool share_prefix(const Ipv6& a, const Ipv6& b, unsigned length);

}  // namespace dohyo
