// When an event cannot have been: what the story and the office table say
// against a year.
#pragma once

#include <claims/story.h>

#include <optional>
#include <vector>

namespace claims::extract {

// The year that a mention writes for its event, and where.
struct EventYear {
  int year = 0;
  std::uint32_t time = no_index;  // into Story::times
  Span span;                      // the digits
};
std::optional<EventYear> written_year(const Story& story, const EventMention& mention);

// Two people at least, each of them known: then mentions can be compared.
bool names_two_people(const EventMention& mention) noexcept;

// Enough is known of who took part to say of two mentions that they are or are
// not of the same people: two people for a summit, the traveller and the place
// for a visit.
bool comparable(const EventMention& mention) noexcept;
// Same type and same people (and place); both comparable.
bool same_parties(const Story& story, const EventMention& a, const EventMention& b) noexcept;

// The mentions that put a first event of its kind into a year: "Kim Jong Un's
// first summit with Putin in 2019". A story has few; more than `max_firsts` are
// not looked at, so that the cost stays linear.
inline constexpr std::size_t max_firsts = 64;
struct FirstEvent {
  std::uint32_t mention;  // into Story::events
  EventYear year;
};
std::vector<FirstEvent> first_events(const Story& story);

struct YearConflict {
  enum Kind {
    before_first,   // the story puts the first such event later
    before_office,  // a participant was in no office yet
    after_office,   // a participant was out of office for good
  };
  Kind kind;
  std::uint32_t other = no_index;   // before_first: into `firsts`
  std::uint32_t person = no_index;  // otherwise: into Story::people
};

// What speaks against `mention` being in `year`.
std::vector<YearConflict> year_conflicts(const Story& story, const std::vector<FirstEvent>& firsts,
                                         std::uint32_t mention, int year);

// Digits in which two years of four digits differ.
int digits_apart(int a, int b) noexcept;

}  // namespace claims::extract
