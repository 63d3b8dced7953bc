// The words of a quotation and of the text it may stand in, as they are compared.
#pragma once

#include <claims/document.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace claims::evidence {

// A word, number or sign that counts ("%", "$"). Typography is gone: hyphens and soft hyphens inside a word, the shape
// of apostrophes, commas in numbers, ligatures.
struct QuoteWord {
  Span span;
  std::uint32_t folded = 0;  // hash, case folded
  std::uint32_t cased = 0;   // hash, case kept, but for the first letter where that is an ASCII one
  bool first_capital = false;
};

// Words of `text` in order. Linear.
std::vector<QuoteWord> quote_words(std::string_view text);

// A part of a quotation.
struct QuoteItem {
  enum class Kind : std::uint8_t {
    word,
    gap,      // "...": words were left out
    bracket,  // "[the minister]": somebody else's words for some, or for none
    partial,  // "[T]he", "decid[ed]": a word that was changed in part
  };
  Kind kind = Kind::word;
  Span span;
  QuoteWord word;               // of a word
  std::string_view head, tail;  // of a partial word: what stands before and after the brackets
};

std::vector<QuoteItem> quote_items(std::string_view quote);

}  // namespace claims::evidence
