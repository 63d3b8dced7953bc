// Direct speech: where it is. Whose it is, extract/speech.h tells.
#pragma once

#include <claims/story.h>

namespace claims::extract {

// True if `span` lies inside one quotation of at least `min_words` words: what
// stands there is the speaker's wording, not the story's. Shorter quotations
// are mostly terms ("the so-called 'alliance'"). Logarithmic.
bool in_quotation(const Story& story, Span span, int min_words = 4) noexcept;

}  // namespace claims::extract
