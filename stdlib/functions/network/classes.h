// The blocks of IPv4 addresses that isPrivateIP and its relatives tell apart.
#pragma once

#include <algorithm>
#include <array>

#include "interpreter/text/ip_address.h"

namespace dohyo::stdlib {

struct Ipv4Block {
  uint32_t first;
  unsigned length;
};

/// RFC 1918. Loopback is not among them.
inline constexpr std::array private_blocks = {Ipv4Block{0x0A000000, 8}, Ipv4Block{0xAC100000, 12}, Ipv4Block{0xC0A80000, 16}};

/// RFC 5735, which names the private blocks too (03-12.28).
inline constexpr std::array reserved_blocks = {
    Ipv4Block{0x00000000, 8},  Ipv4Block{0x0A000000, 8},  Ipv4Block{0x7F000000, 8},  Ipv4Block{0xA9FE0000, 16}, Ipv4Block{0xAC100000, 12},
    Ipv4Block{0xC0000000, 24}, Ipv4Block{0xC0000200, 24}, Ipv4Block{0xC0586300, 24}, Ipv4Block{0xC0A80000, 16}, Ipv4Block{0xC6120000, 15},
    Ipv4Block{0xC6336400, 24}, Ipv4Block{0xCB007100, 24}, Ipv4Block{0xE0000000, 4},  Ipv4Block{0xF0000000, 4}};

template <size_t count>
constexpr bool is_in(uint32_t address, const std::array<Ipv4Block, count>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const Ipv4Block& block) { return ((address ^ block.first) & ipv4_mask(block.length)) == 0; });
}

}  // namespace dohyo::stdlib
