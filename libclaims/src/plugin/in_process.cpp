// A trusted plugin in this process: quick, and nothing contains it.
#include "plugin/article.h"
#include "plugin/collector.h"
#include "plugin/loaded.h"
#include "plugin/open.h"

namespace claims::plugin {
namespace {

class InProcess final : public Plugin {
 public:
  InProcess(Loaded loaded, const Limits& limits) : loaded_(std::move(loaded)), limits_(limits) {}

  const Descriptor& descriptor() const noexcept override { return loaded_.descriptor; }

  Result<std::vector<Locator>> recognise(std::string_view text) override {
    if (!loaded_.fetch || !loaded_.fetch->recognise) return lacks(CLAIMS_FETCH_1);
    Collector out;
    auto failure = call(out, Call::recognise, text.size(),
                        [&](const claims_host& host) { return loaded_.fetch->recognise(&host, borrow(text)); });
    return whole(failure, out.locators);
  }

  Result<Reading> resolve(std::string_view locator) override {
    if (!loaded_.fetch) return lacks(CLAIMS_FETCH_1);
    Collector out;
    auto failure = call(out, Call::resolve, 0,
                        [&](const claims_host& host) { return loaded_.fetch->resolve(&host, borrow(locator)); });
    return reading(failure, out);
  }

  Result<Reading> interpret(const Reply& reply) override {
    if (!loaded_.fetch) return lacks(CLAIMS_FETCH_1);
    Collector out;
    const claims_reply passed = plugin::borrow(reply);
    auto failure = call(out, Call::interpret, 0,
                        [&](const claims_host& host) { return loaded_.fetch->interpret(&host, &passed); });
    return reading(failure, out);
  }

  Result<Reading> decode(std::string_view media_type, std::string_view charset, std::string_view bytes) override {
    if (!loaded_.decode) return lacks(CLAIMS_DECODE_1);
    Collector out;
    auto failure = call(out, Call::decode, 0, [&](const claims_host& host) {
      return loaded_.decode->decode(&host, borrow(media_type), borrow(charset), borrow(bytes));
    });
    return reading(failure, out);
  }

  Result<std::vector<Finding>> check(const Story& story) override {
    if (!loaded_.check) return lacks(CLAIMS_CHECK_1);
    Collector out;
    const Article article(story);
    auto failure = call(out, Call::check, story.document.text.size(),
                        [&](const claims_host& host) { return loaded_.check->check(&host, &article.view()); });
    return whole(failure, out.findings);
  }

 private:
  static claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

  tl::unexpected<Error> lacks(const char* capability) const {
    return fail(Code::unsupported, descriptor().id + " has no capability " + capability);
  }

  template <class Body>
  Result<std::optional<Error>> call(Collector& out, Call what, std::uint64_t text_size, const Body& body) {
    Gate gate(out, loaded_.descriptor, what, limits_, text_size);
    const claims_host host = gate.host();
    return gate.finish(static_cast<std::uint32_t>(body(host)));
  }

  static Result<Reading> reading(Result<std::optional<Error>>& failure, Collector& out) {
    if (!failure) return tl::unexpected<Error>(std::move(failure.error()));
    out.reading.error = std::move(*failure);
    return std::move(out.reading);
  }

  // Of calls that either succeed or fail.
  template <class T>
  static Result<std::vector<T>> whole(Result<std::optional<Error>>& failure, std::vector<T>& out) {
    if (!failure) return tl::unexpected<Error>(std::move(failure.error()));
    if (*failure) return tl::unexpected<Error>(std::move(**failure));
    return std::move(out);
  }

  Loaded loaded_;
  Limits limits_;
};

}  // namespace

Result<std::unique_ptr<Plugin>> open_in_process(Loaded loaded, const OpenOptions& options) {
  return std::unique_ptr<Plugin>(std::make_unique<InProcess>(std::move(loaded), options.limits));
}

}  // namespace claims::plugin
