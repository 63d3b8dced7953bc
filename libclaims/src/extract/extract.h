// The extractors, in the order in which they run. Each reads what the earlier
// ones left in the story and fills the vector it is named after.
#pragma once

#include <claims/story.h>

namespace claims::extract {

// Index of the first token that begins at `offset` or later.
std::uint32_t token_from(const Story& story, std::uint32_t offset);

void find_quotations(Story& story);  // tokens -> quotations
void find_names(Story& story);       // tokens -> names, people
void find_times(Story& story);       // tokens, publication date -> times
void find_quantities(Story& story);  // tokens, times -> quantities
// Publication date from the dateline or, failing that, the year from the
// latest year that the story speaks of as past or present. Does nothing where
// the date is known; where it sets one, times are found again by the caller.
bool infer_publication(Story& story);
void find_events(Story& story);     // tokens, names, times -> events
void build_timeline(Story& story);  // events -> timeline
void find_claims(Story& story);     // all of these, citations -> speakers, claims; speakers of quotations

}  // namespace claims::extract
