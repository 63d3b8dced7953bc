// The head of an HTTP reply, as received.
#pragma once

#include <claims/result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claims::fetching {

inline constexpr std::size_t max_header_lines = 1000;

struct HttpHead {
  unsigned status = 0;
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case; values trimmed
  std::string lines;                                        // without the status line

  // Value of the first field of that lower-case name; empty if none.
  std::string_view field(std::string_view name) const noexcept;
  // All values of that name, joined by ", ".
  std::string joined(std::string_view name) const;
};

// Errors: malformed, limit (max_header_lines).
Result<HttpHead> parse_head(std::string_view head);

struct MediaType {
  std::string type;     // "text/html"; lower case, empty where it is not TYPE/SUBTYPE
  std::string charset;  // lower case
};
MediaType parse_media_type(std::string_view value);

}  // namespace claims::fetching
