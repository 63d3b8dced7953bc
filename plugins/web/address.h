// Internet addresses, and which of them are not public.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sockaddr;

namespace web {

struct Address {
  bool v6 = false;
  std::array<std::uint8_t, 16> bytes{};  // network order; IPv4 in the first four

  friend bool operator==(const Address&, const Address&) = default;
};

// None where the family is neither IPv4 nor IPv6.
std::optional<Address> address_of(const sockaddr* socket_address);
// "192.0.2.1", "2001:db8::1", without brackets and zone.
std::optional<Address> parse_address(std::string_view text);
std::string text_of(const Address& address);

struct Network {
  Address base;
  unsigned bits = 0;  // of the prefix

  bool contains(const Address& address) const noexcept;
};

// CIDR notation, or one address. None where bits of the host are set.
std::optional<Network> parse_network(std::string_view text);

// Why an address is not public.
struct Special {
  std::string_view kind;      // "a private address"
  std::string_view standard;  // "RFC 1918"
};

// By the special-purpose registries of IANA (RFC 6890). IPv6 addresses that
// carry an IPv4 address (mapped, NAT64, 6to4, Teredo) are judged by that.
// None: public.
std::optional<Special> special_of(const Address& address);

// As special_of, but none for what an allowed network holds. An IPv4 network
// holds the IPv6 forms of its addresses, too.
std::optional<Special> refused(const Address& address, std::span<const Network> allowed);

}  // namespace web
