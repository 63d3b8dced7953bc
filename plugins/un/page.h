// Pages that stand between the request and the document: frames, meta refresh, and errors with status 200.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace un {

// Where a page leads on: the targets of its meta refresh and of its frames, in the order of the page and as written,
// entities of "&" resolved; at most 8.
std::vector<std::string> onward_targets(std::string_view html);

// Whether the page says that there is no such document.
bool says_missing(std::string_view page);

}  // namespace un
