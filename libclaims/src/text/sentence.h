// Where sentences end.
#pragma once

#include <claims/story.h>

namespace claims::text {

// Fills `tokens` and `sentences` from the blocks of `document`, furniture left
// out. A sentence never crosses a block. Linear in the text's length.
void split_sentences(const Document& document, std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace claims::text
