// Lays a quotation beside the words of a text.
#pragma once

#include "evidence/quote_words.h"

#include <string_view>
#include <vector>

namespace claims::evidence {

// One step of an alignment. Items and words that are not part of the step have first == last.
struct QuoteStep {
  enum class Kind : std::uint8_t {
    same,     // a word, but for its case
    changed,  // another word
    added,    // a word of the quotation alone
    dropped,  // a word of the text alone
    gap,      // what "..." or brackets stand for
  };
  Kind kind = Kind::same;
  std::uint32_t item = 0;             // into the items; of `dropped`: the item that follows
  std::uint32_t first = 0, last = 0;  // words of the text
};

struct QuoteAlignment {
  std::vector<QuoteStep> steps;  // in order; empty: the words do not stand together anywhere
  std::uint32_t same = 0;        // words in common
  std::uint32_t compared = 0;    // words of the quotation, or of the text beside them where those are more

  double likeness() const noexcept { return compared > 0 ? static_cast<double>(same) / compared : 0; }
};

// The place where most of the quotation stands. Linear in the text; quadratic in the quotation, which has a limit.
QuoteAlignment align_quote(std::string_view text, const std::vector<QuoteItem>& items,
                           const std::vector<QuoteWord>& words);

}  // namespace claims::evidence
