// A transport on a thread of this process.
#include "plugin/exchanges.h"
#include "plugin/gate.h"
#include "plugin/open.h"
#include "plugin/settings.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

namespace claims::plugin {
namespace {

constexpr std::size_t max_waiting = 8u << 20;  // bytes of events that nobody has polled yet

// An event with its bytes.
struct Held {
  TransportEvent event;
  std::string bytes;
};

class InProcess final : public Transport {
 public:
  InProcess(Loaded loaded, const TransportSettings& settings, int wake)
      : loaded_(std::move(loaded)), settings_(settings), wake_(wake), thread_([this] { run(); }) {}

  ~InProcess() override {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
      ring();
    }
    asked_.notify_all();
    room_.notify_all();
    thread_.join();
    ::close(wake_);
  }

  void start(const Exchange& exchange) override { ask(exchange, false); }

  void cancel(std::uint64_t id) override {
    Exchange exchange;
    exchange.id = id;
    ask(exchange, true);
  }

  Result<std::optional<TransportEvent>> poll(std::chrono::milliseconds wait) override {
    if (next_ == batch_.size() && !refill(wait)) {
      const std::lock_guard lock(mutex_);
      if (ended_) return tl::unexpected<Error>(*ended_);
      return std::nullopt;
    }
    Held& held = batch_[next_++];
    held.event.bytes = held.bytes;
    return std::optional<TransportEvent>(std::move(held.event));
  }

 private:
  struct Asked {
    Exchange exchange;
    bool cancel;
  };

  void ask(const Exchange& exchange, bool cancel) {
    {
      const std::lock_guard lock(mutex_);
      asking_.push_back({exchange, cancel});
      if (asking_.size() == 1) ring();
    }
    asked_.notify_one();
  }

  void ring() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof(one));
  }
  void unring() const {
    std::uint64_t count;
    [[maybe_unused]] const auto got = ::read(wake_, &count, sizeof(count));
  }

  // Takes all events that wait; true if there are any.
  bool refill(std::chrono::milliseconds wait) {
    batch_.clear();
    next_ = 0;
    {
      std::unique_lock lock(mutex_);
      come_.wait_for(lock, wait, [&] { return !events_.empty() || ended_; });
      batch_.swap(events_);
      waiting_ = 0;
    }
    room_.notify_one();
    return !batch_.empty();
  }

  // The plugin's thread.
  void run() {
    claims_host host = Gate::none();
    host.context = this;
    host.next = [](void* self, std::uint32_t wait, claims_exchange* out) {
      return guarded(self, [&](InProcess& me) { return me.next(wait, out); });
    };
    host.head = [](void* self, std::uint64_t id, claims_string bytes) {
      return guarded(self, [&](InProcess& me) { return me.head(id, bytes); });
    };
    host.body = [](void* self, std::uint64_t id, claims_string bytes) {
      return guarded(self, [&](InProcess& me) { return me.body(id, bytes); });
    };
    host.end = [](void* self, const claims_exchange_end* end) {
      return guarded(self, [&](InProcess& me) { return end ? me.end(*end) : CLAIMS_USAGE; });
    };
    host.fail = [](void* self, claims_status, claims_string text) {
      guarded(self, [&](InProcess& me) {
        me.why_.assign(text.data ? text.data : "", text.size);
        return CLAIMS_OK;
      });
    };
    host.wake = wake_;
    const Settings settings(settings_);
    const claims_status status = loaded_.transport->run(&host, &settings.view());
    const std::lock_guard lock(mutex_);
    const Code code = code_of(static_cast<std::uint32_t>(status)).value_or(Code::internal);
    ended_ = Error{code, loaded_.descriptor.id + ": " + (why_.empty() ? "the transport ended" : why_)};
    come_.notify_all();
  }

  template <class Body>
  static claims_status guarded(void* self, const Body& body) noexcept {
    try {
      return body(*static_cast<InProcess*>(self));
    } catch (...) {
      return CLAIMS_LIMIT;
    }
  }

  claims_status next(std::uint32_t wait, claims_exchange* out) {
    if (!out || out->size < min_exchange_size) return CLAIMS_USAGE;
    std::unique_lock lock(mutex_);
    if (asking_.empty() && !closing_ && wait != 0)
      asked_.wait_for(lock, std::chrono::milliseconds(wait), [&] { return !asking_.empty() || closing_; });
    if (closing_) return CLAIMS_UNAVAILABLE;
    if (asking_.empty()) return CLAIMS_NOT_FOUND;
    current_ = std::move(asking_.front());
    asking_.pop_front();
    if (asking_.empty()) unring();
    lock.unlock();
    if (!current_.cancel) {
      exchanges_.start(current_.exchange.id, current_.exchange.max_header_bytes, current_.exchange.max_body_bytes);
    }
    if (hand_over(plugin::borrow(current_.exchange, current_.cancel), *out)) return CLAIMS_OK;
    const claims_status refused = end(not_for_this_transport(current_.exchange.id));
    return refused == CLAIMS_OK ? next(0, out) : refused;
  }

  claims_status push(Held held) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return waiting_ < max_waiting || closing_; });
    if (closing_) return CLAIMS_UNAVAILABLE;
    waiting_ += held.bytes.size() + sizeof(Held);
    events_.push_back(std::move(held));
    const bool first = events_.size() == 1;
    lock.unlock();
    if (first) come_.notify_one();
    return CLAIMS_OK;
  }

  claims_status push(TransportEvent::Kind kind, std::uint64_t id, claims_string bytes) {
    Held held;
    held.event.kind = kind;
    held.event.id = id;
    if (bytes.size != 0) held.bytes.assign(bytes.data, bytes.size);
    return push(std::move(held));
  }

  claims_status head(std::uint64_t id, claims_string bytes) {
    const claims_status status = exchanges_.head(id, bytes);
    return status == CLAIMS_OK ? push(TransportEvent::Kind::head, id, bytes) : status;
  }
  claims_status body(std::uint64_t id, claims_string bytes) {
    const claims_status status = exchanges_.body(id, bytes);
    return status == CLAIMS_OK ? push(TransportEvent::Kind::body, id, bytes) : status;
  }
  claims_status end(const claims_exchange_end& end) {
    const claims_status status = exchanges_.end(end);
    return status == CLAIMS_OK ? push({event_of(end), {}}) : status;
  }

  const Loaded loaded_;
  const TransportSettings settings_;
  const int wake_;
  Exchanges exchanges_;  // the plugin's thread alone
  Asked current_;        // likewise
  std::string why_;      // likewise
  std::vector<Held> batch_;
  std::size_t next_ = 0;

  std::mutex mutex_;
  std::condition_variable asked_, come_, room_;
  std::deque<Asked> asking_;
  std::vector<Held> events_;
  std::size_t waiting_ = 0;
  bool closing_ = false;
  std::optional<Error> ended_;
  std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<Transport>> open_transport_in_process(Loaded loaded, const TransportSettings& settings,
                                                             const OpenOptions&) {
  if (!loaded.transport)
    return fail(Code::unsupported, loaded.descriptor.id + " has no capability " CLAIMS_TRANSPORT_1);
  const int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake < 0) return fail(Code::unavailable, std::string("no more file descriptors: ").append(std::strerror(errno)));
  return std::unique_ptr<Transport>(std::make_unique<InProcess>(std::move(loaded), settings, wake));
}

}  // namespace claims::plugin
