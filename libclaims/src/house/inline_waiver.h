// Waivers that stand in the story itself.
#pragma once

#include <claims/house.h>

namespace claims::house {

// A waiver of the story, and the paragraph that it stands in or before.
struct InlineWaiver {
  Waiver waiver;
  Span source;  // in the bytes as received
};

// Reads document.remarks. What cannot be read is told in `not_checked`: the editor thinks that it counts.
std::vector<InlineWaiver> inline_waivers(const Document& document, std::vector<NotChecked>& not_checked);

}  // namespace claims::house
