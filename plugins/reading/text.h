// Text of replies and locators. ASCII letters only are folded: what is compared
// here are symbols, not words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::plugin {

std::string_view trim(std::string_view text);
std::string lower(std::string_view text);
bool same_letters(std::string_view a, std::string_view b);  // but for case
bool digits_only(std::string_view text);                    // at least one
std::vector<std::string_view> split(std::string_view text, char separator);

// The part between `begin` and the next `end`, if both are there.
std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end);

// Percent-encoding (RFC 3986, section 2): all but unreserved characters; `path`
// leaves "/" too.
std::string encode_component(std::string_view text);
std::string encode_path(std::string_view text);

// Longest value and quote of a fact, in bytes.
inline constexpr std::size_t max_fact = 4096;

// For people: white space runs become one space, bytes that are not UTF-8
// become U+FFFD, and what is longer than max_fact ends in an ellipsis.
std::string one_line(std::string_view text);

// The same without tags and with the character references resolved that are in
// use in titles (HTML 5, section 13.5; numeric ones all).
std::string plain(std::string_view markup);

}  // namespace claims::plugin
