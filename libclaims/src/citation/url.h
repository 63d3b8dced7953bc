// Web addresses: RFC 3986, http and https only.
#pragma once

#include <claims/result.h>

#include <optional>
#include <string>
#include <string_view>

namespace claims::citation {

inline constexpr std::size_t max_url_bytes = 8192;

// An address in its normal form: RFC 3986, section 6.2.2 (case, percent-encoding, dot segments) and the default
// port of 6.2.3; without the fragment. What may not stand in an address (spaces, letters beyond ASCII in the path)
// is percent-encoded, as browsers do.
struct Url {
  std::string scheme;     // "http" or "https"
  std::string authority;  // "user@example.org:8080"
  std::string host;       // "example.org"
  std::string path;       // "/a/b"; never empty
  std::string query;      // behind "?"
  bool has_query = false;

  std::string text() const;
};

// Errors: malformed (with what is wrong), limit (max_url_bytes).
Result<Url> parse_url(std::string_view text);

// The bytes that percent-encoding stands for; what is no encoding stays as it is.
std::string percent_decoded(std::string_view text);

// The decoded value of a parameter of a query, its name in any case. Nothing where it is absent.
std::optional<std::string> parameter(std::string_view query, std::string_view name);

}  // namespace claims::citation
