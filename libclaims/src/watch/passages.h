// From two pages to the passages that were changed.
#pragma once

#include "watch/page.h"

#include <claims/watch.h>

#include <optional>

namespace claims::watch {

struct Passages {
  std::vector<ChangedPassage> list;  // in order; the texts of its sides are filled in
  std::size_t left_out = 0;          // substantive ones beyond the limit
  double kept = 1;                   // share of the earlier version's words that the later one still has, in order
};

// The texts are those that the pages were read from.
struct Sides {
  std::string_view was_text, now_text;
  const Page &was, &now;
  std::optional<Day> was_day, now_day;  // of the retrievals
};
Passages changed_passages(const Sides& sides);

}  // namespace claims::watch
