#include <address.h>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

// "", or why the address is not public.
std::string judged(const char* text, const std::vector<const char*>& allowed = {}) {
  const auto address = web::parse_address(text);
  if (!address) return "no address";
  std::vector<web::Network> networks;
  for (const char* each : allowed) networks.push_back(*web::parse_network(each));
  const auto special = web::refused(*address, networks);
  if (!special) return "";
  return std::string(special->kind) + " (" + std::string(special->standard) + ")";
}

struct Row {
  const char* address;
  const char* expected;
};

}  // namespace

TEST_CASE("public addresses are not special") {
  for (const char* text : {"1.1.1.1",
                           "8.8.8.8",
                           "9.255.255.255",
                           "11.0.0.0",
                           "100.63.255.255",
                           "100.128.0.0",
                           "126.255.255.255",
                           "128.0.0.0",
                           "169.253.255.255",
                           "169.255.0.0",
                           "172.15.255.255",
                           "172.32.0.0",
                           "192.0.1.0",
                           "192.0.3.0",
                           "192.31.196.1",
                           "192.52.193.1",
                           "192.88.98.255",
                           "192.88.100.0",
                           "192.167.255.255",
                           "192.169.0.0",
                           "192.175.48.1",
                           "198.17.255.255",
                           "198.20.0.0",
                           "198.51.99.255",
                           "198.51.101.0",
                           "203.0.112.255",
                           "203.0.114.0",
                           "223.255.255.255",
                           "157.150.185.49",
                           "2001:200::1",
                           "2001:1::1",
                           "2001:3::1",
                           "2001:4:112::1",
                           "2001:20::1",
                           "2001:db7:ffff::1",
                           "2001:db9::",
                           "2606:4700:4700::1111",
                           "2a00:1450:4001:81b::200e",
                           "3ffe:ffff::1"}) {
    INFO(text);
    CHECK(judged(text) == "");
  }
}

TEST_CASE("addresses of the special-purpose registries are refused") {
  const Row rows[] = {
      {"0.0.0.0", "an address of \"this network\" (RFC 791)"},
      {"0.255.255.255", "an address of \"this network\" (RFC 791)"},
      {"10.0.0.8", "a private address (RFC 1918)"},
      {"10.255.255.255", "a private address (RFC 1918)"},
      {"100.64.0.0", "a carrier's shared address (RFC 6598)"},
      {"100.127.255.255", "a carrier's shared address (RFC 6598)"},
      {"127.0.0.1", "a loopback address (RFC 1122)"},
      {"127.255.255.254", "a loopback address (RFC 1122)"},
      {"169.254.169.254", "a link-local address (RFC 3927)"},
      {"172.16.0.0", "a private address (RFC 1918)"},
      {"172.31.255.255", "a private address (RFC 1918)"},
      {"192.0.0.1", "a protocol assignment (RFC 6890)"},
      {"192.0.2.1", "a documentation address (RFC 5737)"},
      {"192.88.99.1", "a 6to4 relay address (RFC 7526)"},
      {"192.168.0.0", "a private address (RFC 1918)"},
      {"192.168.255.255", "a private address (RFC 1918)"},
      {"198.18.0.0", "a benchmarking address (RFC 2544)"},
      {"198.19.255.255", "a benchmarking address (RFC 2544)"},
      {"198.51.100.7", "a documentation address (RFC 5737)"},
      {"203.0.113.7", "a documentation address (RFC 5737)"},
      {"224.0.0.1", "a multicast address (RFC 5771)"},
      {"239.255.255.255", "a multicast address (RFC 5771)"},
      {"240.0.0.1", "a reserved address (RFC 1112)"},
      {"255.255.255.255", "the broadcast address (RFC 919)"},
      {"::", "the unspecified address (RFC 4291)"},
      {"::1", "a loopback address (RFC 4291)"},
      {"::2", "an IPv4-compatible address (RFC 4291)"},
      {"::8.8.8.8", "an IPv4-compatible address (RFC 4291)"},
      {"::ffff:0:8.8.8.8", "an IPv4-translated address (RFC 2765)"},
      {"64:ff9b:1::8.8.8.8", "a local translation address (RFC 8215)"},
      {"100::1", "a discard address (RFC 6666)"},
      {"100:0:0:1::1", "a dummy address (RFC 9780)"},
      {"2001:1::4", "a protocol assignment (RFC 2928)"},
      {"2001:2::1", "a benchmarking address (RFC 5180)"},
      {"2001:10::1", "an overlay address (RFC 4843)"},
      {"2001:db8::1", "a documentation address (RFC 3849)"},
      {"3fff::1", "a documentation address (RFC 9637)"},
      {"4000::1", "an address that nobody was given (RFC 4291)"},
      {"5f00::1", "a segment routing address (RFC 9602)"},
      {"fc00::1", "a private address (RFC 4193)"},
      {"fd12:3456::1", "a private address (RFC 4193)"},
      {"fe80::1", "a link-local address (RFC 4291)"},
      {"fec0::1", "a site-local address (RFC 3879)"},
      {"ff02::1", "a multicast address (RFC 4291)"},
  };
  for (const Row& row : rows) {
    INFO(row.address);
    CHECK(judged(row.address) == row.expected);
  }
}

TEST_CASE("IPv6 addresses are judged by the IPv4 address that they carry") {
  const Row rows[] = {
      {"::ffff:8.8.8.8", ""},
      {"::ffff:127.0.0.1", "a loopback address (RFC 1122)"},
      {"::ffff:169.254.169.254", "a link-local address (RFC 3927)"},
      {"64:ff9b::8.8.8.8", ""},
      {"64:ff9b::10.0.0.1", "a private address (RFC 1918)"},
      {"2002:808:808::1", ""},                                         // 6to4 of 8.8.8.8
      {"2002:a00:1::1", "a private address (RFC 1918)"},               // of 10.0.0.1
      {"2002:7f00:1::", "a loopback address (RFC 1122)"},              // of 127.0.0.1
      {"2001:0:808:808:0:0:f7f7:f7f7", ""},                            // Teredo: server and client 8.8.8.8
      {"2001:0:808:808::3f57:fe01", "a private address (RFC 1918)"},   // client 192.168.1.254
      {"2001:0:a00:1:0:0:f7f7:f7f7", "a private address (RFC 1918)"},  // server 10.0.0.1
  };
  for (const Row& row : rows) {
    INFO(row.address);
    CHECK(judged(row.address) == row.expected);
  }
}

TEST_CASE("allowed networks are exceptions, and nothing beside them") {
  CHECK(judged("127.0.0.1", {"127.0.0.0/8"}) == "");
  CHECK(judged("::ffff:127.0.0.1", {"127.0.0.0/8"}) == "");
  CHECK(judged("10.0.0.8", {"10.0.0.8/32"}) == "");
  CHECK(judged("10.0.0.8", {"10.0.0.8"}) == "");
  CHECK(judged("10.0.0.9", {"10.0.0.8/32"}) == "a private address (RFC 1918)");
  CHECK(judged("10.0.0.9", {"10.0.0.8/31"}) == "");
  CHECK(judged("10.0.0.10", {"10.0.0.8/31", "192.168.0.0/16"}) == "a private address (RFC 1918)");
  CHECK(judged("::1", {"::1/128"}) == "");
  CHECK(judged("::1", {"127.0.0.0/8"}) == "a loopback address (RFC 4291)");
  CHECK(judged("127.0.0.1", {"::/0"}) == "a loopback address (RFC 1122)");
  CHECK(judged("fd00::1", {"fd00::/8"}) == "");
  CHECK(judged("192.168.7.7", {"0.0.0.0/0"}) == "");
}

TEST_CASE("networks are read in CIDR notation") {
  for (const char* good : {"0.0.0.0/0", "10.0.0.0/8", "10.1.2.3", "10.1.2.3/32", "::/0", "fe80::/10", "::1/128"}) {
    INFO(good);
    CHECK(web::parse_network(good).has_value());
  }
  for (const char* bad :
       {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.0/+8", "10.1.0.0/8", "10.0.0",
        "010.0.0.0/8", "::/129", "fe80::1/10", "[::1]", "localhost", "10.0.0.0 /8"}) {
    INFO(bad);
    CHECK_FALSE(web::parse_network(bad).has_value());
  }
}

TEST_CASE("addresses are written as they are read") {
  for (const char* text : {"0.0.0.0", "192.0.2.255", "::", "2001:db8::1", "::ffff:192.0.2.1"})
    CHECK(web::text_of(*web::parse_address(text)) == text);
}
