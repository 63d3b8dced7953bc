// Times as HTTP and the case write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claims::fetching {

// HTTP-date in its three forms (RFC 9110, section 5.6.7), as seconds since 1970.
std::optional<std::int64_t> parse_http_date(std::string_view text);

// "2024-06-20T09:30:00Z"
std::string rfc3339(std::int64_t seconds);

}  // namespace claims::fetching
