#include "interpreter/text/ip_address.h"

#include <arpa/inet.h>

#include <cstring>

namespace dohyo {

std::optional<uint32_t> parse_ipv4(std::string_view text) {
  uint32_t address = 0;
  size_t i = 0;
  for (int octet = 0; octet < 4; ++octet) {
    if (octet > 0 && (i >= text.size() || text[i++] != '.')) return {};
    size_t begin = i;
    uint32_t value = 0;
    for (; i < text.size() && i < begin + 3 && text[i] >= '0' && text[i] <= '9'; ++i)
      value = value * 10 + static_cast<uint32_t>(text[i] - '0');
    if (i == begin || value > 255 || (i > begin + 1 && text[begin] == '0')) return {};
    address = address << 8 | value;
  }
  if (i != text.size()) return {};
  return address;
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  char terminated[INET6_ADDRSTRLEN];
  // A NUL inside would hide what follows it.
  if (text.size() >= sizeof terminated || text.find('\0') != text.npos) return {};
  std::memcpy(terminated, text.data(), text.size());
  terminated[text.size()] = '\0';
  Ipv6 address;
  if (inet_pton(AF_INET6, terminated, address.data()) != 1) return {};
  return address;
}

bool share_prefix(const Ipv6& a, const Ipv6& b, unsigned length) {
  if (std::memcmp(a.data(), b.data(), length / 8) != 0) return false;
  unsigned rest = length % 8;
  return rest == 0 || (a[length / 8] ^ b[length / 8]) >> (8 - rest) == 0;
}

}  // namespace dohyo
