// XML of replies, within limits. Elements are matched by their local name: the
// same records come with and without namespace prefixes.
#pragma once

#include <claims/plugin.hpp>

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace claims::plugin {

inline constexpr int max_xml_depth = 64;

// Errors: as of `answered`; unreadable (a web page in its place); malformed (not
// well-formed, cut short); limit (nested deeper than max_xml_depth).
Status read_xml(const Reply& reply, std::string_view service, std::size_t max_bytes, pugi::xml_document& out);

std::string_view local_name(pugi::xml_node node);

// The first child element of that local name; null if there is none.
pugi::xml_node child(pugi::xml_node parent, std::string_view name);
// The next sibling of the same local name.
pugi::xml_node next(pugi::xml_node node);

// Its text, that of elements within it included, on one line; empty for null.
std::string text_of(pugi::xml_node node);

}  // namespace claims::plugin
