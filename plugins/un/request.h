// Locators of the scheme "un" to the requests that lead to the document and to its records.
#pragma once

#include <claims/plugin.hpp>

#include <string>
#include <string_view>

namespace un {

// Pushes the requests for "un:S/RES/1718 (2006)" or "un:record/585694". Errors: malformed, with what is wrong.
claims::plugin::Status push_requests(claims::plugin::Host& host, std::string_view locator);

// Everything but letters, digits, "-._~()" as %XX, and "/" too unless it is kept.
std::string percent_encoded(std::string_view text, bool keep_strokes);

// `target` as a URL: resolved against `base` (RFC 3986, section 5, without dot segments that climb). Empty where it
// leads to no http or https page.
std::string resolved(std::string_view target, std::string_view base);

}  // namespace un
