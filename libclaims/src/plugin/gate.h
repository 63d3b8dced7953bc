// The one place that checks what a plugin pushes: forms, sizes, counts, and
// whether the call may push it at all. It stands on both sides of the runner's
// socket: there for the plugin's sake, here because nothing that comes out of a
// plugin's process is believed.
#pragma once

#include "plugin/plugin.h"

#include <claims/plugin.h>

namespace claims::plugin {

// Receives what has passed. Strings are borrowed.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void locator(std::uint64_t begin, std::uint64_t end, std::string_view locator) = 0;
  virtual void request(const claims_request& request) = 0;
  virtual void fact(const claims_fact& fact) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void finding(const claims_finding& finding) = 0;
};

enum class Call : std::uint8_t { recognise, resolve, interpret, decode, check };
const char* name_of(Call call) noexcept;

// Of one string that is pushed, in bytes; of text: Limits::output.
inline constexpr std::size_t max_locator = 4096;
inline constexpr std::size_t max_url = 8192;
inline constexpr std::size_t max_fact = 1u << 20;
inline constexpr std::size_t max_message = 4096;
inline constexpr std::size_t max_requests = 8;  // of one call
inline constexpr std::size_t max_reasons = 16;  // of one finding

class Gate {
 public:
  // `text_size`: of the story or prose that spans point into.
  Gate(Sink& sink, const Descriptor& plugin, Call call, const Limits& limits, std::uint64_t text_size = 0);

  // As the functions of claims_host; the first refusal stays.
  void fail(claims_status status, std::string_view text);
  claims_status locator(std::uint64_t begin, std::uint64_t end, claims_string locator);
  claims_status request(const claims_request& request);
  claims_status fact(const claims_fact& fact);
  claims_status text(claims_string text);
  claims_status finding(const claims_finding& finding);

  // What the call came to, given the status that it returned. A Result's error
  // is a refusal of ours, the optional the plugin's own failure. Texts begin
  // with the plugin's id.
  Result<std::optional<Error>> finish(std::uint32_t status) const;

  // The table that hands a plugin's pushes to this gate.
  claims_host host();
  // A table of functions that all return CLAIMS_USAGE, whatever the context.
  static claims_host none();

 private:
  bool open(std::uint64_t bytes, unsigned what, std::string_view name);
  claims_status refuse(claims_status status, std::string why);
  claims_status refused() const;
  bool string(claims_string text, std::size_t most, std::string_view what);
  std::string reason_fault(const claims_reason& reason);
  std::string finding_fault(const claims_finding& finding);

  Sink& sink_;
  const Descriptor& plugin_;
  Call call_;
  std::uint64_t output_left_;
  std::uint32_t pushes_left_;
  std::uint64_t output_limit_;
  std::uint32_t pushes_limit_;
  std::uint64_t text_size_;
  std::size_t requests_ = 0;
  std::optional<Error> refusal_, failure_;
};

// claims::Code of a status; nothing for CLAIMS_OK and for numbers that are none.
std::optional<Code> code_of(std::uint32_t status) noexcept;
claims_status status_of(Code code) noexcept;

}  // namespace claims::plugin
