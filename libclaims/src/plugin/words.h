// The forms of the strings that plugins hand over.
#pragma once

#include <string_view>

namespace claims::plugin {

bool is_utf8(std::string_view text) noexcept;        // without surrogates and overlong forms; NUL is allowed
bool is_line(std::string_view text) noexcept;        // UTF-8 without control characters
bool is_name(std::string_view text) noexcept;        // "vote.non-voting": a-z 0-9 . - _, a letter first
bool is_check_id(std::string_view text) noexcept;    // "area.rule" in kebab case
bool is_plugin_id(std::string_view text) noexcept;   // "org.example.bills"
bool is_scheme(std::string_view text) noexcept;      // RFC 3986, lower case
bool is_media_type(std::string_view text) noexcept;  // "type/subtype", lower case, no parameters
bool is_locator(std::string_view text) noexcept;     // a scheme, a colon, and something on one line
bool is_host(std::string_view text) noexcept;        // "data.example.org", "*.example.org", "*"
bool is_fact_date(std::string_view text) noexcept;   // as claims_fact says
bool is_fact_number(std::string_view text) noexcept;

// Host of an http or https URL in lower case order of bytes as written; empty if it is none.
std::string_view host_of(std::string_view url) noexcept;
// Does `pattern` (see is_host) cover `host`? ASCII letters compare without case.
bool covers(std::string_view pattern, std::string_view host) noexcept;

}  // namespace claims::plugin
