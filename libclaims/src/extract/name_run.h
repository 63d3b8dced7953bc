// Runs of capitalised words: the raw material of names.
#pragma once

#include <claims/story.h>

#include <vector>

namespace claims::extract {

// Tokens [first, last) are the name, [title_first, title_last) the title or
// honorific before it (empty if none).
struct NameRun {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t title_first = 0;
  std::uint32_t title_last = 0;
  std::uint32_t sentence = 0;
  NameKind kind = NameKind::other;
  bool paired = false;          // two words joined by a hyphen: "Kim-Putin"
  bool sentence_start = false;  // the capital may come from the position
  bool honorific = false;

  bool titled() const noexcept { return title_first < title_last; }
};

// All runs of the story, in text order, not overlapping. Linear.
std::vector<NameRun> find_name_runs(const Story& story);

}  // namespace claims::extract
