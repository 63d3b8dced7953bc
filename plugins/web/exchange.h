// One exchange on its way: a curl handle, its limits and what came back.
#pragma once

#include "head.h"
#include "settings.h"

#include <claims/plugin.h>

#include <curl/curl.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

struct FreeEasy {
  void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;

struct FreeUrl {
  void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};

// A reply slower than this is given up after half the exchange's time, at most
// kMaxSlowSeconds.
constexpr long kSlowestBytesPerSecond = 64;
constexpr long kMaxSlowSeconds = 30;

// How an exchange failed.
struct Failure {
  claims_status status;
  std::string text;
};

class Exchange {
 public:
  // Copies what it needs. `failure()` tells at once if it cannot be started.
  Exchange(const claims_host* host, const Settings& settings, const claims_exchange& from);

  std::uint64_t id() const noexcept { return id_; }
  // "documents.un.org:443"
  const std::string& place() const noexcept { return place_; }
  const std::string& name() const noexcept { return name_; }
  const std::optional<Failure>& failure() const noexcept { return failure_; }
  // Not CLAIMS_OK: the host asked the run to stop.
  claims_status host_status() const noexcept { return host_status_; }

  // Sets up `easy` for this exchange; takes it until release().
  void prepare(Easy easy);
  CURL* easy() const noexcept { return easy_.get(); }
  Easy release() noexcept { return std::move(easy_); }

  void cancel();
  // Fewer than kSlowestBytesPerSecond came in over the last slow_seconds() of the loop's waiting, of which `waited`
  // is the sum so far: time in which the loop or the host was busy is not the server's. Marks it as failed.
  bool too_slow(std::chrono::microseconds waited);
  // Its name did not resolve.
  void unresolved(bool no_such_host, const std::string& reason);
  // Tells the host how it ended. `code` is curl's.
  claims_status report(CURLcode code);

 private:
  static std::size_t on_header(char* bytes, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t size, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  void read_url(std::string_view url);
  void read_headers(std::string_view headers);
  void set_limits();
  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);
  bool take_head();
  void read_tls();
  bool refuse(claims_status status, std::string text);
  void judge(const Address& address);
  Failure failure_of(CURLcode code) const;
  long slow_seconds() const noexcept;
  Failure timeout() const;
  Failure bad_certificate() const;

  const claims_host* host_;
  const Settings& settings_;
  std::uint64_t id_;
  std::string body_;                   // of the request
  std::string method_, name_, place_;  // name_: the host's, as in the URL
  std::unique_ptr<CURLU, FreeUrl> url_;
  bool secure_ = false;
  List headers_;
  std::uint32_t connect_timeout_ms_, timeout_ms_;
  std::uint64_t max_header_bytes_, max_body_bytes_;

  Easy easy_;
  char error_[CURL_ERROR_SIZE] = "";
  Head head_;
  std::uint64_t body_bytes_ = 0;
  bool cancelled_ = false;
  std::uint64_t received_ = 0, received_at_mark_ = 0;  // headers and body
  std::chrono::microseconds mark_{-1};                 // of the loop's waiting; negative: not asked yet
  std::optional<Failure> failure_;                     // found by us, goes before curl's
  std::optional<Failure> address_refused_;             // counts only where no address was left
  claims_status host_status_ = CLAIMS_OK;
  std::string tls_version_;
  std::vector<std::string> certificates_;
};

}  // namespace web
