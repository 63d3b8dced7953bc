// Limits of HTML, checked before the parser sees it.
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace claims::text {

inline constexpr std::size_t max_html_elements = 1'000'000;  // with those that the parser makes up
inline constexpr std::size_t max_html_attributes = 512;      // of one tag: the parser compares each with all

// Walks the tags of `source` once and counts how deep, how many and how rich
// they are, ends that HTML implies ("<p>" ends "<p>") included. Error: limit,
// for max_html_depth and the two above.
Result<void> check_html_limits(std::string_view source, const std::string& path);

}  // namespace claims::text
