// Names and attributes inside a tag or a link's brackets.
#pragma once

#include <string>
#include <string_view>

namespace claims::text {

std::string lower_case(std::string_view text);

// "blockquote" of `blockquote class="x"` and of `/blockquote`, in lower case.
std::string tag_name(std::string_view inside);

// Value of an attribute in the text between < and >, references resolved; empty if absent.
std::string attribute(std::string_view inside, std::string_view name);

// The address in the round brackets of a Markdown link, its title left out.
std::string link_address(std::string_view inside);

}  // namespace claims::text
