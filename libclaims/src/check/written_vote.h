// Votes as stories write them: "15-0", "by 13 votes to none with two abstentions", "unanimously".
#pragma once

#include <claims/story.h>

#include <algorithm>
#include <vector>

namespace claims::check {

inline constexpr int unsaid = -1;

// "15-0", "by 13 votes to none with two abstentions", "14 in favour, none against, one abstaining", "unanimously".
struct WrittenVote {
  Span span;
  std::size_t first = 0, last = 0;  // its tokens, both included
  int yes = unsaid, no = unsaid, abstain = unsaid;
  bool unanimous = false;
  bool sides = false;  // the words say which figure is for and which against

  int total() const { return std::max(yes, 0) + std::max(no, 0) + std::max(abstain, 0); }
};

// All votes of a sentence, in text order.
std::vector<WrittenVote> written_votes(const Story& story, const Sentence& sentence);

}  // namespace claims::check
