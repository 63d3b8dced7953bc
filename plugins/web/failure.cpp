// Sentences for the ways in which an exchange fails.
#include "certificate.h"
#include "exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace web {
namespace {

std::string seconds(std::uint32_t milliseconds) { return fmt::format("{:g} s", milliseconds / 1000.0); }

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

curl_off_t time_of(CURL* easy, CURLINFO which) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy, which, &microseconds);
  return microseconds;
}

// "error:0A000102:SSL routines::unsupported protocol": the last part.
std::string_view last_part(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon != text.npos) text.remove_prefix(colon + 1);
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

}  // namespace

long Exchange::slow_seconds() const noexcept {
  return std::clamp(static_cast<long>(timeout_ms_ / 2000), 1L, kMaxSlowSeconds);
}

bool Exchange::too_slow(std::chrono::microseconds waited) {
  const bool asked = time_of(easy_.get(), CURLINFO_PRETRANSFER_TIME_T) > 0;
  if (mark_.count() < 0 || !asked) mark_ = waited;
  if (waited - mark_ < std::chrono::seconds(slow_seconds())) return false;
  const bool slow = received_ - received_at_mark_ < static_cast<std::uint64_t>(kSlowestBytesPerSecond * slow_seconds());
  mark_ = waited;
  received_at_mark_ = received_;
  if (!slow) return false;
  if (!head_.complete()) refuse(CLAIMS_LIMIT, fmt::format("{}: no reply within {} s", place_, slow_seconds()));
  else
    refuse(CLAIMS_LIMIT, fmt::format("{}: the reply came at less than {} bytes a second for {} s", place_,
                                     kSlowestBytesPerSecond, slow_seconds()));
  return true;
}

Failure Exchange::timeout() const {
  CURL* const easy = easy_.get();
  if (time_of(easy, CURLINFO_PRETRANSFER_TIME_T) > 0)
    return {CLAIMS_LIMIT, fmt::format("{}: no {} within {}", place_, head_.complete() ? "whole reply" : "reply",
                                      seconds(timeout_ms_))};
  const std::string limit = seconds(std::min(connect_timeout_ms_, timeout_ms_));
  if (time_of(easy, CURLINFO_NAMELOOKUP_TIME_T) == 0)
    return {CLAIMS_LIMIT, fmt::format("{}: the name was not resolved within {}", place_, limit)};
  const bool connected = holds(error_, "SSL") || time_of(easy, CURLINFO_CONNECT_TIME_T) > 0;
  return {CLAIMS_LIMIT,
          fmt::format("{}: {} within {}", place_, connected ? "TLS was not agreed" : "no connection", limit)};
}

Failure Exchange::bad_certificate() const {
  long result = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_SSL_VERIFYRESULT, &result);
  if (result == 0 || holds(error_, "match"))  // curl compares names after OpenSSL has verified the chain
    return {CLAIMS_UNREADABLE, fmt::format("{}: the certificate is not made out to this host: not fetched", place_)};
  return {CLAIMS_UNREADABLE,
          fmt::format("{}: the certificate cannot be trusted ({}): not fetched", place_, verify_problem(result))};
}

namespace {

Failure tls_failure(const std::string& place, std::string_view said) {
  if (holds(said, "SSL_ERROR_SYSCALL") || holds(said, "unexpected eof") || holds(said, "reset by peer"))
    return {CLAIMS_UNAVAILABLE, fmt::format("{}: the connection was closed while TLS was being agreed", place)};
  if (holds(said, "unsupported protocol") || holds(said, "alert protocol version"))
    return {CLAIMS_UNREADABLE, fmt::format("{}: the server offers no TLS of version 1.2 or later: not fetched", place)};
  if (holds(said, "wrong version number") || holds(said, "packet length too long"))
    return {CLAIMS_UNREADABLE, fmt::format("{}: the server does not speak TLS", place)};
  return {CLAIMS_UNREADABLE, fmt::format("{}: TLS could not be agreed ({})", place, last_part(said))};
}

Failure unreachable(CURL* easy, const std::string& place) {
  long error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error);
  if (error == ECONNREFUSED) return {CLAIMS_UNAVAILABLE, fmt::format("{}: the connection was refused", place)};
  if (error == 0) return {CLAIMS_UNAVAILABLE, fmt::format("{}: cannot be reached", place)};
  return {CLAIMS_UNAVAILABLE, fmt::format("{}: cannot be reached ({})", place, std::strerror(static_cast<int>(error)))};
}

}  // namespace

Failure Exchange::failure_of(CURLcode code) const {
  const std::string_view said = *error_ ? error_ : curl_easy_strerror(code);
  const auto because = [&](claims_status status, std::string_view text) {
    return Failure{status, fmt::format("{}: {}", place_, text)};
  };
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return because(CLAIMS_UNAVAILABLE, "the name does not resolve now");
    case CURLE_COULDNT_RESOLVE_PROXY: return {CLAIMS_UNAVAILABLE, "the proxy's name does not resolve"};
    case CURLE_COULDNT_CONNECT:
      if (address_refused_) return *address_refused_;
      return unreachable(easy_.get(), place_);
    case CURLE_OPERATION_TIMEDOUT: return timeout();
    case CURLE_PEER_FAILED_VERIFICATION: return bad_certificate();
    case CURLE_SSL_CONNECT_ERROR: return tls_failure(place_, said);
    case CURLE_SSL_CACERT_BADFILE:
      if (settings_.ca_file.empty())
        return {
            CLAIMS_USAGE,
            "this machine has no trusted certificates: install ca-certificates, or name a file of them by --ca-file"};
      return {CLAIMS_USAGE, fmt::format("the file of trusted certificates {} cannot be read", settings_.ca_file)};
    case CURLE_GOT_NOTHING: return because(CLAIMS_UNAVAILABLE, "the connection was closed without a reply");
    case CURLE_PARTIAL_FILE:
      if (head_.length())
        return because(CLAIMS_UNAVAILABLE,
                       fmt::format("the reply was cut short: {} of {} bytes", body_bytes_, *head_.length()));
      return because(CLAIMS_UNAVAILABLE, fmt::format("the reply was cut short after {} bytes", body_bytes_));
    case CURLE_UNSUPPORTED_PROTOCOL: return because(CLAIMS_MALFORMED, "the reply is not HTTP");
    case CURLE_WEIRD_SERVER_REPLY:
      return because(CLAIMS_MALFORMED, fmt::format("the reply is not valid HTTP ({})", said));
    case CURLE_OUT_OF_MEMORY:
      if (head_.complete()) return because(CLAIMS_LIMIT, "out of memory");
      return because(CLAIMS_LIMIT, "a header line is longer than 100 KiB");  // curl's limit, which it reports so
    case CURLE_RECV_ERROR:
      if (holds(said, "chunk")) return because(CLAIMS_MALFORMED, fmt::format("the reply is not valid HTTP ({})", said));
      [[fallthrough]];
    case CURLE_SEND_ERROR: return because(CLAIMS_UNAVAILABLE, "the connection was lost before the reply was whole");
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return because(CLAIMS_UNAVAILABLE, fmt::format("HTTP/2 ended the reply early ({})", said));
    default: return because(CLAIMS_UNAVAILABLE, said);
  }
}

}  // namespace web
