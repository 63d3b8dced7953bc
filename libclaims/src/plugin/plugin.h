// Plugins as the engine sees them: loaded here or in a process of their own,
// behind one interface.
#pragma once

#include <claims/finding.h>
#include <claims/result.h>
#include <claims/source.h>
#include <claims/story.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::plugin {

// What a plugin says of itself.
struct Descriptor {
  std::string path;
  std::string sha256;  // of the file, lower-case hex
  std::string id, version, licence;
  std::uint32_t minor = 0;
  std::vector<std::string> capabilities;
  std::vector<std::string> hosts;
  std::vector<std::string> schemes;      // of claims.fetch/1
  std::vector<std::string> media_types;  // of claims.decode/1
  std::vector<std::string> checks;       // ids of claims.check/1
  std::vector<Level> check_levels;       // the highest that each of `checks` reports
  bool recognises = false;               // claims.fetch/1 has `recognise`
  std::vector<std::string> protections;  // around its process, in words: "Landlock 4"; none in this process

  bool can(std::string_view capability) const noexcept;
};

enum class Isolation { in_process, own_process };

// Limits of a plugin in a process of its own.
struct Limits {
  std::chrono::milliseconds call{10'000};  // CLAIMS_CALL_MILLISECONDS
  std::chrono::milliseconds grace{500};    // after the deadline, before it is killed
  std::uint64_t memory = 512u << 20;       // bytes of address space beyond what loading took
  std::uint64_t cpu_seconds = 60;          // of the process in all
  std::uint64_t output = 64u << 20;        // bytes that one call may push
  std::uint32_t pushes = 100'000;          // CLAIMS_MAX_PUSHES
};

struct OpenOptions {
  Isolation isolation = Isolation::own_process;
  Limits limits;
  std::string runner;  // path of the program claims-runner
  std::string pin;     // expected SHA-256 of the file; empty: any
};

struct Locator {
  std::uint64_t begin = 0, end = 0;
  std::string locator;
};

struct Request {
  std::string role, url, accept;
  std::uint64_t max_bytes = 0;
  std::uint32_t timeout_ms = 0;
};

struct Reply {
  std::uint32_t http_status = 0;
  std::string locator, role, url, final_url, media_type, charset, headers, body, text;
};

// What a call pushed. `error` holds the plugin's own failure; a Result's error
// is the host's: the plugin crashed, hung, broke the protocol or a limit.
struct Reading {
  std::optional<Error> error;
  std::vector<Request> requests;
  std::vector<Fact> facts;
  std::string text;
};

// One plugin. Not copyable; one call at a time; after a failure of its process
// the next call starts a new one (at most 3 times, then the error stays).
class Plugin {
 public:
  virtual ~Plugin() = default;
  virtual const Descriptor& descriptor() const noexcept = 0;

  // Errors of all calls: unavailable (crashed), limit (deadline, memory, output),
  // malformed (broke the protocol), unsupported (no such capability).
  virtual Result<std::vector<Locator>> recognise(std::string_view text) = 0;
  virtual Result<Reading> resolve(std::string_view locator) = 0;
  virtual Result<Reading> interpret(const Reply& reply) = 0;
  virtual Result<Reading> decode(std::string_view media_type, std::string_view charset, std::string_view bytes) = 0;
  virtual Result<std::vector<Finding>> check(const Story& story) = 0;
};

// Errors: not_found, unreadable, unsupported (another major, a newer minor),
// malformed (no descriptor, or one that makes no sense), usage (the pin differs).
Result<std::unique_ptr<Plugin>> open_plugin(const std::string& path, const OpenOptions& options);

// A transport at work.
struct TransportSettings {
  std::uint32_t max_connections = 64;
  std::uint32_t max_connections_per_host = 6;
  std::string ca_file, proxy;
  std::vector<std::string> connect_to, allowed_networks;
};

struct Exchange {
  std::uint64_t id = 0;
  std::string method = "GET", url, headers;
  std::string body;  // of the request
  std::uint32_t connect_timeout_ms = 10'000, timeout_ms = 60'000;
  std::uint64_t max_header_bytes = 256u << 10, max_body_bytes = 64u << 20;
};

// What came in. Order of one exchange: head, body..., end.
struct TransportEvent {
  enum class Kind { head, body, end } kind = Kind::end;
  std::uint64_t id = 0;
  std::string_view bytes;  // of head and body; valid until the next poll
  // of end
  std::optional<Error> error;
  std::string address, http_version, tls_version;
  std::vector<std::string> certificates;  // PEM
  std::uint64_t microseconds = 0;
};

// One thread uses it. Destroying it ends all exchanges.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual void start(const Exchange& exchange) = 0;
  virtual void cancel(std::uint64_t id) = 0;  // its `end` still comes
  // The next event, waiting up to `wait`; nothing when the time is up. Errors:
  // as of Plugin; all exchanges under way are then lost.
  virtual Result<std::optional<TransportEvent>> poll(std::chrono::milliseconds wait) = 0;
};

// `accept` may refuse it by what it says of itself, before anything is asked of it; empty: any is taken.
using Accept = std::function<Result<void>(const Descriptor&)>;
Result<std::unique_ptr<Transport>> open_transport(const std::string& path, const TransportSettings& settings,
                                                  const OpenOptions& options, const Accept& accept = {});

// Runs a program (argv[0] is its path) under the same limits, without network and
// without other files than what it needs to start: `input` to its standard
// input, its standard output back. For decoders that must stay programs, as
// pdftotext. Errors: as of Plugin, and not_found.
Result<std::string> run_program(std::span<const std::string> argv, std::string_view input, const OpenOptions& options);

}  // namespace claims::plugin
