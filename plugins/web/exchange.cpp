#include "exchange.h"

#include "certificate.h"

#include <claims/plugin.hpp>

#include <sys/socket.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace web {
namespace {

using claims::plugin::borrow;
using claims::plugin::view;

constexpr std::uint32_t kConnectTimeoutMs = 10'000;  // where the host states none
constexpr std::uint32_t kTimeoutMs = 60'000;

struct FreeText {
  void operator()(char* text) const noexcept { curl_free(text); }
};

std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  const std::unique_ptr<char, FreeText> owner(text);
  return text;
}

std::string address_reached(CURL* easy) {
  const char* ip = nullptr;
  long port = 0;
  if (!easy || curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &ip) != CURLE_OK || !ip || !*ip) return {};
  curl_easy_getinfo(easy, CURLINFO_PRIMARY_PORT, &port);
  return std::strchr(ip, ':') ? fmt::format("[{}]:{}", ip, port) : fmt::format("{}:{}", ip, port);
}

const char* version_reached(CURL* easy) {
  long version = 0;
  if (easy) curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
  switch (version) {
    case CURL_HTTP_VERSION_1_0: return "1.0";
    case CURL_HTTP_VERSION_1_1: return "1.1";
    case CURL_HTTP_VERSION_2_0: return "2";
    default: return "";
  }
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

}  // namespace

Exchange::Exchange(const claims_host* host, const Settings& settings, const claims_exchange& from)
    : host_(host),
      settings_(settings),
      id_(from.id),
      method_(view(from.method)),
      url_(curl_url()),
      connect_timeout_ms_(from.connect_timeout_ms ? from.connect_timeout_ms : kConnectTimeoutMs),
      timeout_ms_(from.timeout_ms ? from.timeout_ms : kTimeoutMs),
      max_header_bytes_(from.max_header_bytes),
      max_body_bytes_(from.max_body_bytes),
      head_(max_header_bytes_) {
  if (from.size >= sizeof(claims_exchange)) body_ = view(from.body);
  if (method_ != "GET" && method_ != "HEAD" && method_ != "POST")
    refuse(CLAIMS_UNSUPPORTED, fmt::format("the method {}: only GET, HEAD and POST are made", method_));
  if (method_ != "POST" && !body_.empty()) refuse(CLAIMS_USAGE, "only a POST has a body");
  read_headers(view(from.headers));
  read_url(view(from.url));
}

bool Exchange::refuse(claims_status status, std::string text) {
  if (!failure_) failure_ = Failure{status, std::move(text)};
  return false;
}

void Exchange::read_url(std::string_view url) {
  if (has_control(url) || url.find_first_of(" \t") != url.npos) {
    refuse(CLAIMS_USAGE, "the address holds spaces or control characters: write them as %20, %0A");
    return;
  }
  const std::string text(url);
  const CURLUcode code = curl_url_set(url_.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER | CURLU_PATH_AS_IS);
  if (code == CURLUE_USER_NOT_ALLOWED) {
    refuse(CLAIMS_USAGE, "the address holds a user name or a password: take it out");
    return;
  }
  const std::string scheme = part(url_.get(), CURLUPART_SCHEME);
  if (code != CURLUE_OK || (scheme != "http" && scheme != "https")) {
    refuse(CLAIMS_USAGE, fmt::format("\"{}\" is no address that begins with http:// or https://", url.substr(0, 200)));
    return;
  }
  secure_ = scheme == "https";
  name_ = part(url_.get(), CURLUPART_HOST);
  place_ = name_ + ':' + part(url_.get(), CURLUPART_PORT);
  if (std::any_of(name_.begin(), name_.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    refuse(CLAIMS_USAGE, fmt::format("{}: write the host in its xn-- form", name_));
  // A proxy resolves names by itself: what is stated plainly is judged here.
  if (!settings_.proxy.empty()) {
    const std::string_view bare = name_.starts_with('[') ? std::string_view(name_).substr(1, name_.size() - 2) : name_;
    if (const auto address = parse_address(bare)) {
      judge(*address);
      if (address_refused_) failure_ = address_refused_;
    }
  }
}

void Exchange::read_headers(std::string_view headers) {
  while (!headers.empty()) {
    const auto end = std::min(headers.find("\r\n"), headers.size());
    const std::string line(headers.substr(0, end));
    headers.remove_prefix(std::min(end + 2, headers.size()));
    if (line.empty()) continue;
    const auto colon = line.find(':');
    if (colon == 0 || colon == line.npos || has_control(line)) {
      refuse(CLAIMS_USAGE, "a header is not \"Name: value\" or holds control characters");
      return;
    }
    // curl leaves a header out where no value follows its colon.
    const bool empty = line.find_first_not_of(" \t", colon + 1) == line.npos;
    append(headers_, empty ? line.substr(0, colon) + ';' : line);
  }
}

void Exchange::prepare(Easy easy) {
  easy_ = std::move(easy);
  CURL* curl = easy_.get();
  curl_easy_setopt(curl, CURLOPT_CURLU, url_.get());
  curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error_);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);  // a name that does not resolve must not hold up the end
  curl_easy_setopt(curl, CURLOPT_NOBODY, method_ == "HEAD" ? 1L : 0L);
  if (method_ == "POST") {
    append(headers_, "Expect:");  // no question before the body: many services never answer it
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body_.data());
  }
  if (headers_) curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers_.get());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Exchange::on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Exchange::on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &Exchange::on_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
  set_limits();
}

// What curl may do: one exchange with one server, over HTTP, and nothing by itself.
void Exchange::set_limits() {
  CURL* curl = easy_.get();
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_PROXY, settings_.proxy.c_str());  // empty: none, whatever the environment says
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "");
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  if (settings_.connect_to) curl_easy_setopt(curl, CURLOPT_CONNECT_TO, settings_.connect_to.get());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect_timeout_ms_));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout_ms_));
  if (!secure_) return;
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_PIPEWAIT, 1L);  // one connection of HTTP/2 rather than several
  if (!settings_.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
}

std::size_t Exchange::on_header(char* bytes, std::size_t one, std::size_t size, void* self) {
  const std::size_t all = one * size;
  return static_cast<Exchange*>(self)->take_header({bytes, all}) ? all : 0;
}

std::size_t Exchange::on_body(char* bytes, std::size_t one, std::size_t size, void* self) {
  const std::size_t all = one * size;
  return static_cast<Exchange*>(self)->take_body({bytes, all}) ? all : 0;
}

bool Exchange::take_header(std::string_view line) try {
  received_ += line.size();
  switch (head_.add(line)) {
    case Head::State::more:
    case Head::State::trailer: return true;
    case Head::State::complete: return take_head();
    case Head::State::too_long:
      return refuse(CLAIMS_LIMIT, fmt::format("{}: more than {} bytes of headers", place_, max_header_bytes_));
    case Head::State::too_many:
      return refuse(CLAIMS_LIMIT, fmt::format("{}: more than {} header lines", place_, kMaxHeaderLines));
    case Head::State::bad:
      return refuse(CLAIMS_MALFORMED, fmt::format("{}: the reply is not valid HTTP ({})", place_, head_.problem()));
  }
  return false;
} catch (const std::exception& error) {  // nothing may be thrown through curl
  return refuse(CLAIMS_INTERNAL, error.what());
}

bool Exchange::take_head() {
  if (secure_) read_tls();
  host_status_ = host_->head(host_->context, id_, borrow(head_.text()));
  if (host_status_ != CLAIMS_OK) return false;
  if (method_ != "HEAD" && head_.length().value_or(0) > max_body_bytes_)
    return refuse(CLAIMS_LIMIT, fmt::format("{}: the reply states {} bytes; the limit is {}", place_, *head_.length(),
                                            max_body_bytes_));
  return true;
}

bool Exchange::take_body(std::string_view bytes) try {
  body_bytes_ += bytes.size();
  received_ += bytes.size();
  if (body_bytes_ > max_body_bytes_)
    return refuse(CLAIMS_LIMIT, fmt::format("{}: the reply is longer than {} bytes", place_, max_body_bytes_));
  host_status_ = host_->body(host_->context, id_, borrow(bytes));
  return host_status_ == CLAIMS_OK;
} catch (const std::exception& error) {
  return refuse(CLAIMS_INTERNAL, error.what());
}

// The connection is open only until the exchange ends: read it with the head.
void Exchange::read_tls() {
  const curl_tlssessioninfo* session = nullptr;
  if (curl_easy_getinfo(easy_.get(), CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || !session) return;
  if (session->backend != CURLSSLBACKEND_OPENSSL || !session->internals) return;
  TlsSession read = read_session(session->internals);
  tls_version_ = std::move(read.version);
  certificates_ = std::move(read.certificates);
}

// The last moment at which an address can be refused: it is connected to next.
curl_socket_t Exchange::on_socket(void* self, curlsocktype, curl_sockaddr* to) try {
  auto* const exchange = static_cast<Exchange*>(self);
  if (exchange->settings_.proxy.empty()) {
    const auto address = address_of(&to->addr);
    if (!address) return CURL_SOCKET_BAD;
    if (refused(*address, exchange->settings_.allowed)) {
      exchange->judge(*address);
      return CURL_SOCKET_BAD;
    }
  }
  return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
} catch (const std::exception&) {
  return CURL_SOCKET_BAD;
}

void Exchange::judge(const Address& address) {
  const auto special = refused(address, settings_.allowed);
  if (!special || (address_refused_ && address.v6)) return;  // of several, the IPv4 address is named
  const std::string text = text_of(address);
  const bool literal = name_ == text || name_ == '[' + text + ']';
  const std::string subject = literal ? text + " is" : fmt::format("{} resolves to {},", place_, text);
  address_refused_ =
      Failure{CLAIMS_UNREADABLE, fmt::format("{} {} ({}): refused; allow it with --allow-network {}/{}", subject,
                                             special->kind, special->standard, text, address.v6 ? 128 : 32)};
}

void Exchange::cancel() {
  cancelled_ = true;
  failure_ = Failure{CLAIMS_UNAVAILABLE, fmt::format("{}: cancelled", place_)};
}

void Exchange::unresolved(bool no_such_host, const std::string& reason) {
  if (no_such_host) failure_ = Failure{CLAIMS_NOT_FOUND, fmt::format("{}: there is no such host", place_)};
  else failure_ = Failure{CLAIMS_UNAVAILABLE, fmt::format("{}: the name does not resolve now ({})", place_, reason)};
}

claims_status Exchange::report(CURLcode code) {
  if (host_status_ != CLAIMS_OK) return host_status_;
  if (!failure_ && code == CURLE_OK && !head_.complete())
    refuse(CLAIMS_UNAVAILABLE, fmt::format("{}: the reply was cut short within its headers", place_));
  if (!failure_ && code != CURLE_OK) failure_ = failure_of(code);

  const std::string address = address_reached(easy_.get());
  curl_off_t microseconds = 0;
  if (easy_) curl_easy_getinfo(easy_.get(), CURLINFO_TOTAL_TIME_T, &microseconds);
  std::vector<claims_string> certificates;
  for (const std::string& each : certificates_) certificates.push_back(borrow(each));
  claims_exchange_end end{};
  end.size = sizeof end;
  end.status = failure_ ? failure_->status : CLAIMS_OK;
  end.id = id_;
  end.error = failure_ ? borrow(failure_->text) : claims_string{};
  end.address = borrow(address);
  end.http_version = borrow(version_reached(easy_.get()));
  end.tls_version = borrow(tls_version_);
  end.certificates = {certificates.data(), certificates.size()};
  end.microseconds = static_cast<std::uint64_t>(microseconds);
  return host_->end(host_->context, &end);
}

}  // namespace web
