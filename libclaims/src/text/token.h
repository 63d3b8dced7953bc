// Words, numbers and punctuation of a stretch of text.
#pragma once

#include <claims/story.h>

#include <string_view>
#include <vector>

namespace claims::text {

class Lexicon;

// Appends the tokens of text[span] to `out`. Linear in the span's length.
//
// Letters with inner apostrophes are one word ("didn't"); a final "'s" is a
// token of its own. Initials with full stops are one word with the last stop
// ("U.S.", "a.m."). A number keeps inner commas and points ("1,947", "3.4").
// A web address is one word, so that nobody reads dates or names out of it.
void tokenise(std::string_view text, Span span, const Lexicon& lexicon, std::vector<Token>& out);

// Character at `at` as a token sees it: typographic quotes and dashes give
// their ASCII look-alike (“ and ” give ", ‘ and ’ give ', – and — give -).
char plain_character(std::string_view text, std::uint32_t at) noexcept;

}  // namespace claims::text
