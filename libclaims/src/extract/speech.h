// Whose words are whose: direct, indirect and partial quotation, "according to", transcripts.
#pragma once

#include <claims/claim.h>
#include <claims/story.h>

#include <vector>

#include "extract/speech_words.h"

namespace claims::extract {

// Words of the story that somebody is said to have said, thought or written.
struct Attribution {
  Span content;
  Span cue;                    // "said", "according to"
  std::uint32_t sentence = 0;  // of the cue
  Speaker speaker;
  Speech kind = Speech::says;
  bool aside = false;               // in a relative clause: "the summit, which Seoul hopes will help, ..."
  std::uint32_t within = no_index;  // into the same list: "A said that B claimed"
};

// All of them, by the place of their cue. Needs names, people, quotations and times. Linear.
std::vector<Attribution> find_attributions(const Story& story);

}  // namespace claims::extract
