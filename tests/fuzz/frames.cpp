// Frames and messages of the socket between claims and a plugin's process, in both directions.
//
// Byte 0: how the rest arrives, in pieces of that many bytes (0: all at once).
#include "plugin/gate.h"
#include "plugin/message.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace claims::plugin;

void require(bool holds) {
  if (!holds) std::abort();
}

// What is read, written again, is the payload: no byte of a message is without meaning.
template <class Write>
void same_again(std::string_view payload, Write write) {
  std::string out;
  write(out);
  require(out.size() == frame_head + payload.size() && out.substr(frame_head) == payload);
}

void read_message(const Frame& frame) {
  const std::string_view payload = frame.payload;
  ArticleMessage article;
  SettingsMessage settings;
  EndMessage end;
  switch (frame.kind) {
    case FrameKind::load:
      if (const auto load = get_load(payload)) same_again(payload, [&](std::string& out) { put_load(out, *load); });
      break;
    case FrameKind::interpret:
      if (const auto reply = get_reply(payload)) same_again(payload, [&](std::string& out) { put_reply(out, *reply); });
      break;
    case FrameKind::check:
      if (get_article(payload, article))
        same_again(payload, [&](std::string& out) { put_article(out, article.article); });
      break;
    case FrameKind::run:
      if (get_settings(payload, settings))
        same_again(payload, [&](std::string& out) { put_settings(out, settings.settings); });
      break;
    case FrameKind::exchange: (void)get_exchange(payload); break;
    case FrameKind::described: (void)get_described(payload); break;
    case FrameKind::end: (void)get_end(payload, end); break;
    case FrameKind::done:
      if (const auto done = get_done(payload)) same_again(payload, [&](std::string& out) { put_done(out, *done); });
      break;
    default: {
      std::string_view strings[3];
      for (std::size_t count = 1; count <= 3; ++count) (void)get_strings(payload, strings, count);
    }
  }
}

// Keeps nothing, but reads what it is given to the last byte.
class Reader final : public Sink {
 public:
  void locator(std::uint64_t begin, std::uint64_t end, std::string_view locator) override {
    require(begin < end && end <= text_size);
    read(locator);
  }
  void request(const claims_request& request) override { read({request.url.data, request.url.size}); }
  void fact(const claims_fact& fact) override { read({fact.value.data, fact.value.size}); }
  void text(std::string_view text) override { read(text); }
  void finding(const claims_finding& finding) override {
    require(finding.begin <= finding.end && finding.end <= text_size);
    read({finding.message.data, finding.message.size});
    for (std::size_t i = 0; i < finding.reason_count; ++i)
      read({finding.reasons[i].text.data, finding.reasons[i].text.size});
  }
  static constexpr std::uint64_t text_size = 1000;

 private:
  void read(std::string_view text) {
    for (const char c : text) sum_ += static_cast<unsigned char>(c);
  }
  std::uint64_t sum_ = 0;
};

Descriptor plugin_with_all() {
  Descriptor descriptor;
  descriptor.id = "org.example.all";
  descriptor.hosts = {"example.org"};
  descriptor.schemes = {"x"};
  descriptor.media_types = {"text/x"};
  descriptor.checks = {"x.check"};
  descriptor.check_levels = {claims::Level::error};
  descriptor.recognises = true;
  return descriptor;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = data[0] == 0 ? size : data[0];
  std::string_view left(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const Descriptor descriptor = plugin_with_all();
  Reader reader;
  Gate resolving(reader, descriptor, Call::resolve, Limits{}, Reader::text_size);
  Gate checking(reader, descriptor, Call::check, Limits{}, Reader::text_size);
  Gate recognising(reader, descriptor, Call::recognise, Limits{}, Reader::text_size);
  FrameInbox inbox(1u << 20);
  while (!left.empty() && !inbox.broken()) {
    std::size_t room = 0;
    char* const to = inbox.room(room);
    const std::size_t taken = std::min({room, piece, left.size()});
    require(room > 0);
    std::memcpy(to, left.data(), taken);
    inbox.received(taken);
    left.remove_prefix(taken);
    while (const auto frame = inbox.next()) {
      read_message(*frame);
      for (Gate* gate : {&resolving, &checking, &recognising}) (void)push_frame(*frame, *gate);
    }
  }
  require(!inbox.broken() || !inbox.why().empty());
  for (const Gate* gate : {&resolving, &checking, &recognising}) (void)gate->finish(0);
  return 0;
}
