// What rules of a house match: checks, stories, words.
#pragma once

#include <claims/house.h>

namespace claims::house {

// `pattern` with * (any characters) and ? (one) against the whole of `text`.
bool matches(std::string_view pattern, std::string_view text);

// The words as a pattern (RE2 syntax), or to the letter. Errors: malformed, with what is wrong with the pattern.
Result<std::shared_ptr<const re2::RE2>> word_pattern(std::string_view words, bool to_the_letter);

// The sentence, else the block, that holds a finding; its own words where neither does.
Span surroundings(const Story& story, const Finding& finding);

// Some match in the surroundings touches the finding's words. A null pattern matches everything.
bool touches(const re2::RE2* words, const Story& story, const Finding& finding);

// By place, then by check, as findings are.
void sort_set_aside(std::vector<SetAside>& list);

}  // namespace claims::house
