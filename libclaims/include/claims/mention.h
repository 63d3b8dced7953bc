// What a story mentions: times, quantities, people, quotations, events.
//
// Time values follow TIMEX3 of the TimeML annotation guidelines 1.2.1
// (attributes type, value, mod).
#pragma once

#include <claims/calendar.h>
#include <claims/document.h>

#include <cstdint>
#include <string>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

inline constexpr std::uint32_t no_index = UINT32_MAX;

// `age` is the age of a person or thing ("a 10-year-old", "52 years old"): its
// value is a TIMEX3 duration, but annotators do not count it as a time expression.
enum class TimeType : std::uint8_t { date, time, duration, set, age };
const char* name_of(TimeType type) noexcept;

// TIMEX3 `mod`.
enum class TimeMod : std::uint8_t {
  none,
  before,
  after,
  on_or_before,
  on_or_after,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more,
  start,
  mid,
  end,
  approx
};
const char* name_of(TimeMod mod) noexcept;  // "" for none, "LESS_THAN"...

enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  weekend,
  month,
  quarter,
  half,
  year,
  decade,
  century,
  millennium
};
const char* name_of(TimeUnit unit) noexcept;

// What a value was computed from.
enum class TimeAnchor : std::uint8_t {
  none,         // nothing needed (durations) or nothing found
  written,      // the words alone give the value: "19 June 2024"
  publication,  // relative to the story's date: "Wednesday", "last year"
  mention,      // relative to an earlier mention: "nine months later"
};
const char* name_of(TimeAnchor anchor) noexcept;

// Tense of the verb that a time goes with.
enum class Tense : std::uint8_t { unknown, past, present, future };
const char* name_of(Tense tense) noexcept;

// What a check may rely on (in a Story's `times`):
// - spans are in text order and do not overlap; each lies within one sentence;
// - a weekday and the date beside it ("Wednesday, June 18, 2024") are one
//   mention; the ends of a range ("June 18-20", "from 2010 to 2018",
//   "1998-99") are two, next to each other in the vector;
// - weekday, day, month, year hold what is *written*, whatever was made of it.
//   A two-digit year after a range's dash is given in full (99 -> 1999). A unit
//   that the words share stands in both ends: "June 18-20" has month 6 twice,
//   with the same span;
// - `period` is known if and only if the value is a date of known days: day,
//   week, weekend, month, quarter, half, season, year, decade, century, or a
//   time of day (its day). It is unknown for REF values, for anything with X,
//   and where the story has no date and the words are relative. Seasons are
//   those of the northern hemisphere, as months: SP = March to May;
// - `impossible` is set only where month and day are both written and no such
//   day exists in the year, written or meant. A yearless Feb. 29 is impossible
//   only in a story of the weeks around it, with certainty below 1; elsewhere
//   it is that of a leap year next to the story's, or its year is open. The
//   value then repeats what is written ("2024-06-31"), period is that of the month;
// - `certainty` is 1 only for TimeAnchor::written and for words with one
//   meaning ("yesterday"); weekdays and yearless months have 0.9 where the
//   tense agrees with the nearest one, less where it had to be guessed.
struct TimeMention {
  // One written component: its number and where it stands. Zero where not written.
  struct Part {
    int value = 0;
    Span span;
    explicit operator bool() const noexcept { return !span.empty(); }
  };

  Span span;
  std::uint32_t sentence = 0;
  TimeType type = TimeType::date;
  TimeMod mod = TimeMod::none;
  TimeUnit granularity = TimeUnit::none;  // of a date: day, month, year...; of a duration: its unit
  TimeAnchor anchor = TimeAnchor::none;
  std::uint32_t anchor_index = no_index;  // into Story::times, for TimeAnchor::mention
  float certainty = 1;                    // (0,1]; 1 = the words leave no choice
  bool impossible = false;                // written in full, but no such day: "June 31"
  std::string value;                      // TIMEX3 value
  Period period;                          // the days a date covers, where they are known
  double amount = 0;                      // of a duration, in `granularity` units
  // Tense of the finite verb of the clause that the time stands in. `future`
  // covers will, shall, "is/are to" and "is going to"; `unknown` covers modals
  // (would, may), conditions, infinitives, participles without an auxiliary,
  // "was to", clauses without a verb, and everything that is not clear.
  Tense tense = Tense::unknown;

  Part weekday, day, month, year;  // as written; weekday.value is 1 (Monday) .. 7
};

enum class QuantityKind : std::uint8_t { number, ordinal, percent, percentage_points, money, measure };
const char* name_of(QuantityKind kind) noexcept;

// "nearly 1,300 people", "$3.4 billion", "12 percent", "the 70th".
struct Quantity {
  Span span;    // number and unit
  Span number;  // the number alone
  std::uint32_t sentence = 0;
  QuantityKind kind = QuantityKind::number;
  double value = 0;  // in `unit`; scale words are multiplied in
  double low = 0;    // the interval that the words allow: "nearly", "more than"
  double high = 0;
  std::string unit;  // ISO 4217 for money; "%" ; "km"; the counted noun for plain numbers
};

// A person of the story: all mentions that share one entity.
struct Person {
  std::string name;                        // fullest form in the story: "Kim Jong Un"
  std::string surname;                     // "Kim"
  std::uint32_t office_holder = no_index;  // row of the office-holder table, if it is one person there
  std::vector<std::uint32_t> mentions;     // into Story::names
};

enum class NameKind : std::uint8_t { person, organisation, place, other };
const char* name_of(NameKind kind) noexcept;

struct NameMention {
  Span span;   // the name without title
  Span title;  // "Russian President"; empty if none
  std::uint32_t sentence = 0;
  NameKind kind = NameKind::other;
  std::uint32_t person = no_index;  // into Story::people
};

struct Quotation {
  Span span;  // between the quotation marks
  std::uint32_t sentence = 0;
  std::uint32_t speaker = no_index;  // into Story::people
};

// A mention of something that happens: "the 2004 Kim-Putin summit".
struct EventMention {
  Span span;  // the noun phrase
  Span head;  // "summit"
  std::uint32_t sentence = 0;
  std::string type;                         // lemma of the head: "summit", "visit", "olympics"
  std::vector<std::uint32_t> participants;  // into Story::people, sorted
  std::vector<std::uint32_t> times;         // into Story::times: the times that date it
  std::vector<std::uint32_t> places;        // into Story::names: where it was, states that took part
  std::uint32_t since = no_index;           // into Story::times: 2019 of "the first visit since 2019"
  int ordinal = 0;                          // 1 for "first", -1 for "last"; 0 if none
  bool qualified = false;          // the ordinal counts some only: "first official visit", "first as president"
  bool ever = false;               // "first-ever", "the first summit ever"
  bool definite = false;           // "the", "this", "Wednesday's"
  bool pronoun = false;            // "his visit": whose is not known
  bool unknown_party = false;      // somebody who could not be resolved takes part
  bool verb = false;               // the head is a verb: "visited"
  std::uint32_t event = no_index;  // into Timeline::events
};

}  // namespace claims
