// What the words of a time expression do, for all of its rules.
#pragma once

#include <claims/mention.h>

#include <optional>

#include "text/time_word.h"

namespace claims::extract {

using text::TimeWord;

inline constexpr int earliest_bare_year = 1500, latest_bare_year = 2100;

inline int two_digit_year(int two, int near) {
  const int century = near / 100 * 100;
  int year = century + two;
  if (year > near + 20 && year > 100) year -= 100;
  return year;
}

inline bool is_preposition(TimeWord w) {
  switch (w) {
    case TimeWord::in:
    case TimeWord::on:
    case TimeWord::by:
    case TimeWord::during:
    case TimeWord::since:
    case TimeWord::until:
    case TimeWord::for_:
    case TimeWord::between:
    case TimeWord::through:
    case TimeWord::of:
    case TimeWord::to:
    case TimeWord::from:
    case TimeWord::before:
    case TimeWord::after:
    case TimeWord::last:
    case TimeWord::next:
    case TimeWord::this_one:
    case TimeWord::early:
    case TimeWord::late:
    case TimeWord::mid:
    case TimeWord::each:
    case TimeWord::about:
    case TimeWord::within:
    case TimeWord::as:
    case TimeWord::previous:
    case TimeWord::following:
    case TimeWord::coming:
    case TimeWord::past:
    case TimeWord::earlier:
    case TimeWord::ago: return true;
    default: return false;
  }
}

inline bool is_clock(TimeUnit unit) {
  return unit == TimeUnit::second || unit == TimeUnit::minute || unit == TimeUnit::hour;
}

// How far "last", "next", "this" are from now; nothing for words that do not say.
inline std::optional<int> shift_of(TimeWord which, TimeWord determiner) {
  switch (which) {
    case TimeWord::last:
    case TimeWord::previous:
    case TimeWord::past: return -1;
    case TimeWord::next:
    case TimeWord::coming:
    case TimeWord::following: return 1;
    case TimeWord::current:
    case TimeWord::same: return 0;
    case TimeWord::none:
      if (determiner == TimeWord::this_one || determiner == TimeWord::that_one) return 0;
      return std::nullopt;
    default: return std::nullopt;
  }
}

inline TimeMod position_mod(TimeWord position) {
  switch (position) {
    case TimeWord::early: return TimeMod::start;
    case TimeWord::mid: return TimeMod::mid;
    case TimeWord::late: return TimeMod::end;
    default: return TimeMod::none;
  }
}

}  // namespace claims::extract
