// A plugin in a process of its own. Nothing that it sends is believed.
#include "plugin/article.h"
#include "plugin/collector.h"
#include "plugin/conversation.h"
#include "plugin/message.h"
#include "plugin/open.h"
#include "plugin/start.h"

#include <fmt/format.h>

namespace claims::plugin {
namespace {

constexpr int max_starts = 1 + 3;

class OwnProcess final : public Plugin {
 public:
  OwnProcess(std::string path, const OpenOptions& options) : path_(std::move(path)), options_(options) {}

  Result<void> open(const std::string& sha256) {
    if (auto started = start(); !started) return tl::unexpected<Error>(std::move(started.error()));
    descriptor_ = std::move(said_);
    descriptor_.path = path_;
    descriptor_.sha256 = sha256;
    return {};
  }

  const Descriptor& descriptor() const noexcept override { return descriptor_; }

  Result<std::vector<Locator>> recognise(std::string_view text) override {
    if (!descriptor_.recognises) return lacks(CLAIMS_FETCH_1);
    frames_.clear();
    put_strings(frames_, FrameKind::recognise, {text});
    Collector out;
    auto failure = call(out, Call::recognise, text.size());
    return whole(failure, out.locators);
  }

  Result<Reading> resolve(std::string_view locator) override {
    if (!descriptor_.can(CLAIMS_FETCH_1)) return lacks(CLAIMS_FETCH_1);
    frames_.clear();
    put_strings(frames_, FrameKind::resolve, {locator});
    return reading(Call::resolve);
  }

  Result<Reading> interpret(const Reply& reply) override {
    if (!descriptor_.can(CLAIMS_FETCH_1)) return lacks(CLAIMS_FETCH_1);
    frames_.clear();
    put_reply(frames_, borrow(reply));
    return reading(Call::interpret);
  }

  Result<Reading> decode(std::string_view media_type, std::string_view charset, std::string_view bytes) override {
    if (!descriptor_.can(CLAIMS_DECODE_1)) return lacks(CLAIMS_DECODE_1);
    frames_.clear();
    put_strings(frames_, FrameKind::decode, {media_type, charset, bytes});
    return reading(Call::decode);
  }

  Result<std::vector<Finding>> check(const Story& story) override {
    if (!descriptor_.can(CLAIMS_CHECK_1)) return lacks(CLAIMS_CHECK_1);
    frames_.clear();
    put_article(frames_, Article(story).view());
    Collector out;
    auto failure = call(out, Call::check, story.document.text.size());
    return whole(failure, out.findings);
  }

 private:
  tl::unexpected<Error> lacks(const char* capability) const {
    return fail(Code::unsupported, descriptor_.id + " has no capability " + capability);
  }

  Result<void> start() {
    if (starts_ == max_starts) return fail(last_->code, last_->text + "; it is not started again");
    ++starts_;
    auto started = start_runner(path_, options_, nullptr);
    if (!started) {
      last_ = std::move(started.error());
      return tl::unexpected<Error>(*last_);
    }
    said_ = std::move(started->descriptor);
    runner_ = std::move(started->conversation);
    busy_ = {};
    return {};
  }

  // Has the process used so much that the next call might meet its limit? Then
  // a new one takes its place, which is no failure.
  void retire() {
    if (!runner_ || busy_ < std::chrono::seconds(options_.limits.cpu_seconds) / 2) return;
    runner_.reset();
    --starts_;
  }

  Result<std::optional<Error>> call(Collector& out, Call what, std::uint64_t text_size) {
    if (frames_.size() > max_frame_out)
      return fail(Code::limit, fmt::format("{}: {} of more than 192 MiB", descriptor_.id, name_of(what)));
    retire();
    if (!runner_)
      if (auto started = start(); !started) return tl::unexpected<Error>(std::move(started.error()));
    const auto begin = std::chrono::steady_clock::now();
    auto result = converse(out, what, text_size, begin + options_.limits.call + options_.limits.grace);
    busy_ += std::chrono::steady_clock::now() - begin;
    if (frames_.capacity() > (4u << 20)) frames_.shrink_to_fit();
    return result;
  }

  Result<std::optional<Error>> converse(Collector& out, Call what, std::uint64_t text_size, Deadline deadline) {
    Gate gate(out, descriptor_, what, options_.limits, text_size);
    runner_->send(frames_, deadline);
    frames_.clear();
    while (const std::optional<Frame> frame = runner_->receive(deadline)) {
      if (frame->kind == FrameKind::done) {
        const std::optional<DoneMessage> done = get_done(frame->payload);
        if (!done) break;
        return ended(gate, *done);
      }
      if (!push_frame(*frame, gate)) break;
      // The runner lets nothing pass that is refused here: it is no longer the runner that speaks.
      if (auto refused = gate.finish(CLAIMS_OK); !refused) return given_up(std::move(refused.error()));
    }
    if (runner_->state() == Conversation::State::open) runner_->broke("a frame that makes no sense");
    return given_up(runner_->failure(descriptor_.id, name_of(what), options_.limits.call));
  }

  tl::unexpected<Error> given_up(Error error) {
    runner_.reset();
    last_ = error;
    return tl::unexpected<Error>(std::move(error));
  }

  Result<std::optional<Error>> ended(Gate& gate, const DoneMessage& done) {
    if (done.outcome == DoneMessage::well) return gate.finish(CLAIMS_OK);
    const std::string who = descriptor_.id + ": ";
    gate.fail(static_cast<claims_status>(done.status),
              done.text.starts_with(who) ? done.text.substr(who.size()) : done.text);
    auto failure = gate.finish(done.status);
    // After these its memory may be full or in disorder.
    if (done.status == CLAIMS_LIMIT || done.status == CLAIMS_INTERNAL) {
      runner_.reset();
      --starts_;
    }
    if (done.outcome == DoneMessage::refused && failure && *failure) return tl::unexpected<Error>(std::move(**failure));
    return failure;
  }

  Result<Reading> reading(Call what) {
    Collector out;
    auto failure = call(out, what, 0);
    if (!failure) return tl::unexpected<Error>(std::move(failure.error()));
    out.reading.error = std::move(*failure);
    return std::move(out.reading);
  }

  template <class T>
  static Result<std::vector<T>> whole(Result<std::optional<Error>>& failure, std::vector<T>& out) {
    if (!failure) return tl::unexpected<Error>(std::move(failure.error()));
    if (*failure) return tl::unexpected<Error>(std::move(**failure));
    return std::move(out);
  }

  const std::string path_;
  const OpenOptions options_;
  Descriptor descriptor_, said_;
  std::unique_ptr<Conversation> runner_;
  std::string frames_;
  std::chrono::steady_clock::duration busy_{};
  int starts_ = 0;
  std::optional<Error> last_;
};

}  // namespace

Result<std::unique_ptr<Plugin>> open_own_process(const std::string& path, const std::string& sha256,
                                                 const OpenOptions& options) {
  auto plugin = std::make_unique<OwnProcess>(path, options);
  if (auto opened = plugin->open(sha256); !opened) return tl::unexpected<Error>(std::move(opened.error()));
  return std::unique_ptr<Plugin>(std::move(plugin));
}

}  // namespace claims::plugin
