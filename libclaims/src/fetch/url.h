// URLs of http and https, and where the engine lets them lead (RFC 3986).
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::fetching {

inline constexpr std::size_t max_url_bytes = 8192;

struct Url {
  std::string scheme, host;  // lower case; an IPv6 address keeps its brackets
  std::uint16_t port = 0;    // that of the scheme where none is written
  std::string path;          // path and query, never empty; the fragment is dropped

  // "https://example.org/a?b", without the scheme's own port.
  std::string text() const;
  // "example.org:8080", without the scheme's own port: the Host of a request.
  std::string authority() const;
  // "https://example.org:443": what robots.txt, limits and rates are kept for.
  std::string origin() const;
};

// Only what may be asked for: http and https; ports 80, 443 and from 1024 on;
// no user name or password; no control characters or spaces; max_url_bytes.
// Errors: usage, limit, with a sentence for people.
Result<Url> parse_url(std::string_view text);

// A reference in a redirect against the URL that gave it (RFC 3986, 5.2).
Result<Url> resolve(const Url& base, std::string_view reference);

// May a redirect lead from one to the other? From https to http it may not.
Result<void> check_redirect(const Url& from, const Url& to);

}  // namespace claims::fetching
