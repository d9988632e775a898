#include "interpreter/text/ip_address.h"

#include <doctest/doctest.h>

using dohyo::parse_ipv4;
using dohyo::parse_ipv6;
using dohyo::share_prefix;

TEST_CASE("IPv4 addresses") {
  CHECK(parse_ipv4("0.0.0.0") == 0u);
  CHECK(parse_ipv4("10.0.0.1") == 0x0A000001u);
  CHECK(parse_ipv4("255.255.255.255") == 0xFFFFFFFFu);
  for (auto text : {"", "1", "1.2.3", "1.2.3.", "1.2.3.4.", "1.2.3.4.5", ".1.2.3", "1..2.3", "256.1.1.1", "1.1.1.1000", "01.1.1.1",
                    "1.1.1.1 ", " 1.1.1.1", "1.1.1.1/8", "a.b.c.d", "-1.1.1.1", "0x1.1.1.1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_ipv4(text));
  }
}

TEST_CASE("IPv6 addresses") {
  CHECK(parse_ipv6("::"));
  CHECK((*parse_ipv6("::1"))[15] == 1);
  CHECK(*parse_ipv6("::ffff:1.2.3.4") == *parse_ipv6("0:0:0:0:0:FFFF:102:304"));
  CHECK(parse_ipv6("1111:2222:3333:4444:5555:6666:255.255.255.255"));
  for (auto text : {"", ":", "1::2::3", "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "fe80::1%eth0", "[::1]", "::1/64", " ::1", "g::",
                    "10.0.0.1", "1111:2222:3333:4444:5555:6666:255.255.255.2555555"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_ipv6(text));
  }
  CHECK_FALSE(parse_ipv6(std::string_view("::1\0x", 5)));
}

TEST_CASE("prefixes") {
  CHECK(dohyo::ipv4_mask(0) == 0u);
  CHECK(dohyo::ipv4_mask(12) == 0xFFF00000u);
  CHECK(dohyo::ipv4_mask(32) == 0xFFFFFFFFu);
  auto a = *parse_ipv6("2001:db8::1");
  auto b = *parse_ipv6("2001:db9::1");
  CHECK(share_prefix(a, b, 0));
  CHECK(share_prefix(a, b, 31));
  CHECK_FALSE(share_prefix(a, b, 32));
  CHECK_FALSE(share_prefix(a, b, 128));
  CHECK(share_prefix(a, a, 128));
}
