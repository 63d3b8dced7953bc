// Words that steer a time expression, each with one role.
//
// The words are rows of class `time` in data/language/time.tsv; their VALUE is
// the name of one of these roles.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace claims::text {

enum class TimeWord : std::uint8_t {
  none,
  // determiners
  the,
  a,
  this_one,
  that_one,
  each,
  all,
  its,
  another,
  // which one, seen from the story's date or from the date before
  last,
  past,
  previous,
  next,
  coming,
  following,
  current,
  latest,
  recent,
  same,
  comparable,  // "the corresponding period"
  fiscal,
  full,
  trading,
  other,
  // where in a longer time
  early,
  mid,
  late,
  earlier,
  later,
  beginning,
  middle,
  end,
  near,
  // how exact
  about,
  nearly,
  more,
  less,
  than,
  at,
  least,
  most,
  over,
  under,
  up,
  within,
  no,
  only,
  as,
  // how many
  several,
  few,
  couple,
  many,
  some,
  // after the unit
  ago,
  before,
  after,
  hence,
  old,
  long_lasting,
  so,
  ahead,
  // small words
  of,
  and_,
  or_,
  to,
  from,
  in,
  on,
  by,
  during,
  since,
  until,
  for_,
  between,
  through,
  with_,
  // whole expressions
  now,
  today,
  tonight,
  yesterday,
  tomorrow,
  overnight,
  recently,
  soon,
  future,
  nowadays,
  right,
  hourly,
  daily,
  nightly,
  weekly,
  biweekly,
  monthly,
  quarterly,
  yearly,
  decennial,
  // parts of the day
  morning,
  afternoon,
  evening,
  night,
  noon,
  midnight,
  dawn,
  dusk,
  am,
  pm,
  o_clock,
  zone,
  // nouns
  period,
  time,
  term,
  date,
  moment,
  holiday,
  eve,
  age,
  quarter_code,
  // verbs and adjectives of plans: "is expected to", "plans to"
  plan,
  // opens a clause: "that", "which", "when"
  clause,
  count_
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(TimeWord::count_)> time_word_names = {
    "none",     "the",       "a",        "this",       "that",         "each",      "all",       "its",
    "another",  "last",      "past",     "previous",   "next",         "coming",    "following", "current",
    "latest",   "recent",    "same",     "comparable", "fiscal",       "full",      "trading",   "other",
    "early",    "mid",       "late",     "earlier",    "later",        "beginning", "middle",    "end",
    "near",     "about",     "nearly",   "more",       "less",         "than",      "at",        "least",
    "most",     "over",      "under",    "up",         "within",       "no",        "only",      "as",
    "several",  "few",       "couple",   "many",       "some",         "ago",       "before",    "after",
    "hence",    "old",       "long",     "so",         "ahead",        "of",        "and",       "or",
    "to",       "from",      "in",       "on",         "by",           "during",    "since",     "until",
    "for",      "between",   "through",  "with",       "now",          "today",     "tonight",   "yesterday",
    "tomorrow", "overnight", "recently", "soon",       "future",       "nowadays",  "right",     "hourly",
    "daily",    "nightly",   "weekly",   "biweekly",   "monthly",      "quarterly", "yearly",    "decennial",
    "morning",  "afternoon", "evening",  "night",      "noon",         "midnight",  "dawn",      "dusk",
    "am",       "pm",        "o_clock",  "zone",       "period",       "time",      "term",      "date",
    "moment",   "holiday",   "eve",      "age",        "quarter_code", "plan",      "clause",
};

}  // namespace claims::text
