// Direct speech: where it is, and whose it is.
#pragma once

#include <claims/story.h>

namespace claims::extract {

// Fills the speaker of quotations where the sentence says it plainly ("X
// said", "said X", "according to X"). Needs names and people.
void attribute_quotations(Story& story);

// True if `span` lies inside one quotation of at least `min_words` words: what
// stands there is the speaker's wording, not the story's. Shorter quotations
// are mostly terms ("the so-called 'alliance'"). Logarithmic.
bool in_quotation(const Story& story, Span span, int min_words = 4) noexcept;

}  // namespace claims::extract
