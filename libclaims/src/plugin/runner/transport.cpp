// A transport in the runner: exchanges come by the socket, events leave by it in large writes.
#include "plugin/exchanges.h"
#include "plugin/runner/calls.h"

#include <unistd.h>

namespace claims::plugin {
namespace {

constexpr std::size_t flush_at = 128u << 10;
constexpr std::size_t copy_up_to = 16u << 10;  // larger chunks are sent from where they are
constexpr unsigned silence_seconds = 300;      // a transport that asks for nothing that long hangs

class Server {
 public:
  explicit Server(Link& link) : link_(link) {}

  claims_host host() {
    claims_host host = Gate::none();
    host.context = this;
    host.fail = [](void* self, claims_status, claims_string text) {
      static_cast<Server*>(self)->why.assign(text.data ? text.data : "", text.size);
    };
    host.next = [](void* self, std::uint32_t wait, claims_exchange* out) {
      return static_cast<Server*>(self)->next(wait, out);
    };
    host.head = [](void* self, std::uint64_t id, claims_string bytes) {
      Server& server = *static_cast<Server*>(self);
      const claims_status status = server.exchanges_.head(id, bytes);
      return status == CLAIMS_OK ? server.send(FrameKind::head, id, bytes) : status;
    };
    host.body = [](void* self, std::uint64_t id, claims_string bytes) {
      Server& server = *static_cast<Server*>(self);
      const claims_status status = server.exchanges_.body(id, bytes);
      return status == CLAIMS_OK ? server.send(FrameKind::body, id, bytes) : status;
    };
    host.end = [](void* self, const claims_exchange_end* end) {
      return end ? static_cast<Server*>(self)->end(*end) : CLAIMS_USAGE;
    };
    host.wake = link_fd;
    return host;
  }

  std::string why;

 private:
  claims_status next(std::uint32_t wait, claims_exchange* out) {
    if (!out || out->size < min_exchange_size) return CLAIMS_USAGE;
    if (closed_) return CLAIMS_UNAVAILABLE;
    alarm(silence_seconds);
    const std::optional<Frame> frame = link_.poll(static_cast<int>(wait > 60'000 ? 60'000 : wait), closed_);
    if (closed_) return CLAIMS_UNAVAILABLE;
    if (!frame) return CLAIMS_NOT_FOUND;
    const std::optional<claims_exchange> exchange = get_exchange(frame->payload);
    if (frame->kind != FrameKind::exchange || !exchange) leave();
    if (exchange->cancel == 0) exchanges_.start(exchange->id, exchange->max_header_bytes, exchange->max_body_bytes);
    if (hand_over(*exchange, *out)) return CLAIMS_OK;
    const claims_status refused = end(not_for_this_transport(exchange->id));
    return refused == CLAIMS_OK ? next(0, out) : refused;
  }

  claims_status send(FrameKind kind, std::uint64_t id, claims_string bytes) {
    const std::string_view all(bytes.data ? bytes.data : "", bytes.size);
    FrameWriter to(link_.out);
    to.begin(kind);
    to.u64(id);
    if (all.size() > copy_up_to) {
      to.end(all.size());
      link_.flush(all);
    } else {
      to.bytes(all);
      to.end();
      if (link_.out.size() >= flush_at) link_.flush();
    }
    return CLAIMS_OK;
  }

  claims_status end(const claims_exchange_end& end) {
    const claims_status status = exchanges_.end(end);
    if (status != CLAIMS_OK) return status;
    put_end(link_.out, end);
    if (link_.out.size() >= flush_at) link_.flush();
    return CLAIMS_OK;
  }

  Link& link_;
  Exchanges exchanges_;
  bool closed_ = false;
};

}  // namespace

void serve_transport(const claims_transport& transport, const SettingsMessage& settings, Link& link) {
  Server server(link);
  const claims_host host = server.host();
  const claims_status status = transport.run(&host, &settings.settings);
  const std::uint32_t stated =
      code_of(static_cast<std::uint32_t>(status)) ? static_cast<std::uint32_t>(status) : std::uint32_t{CLAIMS_INTERNAL};
  put_done(link.out, {DoneMessage::failed, stated, server.why.empty() ? "the transport ended" : server.why});
  link.flush();
}

}  // namespace claims::plugin
