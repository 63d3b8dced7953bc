// What a transport reports, checked: exchanges that were started, in order,
// within the bytes that each may have. On both sides of the runner's socket.
#pragma once

#include "plugin/plugin.h"

#include <claims/plugin.h>

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace claims::plugin {

class Exchanges {
 public:
  void start(std::uint64_t id, std::uint64_t max_header_bytes, std::uint64_t max_body_bytes);

  // CLAIMS_OK: take it. CLAIMS_LIMIT: the exchange has had its bytes; the
  // transport is to end it. CLAIMS_USAGE: no such exchange, or out of order.
  claims_status head(std::uint64_t id, claims_string head);
  claims_status body(std::uint64_t id, claims_string bytes);
  claims_status end(const claims_exchange_end& end);

  std::size_t under_way() const noexcept { return left_.size(); }

 private:
  struct Left {
    std::uint64_t header, body;
    bool head = false;
  };
  std::unordered_map<std::uint64_t, Left> left_;
};

// The least that a transport may state as the size of an exchange: minor 0.
inline constexpr std::uint32_t min_exchange_size = offsetof(claims_exchange, body);

// Gives an exchange to a transport that knows out->size bytes of it. False: it
// has a part that this transport does not know, and must not be made by it.
bool hand_over(const claims_exchange& exchange, claims_exchange& out) noexcept;
claims_exchange_end not_for_this_transport(std::uint64_t id) noexcept;

// An end as an event; `end` has passed Exchanges::end.
TransportEvent event_of(const claims_exchange_end& end);

}  // namespace claims::plugin
