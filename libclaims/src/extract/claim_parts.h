// What is made of a claim once its words are known.
#pragma once

#include <claims/claim.h>
#include <claims/story.h>

#include "extract/phrase_reader.h"

namespace claims::extract {

// What kind of statement of the story's own the tokens of `range` are. `rhetoric` is no claim at all.
enum class Own : std::uint8_t { fact, opinion, prediction, rhetoric };
// `log_odds`: of check-worthiness.
Own kind_of_own(const PhraseReader& reader, Range range, double log_odds);
// The first tense in the tokens speaks of what is to come: "will", "is going to".
bool speaks_of_future(const PhraseReader& reader, Range range);

// Fills who, what, when, how_much.
void fill_mentions(const Story& story, Claim& claim);
// Fills citations: what a claim rests on by syntax and nearness, the surest first.
void bind_citations(const PhraseReader& reader, Claim& claim);
// A claim that needs a source and has none.
void tell_unsourced(const PhraseReader& reader, Claim& claim, Range range);
// The words of an unsourced claim that ask for a source: "critics", "accusations".
Span unsourced_words(const Story& story, const Claim& claim);
// Computed from the reasons of model/confidence.tsv, and the words' log-odds.
void weigh(const Story& story, Claim& claim, double log_odds);

// Speakers that stand for nobody: "critics", "some experts", "sources".
bool vague(const Speaker& speaker);

// The same for the same words, whatever stands around them: 16 hexadecimal digits.
std::string claim_id(std::string_view words);

}  // namespace claims::extract
