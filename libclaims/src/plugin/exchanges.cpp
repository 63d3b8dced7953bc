#include "plugin/exchanges.h"

#include "plugin/gate.h"
#include "plugin/words.h"

#include <algorithm>
#include <cstring>

namespace claims::plugin {
namespace {

constexpr std::size_t max_certificates = 32;
constexpr std::size_t max_certificate = 256u << 10;

bool is_text(claims_string text, std::size_t most) {
  return text.size <= most && (text.size == 0 || text.data) && is_utf8({text.data ? text.data : "", text.size});
}

std::string copy(claims_string text) { return text.size == 0 ? std::string() : std::string(text.data, text.size); }

}  // namespace

void Exchanges::start(std::uint64_t id, std::uint64_t max_header_bytes, std::uint64_t max_body_bytes) {
  left_[id] = {max_header_bytes, max_body_bytes};
}

claims_status Exchanges::head(std::uint64_t id, claims_string head) {
  const auto at = left_.find(id);
  if (at == left_.end() || at->second.head || (head.size != 0 && !head.data)) return CLAIMS_USAGE;
  if (head.size > at->second.header) return CLAIMS_LIMIT;
  at->second.head = true;
  return CLAIMS_OK;
}

claims_status Exchanges::body(std::uint64_t id, claims_string bytes) {
  const auto at = left_.find(id);
  if (at == left_.end() || !at->second.head || (bytes.size != 0 && !bytes.data)) return CLAIMS_USAGE;
  if (bytes.size > at->second.body) return CLAIMS_LIMIT;
  at->second.body -= bytes.size;
  return CLAIMS_OK;
}

claims_status Exchanges::end(const claims_exchange_end& end) {
  const auto at = left_.find(end.id);
  if (at == left_.end() || end.size < sizeof(claims_exchange_end) || end.status > CLAIMS_INTERNAL) return CLAIMS_USAGE;
  if (end.status == CLAIMS_OK && !at->second.head) return CLAIMS_USAGE;
  if (!is_text(end.error, max_message) || !is_text(end.address, 256) || !is_text(end.http_version, 16) ||
      !is_text(end.tls_version, 32) || end.certificates.count > max_certificates ||
      (end.certificates.count != 0 && !end.certificates.items))
    return CLAIMS_USAGE;
  for (std::size_t i = 0; i < end.certificates.count; ++i)
    if (!is_text(end.certificates.items[i], max_certificate)) return CLAIMS_USAGE;
  left_.erase(at);
  return CLAIMS_OK;
}

bool hand_over(const claims_exchange& exchange, claims_exchange& out) noexcept {
  const std::uint32_t known = std::min<std::uint32_t>(out.size, sizeof(claims_exchange));
  if (known < sizeof(claims_exchange) && exchange.body.size != 0) return false;
  std::memcpy(&out, &exchange, known);
  out.size = known;
  return true;
}

claims_exchange_end not_for_this_transport(std::uint64_t id) noexcept {
  claims_exchange_end end{};
  end.size = sizeof end;
  end.status = CLAIMS_UNSUPPORTED;
  end.id = id;
  end.error = CLAIMS_STRING("this transport is of an earlier version: it cannot send a body");
  return end;
}

TransportEvent event_of(const claims_exchange_end& end) {
  TransportEvent event;
  event.kind = TransportEvent::Kind::end;
  event.id = end.id;
  if (const std::optional<Code> code = code_of(end.status)) {
    event.error = Error{*code, copy(end.error)};
    if (event.error->text.empty()) event.error->text = "the exchange failed without a reason";
  }
  event.address = copy(end.address);
  event.http_version = copy(end.http_version);
  event.tls_version = copy(end.tls_version);
  for (std::size_t i = 0; i < end.certificates.count; ++i)
    event.certificates.push_back(copy(end.certificates.items[i]));
  event.microseconds = end.microseconds;
  return event;
}

}  // namespace claims::plugin
