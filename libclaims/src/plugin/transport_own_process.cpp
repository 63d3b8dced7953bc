// A transport in a process of its own.
#include "plugin/exchanges.h"
#include "plugin/message.h"
#include "plugin/open.h"
#include "plugin/settings.h"
#include "plugin/start.h"

#include <algorithm>

namespace claims::plugin {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

class OwnProcess final : public Transport {
 public:
  OwnProcess(std::string id, std::unique_ptr<Conversation> runner, const Limits& limits)
      : id_(std::move(id)), runner_(std::move(runner)), grace_(limits.grace) {}

  void start(const Exchange& exchange) override {
    exchanges_.start(exchange.id, exchange.max_header_bytes, exchange.max_body_bytes);
    patience_ = std::max(patience_, milliseconds(exchange.timeout_ms + exchange.connect_timeout_ms) + grace_);
    if (exchanges_.under_way() == 1) heard_ = Clock::now();
    put_exchange(frames_, borrow(exchange, false));
  }

  void cancel(std::uint64_t id) override {
    Exchange exchange;
    exchange.id = id;
    put_exchange(frames_, borrow(exchange, true));
  }

  Result<std::optional<TransportEvent>> poll(milliseconds wait) override {
    if (failed_) return tl::unexpected<Error>(*failed_);
    const auto until = Clock::now() + wait;
    for (;;) {
      if (const std::optional<Frame> frame = runner_->next()) return event(*frame);
      if (runner_->state() != Conversation::State::open || !runner_->send_some(frames_)) return failure();
      if (runner_->receive_some()) {
        heard_ = Clock::now();
        continue;
      }
      if (runner_->state() != Conversation::State::open) return failure();
      const auto now = Clock::now();
      if (exchanges_.under_way() != 0 && now - heard_ > patience_) return hangs();
      if (now >= until) return std::nullopt;
      const auto left = std::chrono::ceil<milliseconds>(until - now);
      runner_->wait(!frames_.empty(), std::min(left, milliseconds(1000)));
    }
  }

 private:
  Result<std::optional<TransportEvent>> event(const Frame& frame) {
    TransportEvent out;
    switch (frame.kind) {
      case FrameKind::head:
      case FrameKind::body: {
        const bool head = frame.kind == FrameKind::head;
        FrameReader from(frame.payload);
        out.kind = head ? TransportEvent::Kind::head : TransportEvent::Kind::body;
        out.id = from.u64();
        out.bytes = from.rest();
        const claims_string bytes{out.bytes.data(), out.bytes.size()};
        if (!from.done() || (head ? exchanges_.head(out.id, bytes) : exchanges_.body(out.id, bytes)) != CLAIMS_OK)
          break;
        return out;
      }
      case FrameKind::end: {
        EndMessage message;
        if (!get_end(frame.payload, message) || exchanges_.end(message.end) != CLAIMS_OK) break;
        if (exchanges_.under_way() == 0) patience_ = grace_;
        return event_of(message.end);
      }
      case FrameKind::done: {
        const std::optional<DoneMessage> done = get_done(frame.payload);
        if (!done) break;
        failed_ = Error{code_of(done->status).value_or(Code::internal), id_ + ": " + std::string(done->text)};
        return tl::unexpected<Error>(*failed_);
      }
      default: break;
    }
    runner_->broke("an event that makes no sense");
    return failure();
  }

  tl::unexpected<Error> hangs() {
    failed_ =
        Error{Code::limit, id_ + ": gave no sign of life beyond the time of its exchanges; its process was ended"};
    runner_.reset();
    return tl::unexpected<Error>(*failed_);
  }

  tl::unexpected<Error> failure() {
    failed_ = runner_->failure(id_, "run", patience_);
    return tl::unexpected<Error>(*failed_);
  }

  const std::string id_;
  std::unique_ptr<Conversation> runner_;
  const milliseconds grace_;
  Exchanges exchanges_;
  std::string frames_;
  milliseconds patience_{};
  Clock::time_point heard_ = Clock::now();
  std::optional<Error> failed_;
};

}  // namespace

Result<std::unique_ptr<Transport>> open_transport_own_process(const std::string& path,
                                                              const TransportSettings& settings,
                                                              const OpenOptions& options, const Accept& accept) {
  const Settings passed(settings);
  Result<Started> started = start_runner(path, options, &passed.view());
  if (!started) return tl::unexpected<Error>(std::move(started.error()));
  if (auto accepted = accept(started->descriptor); !accepted) return tl::unexpected<Error>(std::move(accepted.error()));
  return std::unique_ptr<Transport>(std::make_unique<OwnProcess>(std::move(started->descriptor.id),
                                                                 std::move(started->conversation), options.limits));
}

}  // namespace claims::plugin
