// The plugin interface for authors in C++20: plugin.h with strings, statuses
// and no pointers to get wrong. Header only; depends on plugin.h and std alone.
//
// A plugin is one class for each of its capabilities and one macro:
//
//   class Bills {
//    public:
//     static constexpr claims_string schemes[] = {CLAIMS_STRING("bill")};
//     Status resolve(Host& host, std::string_view locator);
//     Status interpret(Host& host, const Reply& reply);
//   };
//   CLAIMS_PLUGIN("org.example.bills", "1.0.0", "Apache-2.0",
//                 CLAIMS_HOSTS("bills.example.org"), claims::plugin::Fetch<Bills>)
//
// The host makes one call of a plugin at a time; a fresh object serves each
// call. Exceptions end at the boundary: they become CLAIMS_INTERNAL.
#pragma once

#include <claims/plugin.h>

#include <exception>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace claims::plugin {

inline std::string_view view(claims_string string) { return {string.data ? string.data : "", string.size}; }
inline claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

// How a call ended: CLAIMS_OK, or a status with a sentence for people.
struct [[nodiscard]] Status {
  claims_status code = CLAIMS_OK;
  std::string text;

  bool ok() const noexcept { return code == CLAIMS_OK; }
};

inline Status ok() { return {}; }
inline Status fail(claims_status code, std::string text) { return {code, std::move(text)}; }

// What came back for a request; views are valid during the call.
struct Reply {
  unsigned http_status;
  std::string_view locator, role, url, final_url, media_type, charset, headers, body, text;
};

struct Request {
  std::string_view role;
  std::string_view url;
  std::string_view accept = {};
  std::uint64_t max_bytes = 0;   // 0: the host's default
  std::uint32_t timeout_ms = 0;  // 0: the host's default
};

struct Reason {
  std::string_view text;
  claims_span where = {};  // begin == end: nowhere in the article
  std::string_view evidence = {};
};

struct Finding {
  std::string_view check;
  unsigned level;  // 0 note, 1 warning, 2 error
  claims_span where;
  std::string_view message;
  std::span<const Reason> reasons;
  std::string_view replacement = {};
  double confidence = 1;
};

// What a call may push. The first refusal of the host is kept, the rest of the
// call's pushes do nothing, and the call ends with that status.
class Host {
 public:
  explicit Host(const claims_host* host) : host_(host) {}

  void locator(std::size_t begin, std::size_t end, std::string_view locator) {
    if (going_on()) status_ = host_->locator(host_->context, begin, end, borrow(locator));
  }
  void request(const Request& request) {
    const claims_request out{sizeof(claims_request), borrow(request.role), borrow(request.url),
                             borrow(request.accept), request.max_bytes,    request.timeout_ms};
    if (going_on()) status_ = host_->request(host_->context, &out);
  }
  // Facts without a value are left out.
  void fact(claims_fact_type type, std::string_view name, std::string_view value, std::string_view quote = {},
            std::string_view qualifier = {}) {
    if (value.empty()) return;
    const claims_fact out{sizeof(claims_fact), type, borrow(name), borrow(value), borrow(qualifier), borrow(quote)};
    if (going_on()) status_ = host_->fact(host_->context, &out);
  }
  void text(std::string_view text) {
    if (going_on() && !text.empty()) status_ = host_->text(host_->context, borrow(text));
  }
  void finding(const Finding& finding);

  claims_status finish(const Status& status) const {
    if (!status.ok()) {
      host_->fail(host_->context, status.code, borrow(status.text));
      return status.code;
    }
    return status_;
  }

 private:
  bool going_on() const { return status_ == CLAIMS_OK; }

  const claims_host* host_;
  claims_status status_ = CLAIMS_OK;
};

inline void Host::finding(const Finding& finding) {
  claims_reason reasons[16];
  std::size_t count = 0;
  for (const Reason& reason : finding.reasons) {
    if (count == std::size(reasons)) break;
    reasons[count++] = {borrow(reason.text), reason.where.begin, reason.where.end, borrow(reason.evidence)};
  }
  const claims_finding out{sizeof(claims_finding),
                           finding.level,
                           borrow(finding.check),
                           finding.where.begin,
                           finding.where.end,
                           borrow(finding.message),
                           reasons,
                           count,
                           borrow(finding.replacement),
                           finding.confidence};
  if (going_on()) status_ = host_->finding(host_->context, &out);
}

// Runs `body` with nothing thrown across the boundary.
template <class Body>
claims_status guarded(const claims_host* host, const Body& body) noexcept {
  Host out(host);
  try {
    return out.finish(body(out));
  } catch (const std::bad_alloc&) {
    host->fail(host->context, CLAIMS_LIMIT, CLAIMS_STRING("out of memory"));
    return CLAIMS_LIMIT;
  } catch (const std::exception& error) {
    host->fail(host->context, CLAIMS_INTERNAL, borrow(error.what()));
  } catch (...) {
    host->fail(host->context, CLAIMS_INTERNAL, CLAIMS_STRING("unknown exception"));
  }
  return CLAIMS_INTERNAL;
}

// claims.fetch/1 of a class with `schemes`, `resolve`, `interpret`, and perhaps
// `recognise(Host&, std::string_view text)`.
template <class Fetcher>
struct Fetch {
  static constexpr claims_string id = CLAIMS_STRING(CLAIMS_FETCH_1);

  static claims_status resolve(const claims_host* host, claims_string locator) {
    return guarded(host, [&](Host& out) { return Fetcher().resolve(out, view(locator)); });
  }
  static claims_status interpret(const claims_host* host, const claims_reply* reply) {
    return guarded(host, [&](Host& out) {
      const Reply in{reply->http_status,     view(reply->locator),    view(reply->role),    view(reply->url),
                     view(reply->final_url), view(reply->media_type), view(reply->charset), view(reply->headers),
                     view(reply->body),      view(reply->text)};
      return Fetcher().interpret(out, in);
    });
  }
  static claims_status recognise(const claims_host* host, claims_string text) {
    return guarded(host, [&](Host& out) -> Status {
      if constexpr (requires(Fetcher f) { f.recognise(out, std::string_view()); })
        return Fetcher().recognise(out, view(text));
      else return ok();
    });
  }
  static constexpr bool recognises = requires(Fetcher f, Host& h) { f.recognise(h, std::string_view()); };
  static constexpr claims_fetch table = {sizeof(claims_fetch),
                                         {Fetcher::schemes, std::size(Fetcher::schemes)},
                                         recognises ? &recognise : nullptr,
                                         &resolve,
                                         &interpret};
};

// claims.decode/1 of a class with `media_types` and `decode`.
template <class Decoder>
struct Decode {
  static constexpr claims_string id = CLAIMS_STRING(CLAIMS_DECODE_1);

  static claims_status decode(const claims_host* host, claims_string media_type, claims_string charset,
                              claims_string bytes) {
    return guarded(host,
                   [&](Host& out) { return Decoder().decode(out, view(media_type), view(charset), view(bytes)); });
  }
  static constexpr claims_decode table = {
      sizeof(claims_decode), {Decoder::media_types, std::size(Decoder::media_types)}, &decode};
};

// claims.check/1 of a class with `checks` and `check`.
template <class Checker>
struct Check {
  static constexpr claims_string id = CLAIMS_STRING(CLAIMS_CHECK_1);

  static claims_status check(const claims_host* host, const claims_article* article) {
    return guarded(host, [&](Host& out) { return Checker().check(out, *article); });
  }
  static constexpr claims_check table = {sizeof(claims_check), Checker::checks, std::size(Checker::checks), &check};
};

template <std::size_t size>
struct Literal {
  char text[size] = {};

  consteval Literal(const char (&from)[size]) {
    for (std::size_t i = 0; i < size; ++i) text[i] = from[i];
  }
};

template <Literal... names>
struct Hosts {
  static constexpr claims_string items[] = {{names.text, sizeof(names.text) - 1}...};
  static constexpr claims_strings all = {items, sizeof...(names)};
};

// The tables of several capabilities.
template <class... Capabilities>
struct Table {
  static constexpr claims_string ids[] = {Capabilities::id...};

  static const void* capability(claims_string id) {
    const void* found = nullptr;
    ((view(id) == view(Capabilities::id) ? void(found = &Capabilities::table) : void()), ...);
    return found;
  }
};

}  // namespace claims::plugin

// Hosts that the plugin asks for: CLAIMS_HOSTS("a.example.org", "b.example.org").
#define CLAIMS_HOSTS(...) claims::plugin::Hosts<__VA_ARGS__>::all
#define CLAIMS_NO_HOSTS claims_strings{nullptr, 0}

// Defines the exported descriptor. The last arguments are the capabilities.
#define CLAIMS_PLUGIN(ID, VERSION, LICENCE, HOSTS, ...)                                              \
  extern "C" CLAIMS_PLUGIN_EXPORT const claims_plugin claims_plugin_v1 = {                           \
      sizeof(claims_plugin),                                                                         \
      CLAIMS_PLUGIN_MINOR,                                                                           \
      CLAIMS_STRING(ID),                                                                             \
      CLAIMS_STRING(VERSION),                                                                        \
      CLAIMS_STRING(LICENCE),                                                                        \
      {claims::plugin::Table<__VA_ARGS__>::ids, std::size(claims::plugin::Table<__VA_ARGS__>::ids)}, \
      HOSTS,                                                                                         \
      &claims::plugin::Table<__VA_ARGS__>::capability};
