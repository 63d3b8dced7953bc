// JSON of replies, within limits, and values in it that may not be there.
#pragma once

#include <claims/plugin.hpp>

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace claims::plugin {

using Json = nlohmann::json;

inline constexpr int max_json_depth = 64;
inline constexpr std::size_t max_json_bytes = 16u << 20;

// Errors: as of `answered`; unreadable (a web page in its place); malformed (not
// JSON, not UTF-8, cut short); limit (nested deeper than max_json_depth).
Status read_json(const Reply& reply, std::string_view service, Json& out);

// A step into a value: the name of a member or the index of an element.
using Step = std::variant<std::string_view, std::size_t>;

// The value at the end of the steps; null where one leads nowhere.
const Json& at(const Json& from, std::initializer_list<Step> steps);

// A string or a number as text, on one line; empty for all else.
std::string text_at(const Json& from, std::initializer_list<Step> steps);

// An array's elements; none of anything else.
const Json& array_at(const Json& from, std::initializer_list<Step> steps);

}  // namespace claims::plugin
