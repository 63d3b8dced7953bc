#include "address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <vector>

namespace web {
namespace {

struct Row {
  const char* network;
  Special special;  // empty: public, though inside a network further down
};

// The first row that holds an address decides.
constexpr Row rows[] = {
    {"0.0.0.0/8", {"an address of \"this network\"", "RFC 791"}},
    {"10.0.0.0/8", {"a private address", "RFC 1918"}},
    {"100.64.0.0/10", {"a carrier's shared address", "RFC 6598"}},
    {"127.0.0.0/8", {"a loopback address", "RFC 1122"}},
    {"169.254.0.0/16", {"a link-local address", "RFC 3927"}},
    {"172.16.0.0/12", {"a private address", "RFC 1918"}},
    {"192.0.0.0/24", {"a protocol assignment", "RFC 6890"}},
    {"192.0.2.0/24", {"a documentation address", "RFC 5737"}},
    {"192.88.99.0/24", {"a 6to4 relay address", "RFC 7526"}},
    {"192.168.0.0/16", {"a private address", "RFC 1918"}},
    {"198.18.0.0/15", {"a benchmarking address", "RFC 2544"}},
    {"198.51.100.0/24", {"a documentation address", "RFC 5737"}},
    {"203.0.113.0/24", {"a documentation address", "RFC 5737"}},
    {"224.0.0.0/4", {"a multicast address", "RFC 5771"}},
    {"255.255.255.255/32", {"the broadcast address", "RFC 919"}},
    {"240.0.0.0/4", {"a reserved address", "RFC 1112"}},

    {"::1/128", {"a loopback address", "RFC 4291"}},
    {"::/128", {"the unspecified address", "RFC 4291"}},
    {"::ffff:0:0:0/96", {"an IPv4-translated address", "RFC 2765"}},
    {"::/96", {"an IPv4-compatible address", "RFC 4291"}},
    {"64:ff9b:1::/48", {"a local translation address", "RFC 8215"}},
    {"100::/64", {"a discard address", "RFC 6666"}},
    {"100:0:0:1::/64", {"a dummy address", "RFC 9780"}},
    {"2001:1::1/128", {}},
    {"2001:1::2/128", {}},
    {"2001:1::3/128", {}},
    {"2001:2::/48", {"a benchmarking address", "RFC 5180"}},
    {"2001:3::/32", {}},
    {"2001:4:112::/48", {}},
    {"2001:10::/28", {"an overlay address", "RFC 4843"}},
    {"2001:20::/28", {}},
    {"2001:30::/28", {}},
    {"2001::/23", {"a protocol assignment", "RFC 2928"}},
    {"2001:db8::/32", {"a documentation address", "RFC 3849"}},
    {"3fff::/20", {"a documentation address", "RFC 9637"}},
    {"2000::/3", {}},
    {"5f00::/16", {"a segment routing address", "RFC 9602"}},
    {"fc00::/7", {"a private address", "RFC 4193"}},
    {"fe80::/10", {"a link-local address", "RFC 4291"}},
    {"fec0::/10", {"a site-local address", "RFC 3879"}},
    {"ff00::/8", {"a multicast address", "RFC 4291"}},
    {"::/0", {"an address that nobody was given", "RFC 4291"}},
};

struct Rule {
  Network network;
  Special special;
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> parsed = [] {
    std::vector<Rule> all;
    for (const Row& row : rows) all.push_back({*parse_network(row.network), row.special});
    return all;
  }();
  return parsed;
}

Address v4_at(const Address& address, std::size_t at, std::uint8_t flip = 0) {
  Address found;
  for (std::size_t i = 0; i < 4; ++i) found.bytes[i] = address.bytes[at + i] ^ flip;
  return found;
}

// The IPv4 addresses that an IPv6 address carries.
std::vector<Address> carried(const Address& address) {
  static const Network mapped = *parse_network("::ffff:0:0/96"), nat64 = *parse_network("64:ff9b::/96"),
                       to4 = *parse_network("2002::/16"), teredo = *parse_network("2001::/32");
  if (mapped.contains(address) || nat64.contains(address)) return {v4_at(address, 12)};
  if (to4.contains(address)) return {v4_at(address, 2)};
  if (teredo.contains(address)) return {v4_at(address, 12, 0xff), v4_at(address, 4)};
  return {};
}

bool within(std::span<const Network> networks, const Address& address) {
  return std::any_of(networks.begin(), networks.end(), [&](const Network& each) { return each.contains(address); });
}

}  // namespace

std::optional<Address> address_of(const sockaddr* socket_address) {
  Address found;
  if (socket_address->sa_family == AF_INET) {
    sockaddr_in in;
    std::memcpy(&in, socket_address, sizeof in);
    std::memcpy(found.bytes.data(), &in.sin_addr, 4);
    return found;
  }
  if (socket_address->sa_family == AF_INET6) {
    sockaddr_in6 in;
    std::memcpy(&in, socket_address, sizeof in);
    found.v6 = true;
    std::memcpy(found.bytes.data(), &in.sin6_addr, 16);
    return found;
  }
  return std::nullopt;
}

std::optional<Address> parse_address(std::string_view text) {
  const std::string terminated(text);
  Address found;
  found.v6 = text.find(':') != text.npos;
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  if (inet_pton(found.v6 ? AF_INET6 : AF_INET, terminated.c_str(), found.bytes.data()) != 1) return std::nullopt;
  return found;
}

std::string text_of(const Address& address) {
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(address.v6 ? AF_INET6 : AF_INET, address.bytes.data(), text, sizeof text);
  return text;
}

bool Network::contains(const Address& address) const noexcept {
  if (address.v6 != base.v6) return false;
  for (unsigned bit = 0; bit < bits; bit += 8) {
    const unsigned rest = std::min(8u, bits - bit);
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    if ((address.bytes[bit / 8] & mask) != (base.bytes[bit / 8] & mask)) return false;
  }
  return true;
}

std::optional<Network> parse_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto base = parse_address(text.substr(0, slash));
  if (!base) return std::nullopt;
  const unsigned most = base->v6 ? 128 : 32;
  Network found{*base, most};
  if (slash != text.npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), found.bits);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || found.bits > most) return std::nullopt;
  }
  for (unsigned bit = found.bits; bit < most; ++bit)
    if (base->bytes[bit / 8] & (0x80 >> bit % 8)) return std::nullopt;
  return found;
}

std::optional<Special> special_of(const Address& address) {
  if (const auto inner = carried(address); !inner.empty()) {
    for (const Address& each : inner)
      if (const auto special = special_of(each)) return special;
    return std::nullopt;
  }
  for (const Rule& rule : rules()) {
    if (!rule.network.contains(address)) continue;
    if (rule.special.kind.empty()) return std::nullopt;
    return rule.special;
  }
  return std::nullopt;
}

std::optional<Special> refused(const Address& address, std::span<const Network> allowed) {
  if (within(allowed, address)) return std::nullopt;
  const auto inner = carried(address);
  if (inner.empty()) return special_of(address);
  for (const Address& each : inner)
    if (const auto special = refused(each, allowed)) return special;
  return std::nullopt;
}

}  // namespace web
