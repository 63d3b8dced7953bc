// JSON that others wrote, within limits; and as it is found in pages.
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace claims::interchange {

// RFC 8259; members keep their order. `name` is for messages. Errors: limit (deeper than `depth`), malformed.
Result<nlohmann::ordered_json> read_json(std::string_view text, std::size_t depth, const std::string& name);

// The same of JSON-LD in a page: where it is no JSON, comments, marks of CDATA and of HTML comments, stray commas and
// semicolons, line ends and unknown escapes in strings are passed over, and several values one after the other are an
// array.
Result<nlohmann::ordered_json> read_page_json(std::string_view text, std::size_t depth, const std::string& name);

}  // namespace claims::interchange
