// Finds where a text speaks of a claim, in one pass over its bytes.
#pragma once

#include <claims/evidence.h>

#include "evidence/reading.h"

#include <string_view>
#include <vector>

namespace claims::evidence {

struct Search {
  std::vector<Passage> passages;    // the best first; single sentences
  std::vector<Span> sentences;      // of the text, in order; sentences without a word of the claim are there too
  std::vector<std::uint32_t> at;    // for each passage: its index in `sentences`
  std::vector<std::uint8_t> found;  // for each word of the claim: it (or a word that says the same) stands in the text
  std::vector<float> telling;       // for each word of the claim: 0 .. 1, more where fewer sentences hold it
};

// Passages for a claim that was read. Linear in the text; memory grows with its sentences.
Search search_text(const Reading& claim, std::string_view text, std::size_t most);

}  // namespace claims::evidence
