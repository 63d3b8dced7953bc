// Web addresses in a story's words and behind its links.
#pragma once

#include "citation/prose.h"

namespace claims::citation {

// An address at token `i` ("https://example.org/a"). Gives the token behind it; i if there is none.
std::uint32_t find_address(Prose& prose, std::uint32_t i);

// Document::links, but for those of furniture.
void find_links(Story& story);

}  // namespace claims::citation
