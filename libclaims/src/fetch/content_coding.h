// Content codings of HTTP (RFC 9110, section 8.4): gzip, deflate, br.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::fetching {

// What the engine asks for.
inline constexpr std::string_view accepted_codings = "gzip, deflate, br";
inline constexpr std::size_t max_codings = 2;

// Removes the codings of a Content-Encoding header, the last first. Errors:
// unsupported (another coding, or more than max_codings), limit (more than
// `max_bytes` come out), malformed (damaged or cut short).
Result<std::string> decode_content(std::string_view codings, std::string_view bytes, std::uint64_t max_bytes);

}  // namespace claims::fetching
