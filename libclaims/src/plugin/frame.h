// The language between claims and claims-runner, over one socket.
//
// A frame is a length (u32, little-endian, of what follows the kind), a kind
// (u8) and a payload. In a payload numbers are little-endian, a string is a u32
// of its bytes and the bytes, a list is a u32 of its items and the items. Every
// payload is read to its last byte or refused.
//
// claims asks with one frame and waits. The runner answers a call with any
// number of pushes and one `done`. A transport runs until the socket closes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::plugin {

enum class FrameKind : std::uint8_t {
  // claims to runner
  load = 1,       // path, u8 network, u64 memory, u64 cpu seconds, u64 output, u32 pushes, u32 milliseconds of a call
  recognise = 2,  // text
  resolve = 3,    // locator
  interpret = 4,  // u32 HTTP status, the nine strings of claims_reply in order
  decode = 5,     // media type, charset, bytes
  check = 6,      // text, title, published, list of u64 begin, u64 end, list of kind, value, u64 begin, u64 end
  run = 7,        // u32, u32, ca_file, proxy, list connect_to, list allowed_networks
  exchange = 8,   // u8 cancel, u64 id, method, url, headers, u32, u32, u64, u64
  // runner to claims
  described = 32,  // the descriptor: see message.h
  refused = 33,    // u32 status, text: the plugin cannot be loaded
  locator = 34,    // u64 begin, u64 end, locator
  request = 35,    // role, url, accept, u64 max_bytes, u32 timeout_ms
  fact = 36,       // u32 type, name, value, qualifier, quote
  text = 37,       // text
  finding = 38,  // u32 level, check, u64 begin, u64 end, message, replacement, u64 bits of confidence, list of reasons
  done = 39,     // u8 outcome (0 well, 1 the plugin failed, 2 a push was refused), u32 status, text
  head = 40,     // u64 id, bytes up to the end
  body = 41,     // likewise
  end = 42,      // u64 id, u32 status, error, address, http_version, tls_version, list of PEM, u64 microseconds
  forbidden = 43,  // u32: the number of a system call that the sandbox stopped
};

inline constexpr std::size_t frame_head = 5;                        // bytes before the payload
inline constexpr std::size_t max_frame_in = (64u << 20) + 65536;    // payload that a runner may send
inline constexpr std::size_t max_frame_out = (192u << 20) + 65536;  // payload that claims sends: bytes, text, headers

class FrameWriter {
 public:
  explicit FrameWriter(std::string& out) : out_(out) {}

  void begin(FrameKind kind);
  // Fills in the length; `more` bytes of payload will follow from elsewhere.
  void end(std::size_t more = 0);
  void u8(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void u32(std::uint32_t value) { number(value, 4); }
  void u64(std::uint64_t value) { number(value, 8); }
  void string(std::string_view text);
  void bytes(std::string_view bytes) { out_.append(bytes); }

 private:
  void number(std::uint64_t value, int bytes);

  std::string& out_;
  std::size_t start_ = 0;
};

// Reads one payload. After a wrong read everything is 0 or empty.
class FrameReader {
 public:
  explicit FrameReader(std::string_view payload) : left_(payload) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }
  std::string_view string();
  std::string_view rest();
  // Number of items of a list whose items take at least `least` bytes each.
  std::size_t count(std::size_t least);
  // Was everything there, and nothing more?
  bool done() const noexcept { return !wrong_ && left_.empty(); }

 private:
  std::uint64_t number(std::size_t bytes);
  std::string_view take(std::size_t bytes);

  std::string_view left_;
  bool wrong_ = false;
};

struct Frame {
  FrameKind kind;
  std::string_view payload;
};

// Puts received bytes together to frames.
class FrameInbox {
 public:
  explicit FrameInbox(std::size_t max_payload) : max_payload_(max_payload) {}

  // The next frame, if it is complete; valid until the next call of room().
  std::optional<Frame> next();
  // True once the bytes cannot be frames: `why` says so.
  bool broken() const noexcept { return !why_.empty(); }
  const std::string& why() const noexcept { return why_; }

  // Where to receive to, and how much fits; then received() says how much came.
  char* room(std::size_t& size);
  void received(std::size_t size) { end_ += size; }

 private:
  std::size_t max_payload_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0, wanted_ = 0;
  std::string why_;
};

}  // namespace claims::plugin
