// What frames carry, to and from the values of the plugin interface. The get_
// functions give nothing where a payload is not what its kind says; strings are
// borrowed from the payload.
#pragma once

#include "plugin/frame.h"
#include "plugin/gate.h"

namespace claims::plugin {

struct LoadMessage {
  std::string_view path;
  bool network = false;
  std::uint64_t memory = 0, cpu_seconds = 0, output = 0;
  std::uint32_t pushes = 0, call_ms = 0;
};

struct DoneMessage {
  enum Outcome : std::uint8_t { well = 0, failed = 1, refused = 2 } outcome = well;
  std::uint32_t status = 0;
  std::string_view text;
};

// Owns what the structure points at.
struct ArticleMessage {
  claims_article article{};
  std::vector<claims_span> sentences;
  std::vector<claims_mention> mentions;
};
struct FindingMessage {
  claims_finding finding{};
  std::vector<claims_reason> reasons;
};
struct EndMessage {
  claims_exchange_end end{};
  std::vector<claims_string> certificates;
};
struct SettingsMessage {
  claims_transport_settings settings{};
  std::vector<claims_string> connect_to, allowed_networks;
};

void put_load(std::string& out, const LoadMessage& message);
void put_described(std::string& out, const Descriptor& descriptor);
void put_reply(std::string& out, const claims_reply& reply);
void put_article(std::string& out, const claims_article& article);
void put_settings(std::string& out, const claims_transport_settings& settings);
void put_exchange(std::string& out, const claims_exchange& exchange);
void put_end(std::string& out, const claims_exchange_end& end);
void put_done(std::string& out, const DoneMessage& message);
void put_strings(std::string& out, FrameKind kind, std::initializer_list<std::string_view> strings);

std::optional<LoadMessage> get_load(std::string_view payload);
std::optional<Descriptor> get_described(std::string_view payload);
std::optional<claims_reply> get_reply(std::string_view payload);
bool get_article(std::string_view payload, ArticleMessage& out);
bool get_settings(std::string_view payload, SettingsMessage& out);
std::optional<claims_exchange> get_exchange(std::string_view payload);
bool get_end(std::string_view payload, EndMessage& out);
std::optional<DoneMessage> get_done(std::string_view payload);
// Exactly `count` strings.
bool get_strings(std::string_view payload, std::string_view* out, std::size_t count);

// Hands a frame with a push to the gate; false if it is no push or malformed.
bool push_frame(const Frame& frame, Gate& gate);

// Writes pushes as frames.
class FrameSink : public Sink {
 public:
  explicit FrameSink(std::string& out) : out_(out) {}
  void locator(std::uint64_t begin, std::uint64_t end, std::string_view locator) override;
  void request(const claims_request& request) override;
  void fact(const claims_fact& fact) override;
  void text(std::string_view text) override;
  void finding(const claims_finding& finding) override;

 protected:
  virtual void written() {}  // after each frame

 private:
  std::string& out_;
};

}  // namespace claims::plugin
