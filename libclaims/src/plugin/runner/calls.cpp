#include "plugin/runner/calls.h"

namespace claims::plugin {
namespace {

constexpr std::size_t flush_at = 64u << 10;

class LinkSink final : public FrameSink {
 public:
  explicit LinkSink(Link& link) : FrameSink(link.out), link_(link) {}

 private:
  void written() override {
    if (link_.out.size() >= flush_at) link_.flush();
  }

  Link& link_;
};

claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

// Runs `body` behind a gate and says how it ended.
template <class Body>
bool answer(const Loaded& plugin, Call call, const Limits& limits, std::uint64_t text_size, Link& link,
            const Body& body) {
  LinkSink sink(link);
  Gate gate(sink, plugin.descriptor, call, limits, text_size);
  const claims_host host = gate.host();
  const auto status = static_cast<std::uint32_t>(body(host));
  const Result<std::optional<Error>> ended = gate.finish(status);
  if (!ended)
    put_done(link.out,
             {DoneMessage::refused, static_cast<std::uint32_t>(status_of(ended.error().code)), ended.error().text});
  else if (*ended)
    put_done(link.out, {DoneMessage::failed, static_cast<std::uint32_t>(status_of((*ended)->code)), (*ended)->text});
  else put_done(link.out, {});
  link.flush();
  return true;
}

bool serve_check(const Frame& frame, const Loaded& plugin, const Limits& limits, Link& link) {
  ArticleMessage article;
  if (!plugin.check || !get_article(frame.payload, article)) return false;
  return answer(plugin, Call::check, limits, article.article.text.size, link,
                [&](const claims_host& host) { return plugin.check->check(&host, &article.article); });
}

}  // namespace

bool serve_call(const Frame& frame, const Loaded& plugin, const Limits& limits, Link& link) {
  std::string_view words[3];
  switch (frame.kind) {
    case FrameKind::recognise:
      if (!plugin.fetch || !plugin.fetch->recognise || !get_strings(frame.payload, words, 1)) return false;
      return answer(plugin, Call::recognise, limits, words[0].size(), link,
                    [&](const claims_host& host) { return plugin.fetch->recognise(&host, borrow(words[0])); });
    case FrameKind::resolve:
      if (!plugin.fetch || !get_strings(frame.payload, words, 1)) return false;
      return answer(plugin, Call::resolve, limits, 0, link,
                    [&](const claims_host& host) { return plugin.fetch->resolve(&host, borrow(words[0])); });
    case FrameKind::interpret: {
      const std::optional<claims_reply> reply = get_reply(frame.payload);
      if (!plugin.fetch || !reply) return false;
      return answer(plugin, Call::interpret, limits, 0, link,
                    [&](const claims_host& host) { return plugin.fetch->interpret(&host, &*reply); });
    }
    case FrameKind::decode:
      if (!plugin.decode || !get_strings(frame.payload, words, 3)) return false;
      return answer(plugin, Call::decode, limits, 0, link, [&](const claims_host& host) {
        return plugin.decode->decode(&host, borrow(words[0]), borrow(words[1]), borrow(words[2]));
      });
    case FrameKind::check: return serve_check(frame, plugin, limits, link);
    default: return false;
  }
}

}  // namespace claims::plugin
