// Recognisers of citations. Each reads tokens, times and links of the story, and
// appends what it finds; find_citations() runs all of them and sorts.
#pragma once

#include <claims/story.h>

namespace claims::citation {

void find_citations(Story& story);

}  // namespace claims::citation
