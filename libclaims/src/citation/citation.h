// Recognisers of citations. Each reads tokens, times and links of the story, and
// appends what it finds; find_citations() runs all of them and sorts.
#pragma once

#include <claims/story.h>

namespace claims::citation {

// `typed`: the text is somebody's answer to "which document?", so that "resolution 1718 (2006)" needs no organ.
void find_citations(Story& story, bool typed = false);

}  // namespace claims::citation
