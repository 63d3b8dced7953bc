// Finds the words of a quotation again in a text that was changed, or says that they are lost.
#pragma once

#include "interchange/quote_context.h"

#include <optional>
#include <string>

namespace claims::interchange {

inline constexpr std::size_t max_places = 200;  // where a quotation stands; of more nobody tells one from the other

// TextQuoteSelector.
struct Quote {
  std::string exact, prefix, suffix;
  std::optional<std::uint32_t> begin;  // in the text as it was, where something else tells it
};

struct Place {
  Span span;        // empty: lost
  std::string why;  // it is lost
};

// By the text as it is alone: only where all that is quoted around the words still stands around them, and at one
// place.
Place anchor(const Quote& quote, const QuotedText& now);
// With the text as it was: what stands around may have been edited where no other place can be meant.
Place anchor(const Quote& quote, const QuotedText& was, const QuotedText& now);

}  // namespace claims::interchange
