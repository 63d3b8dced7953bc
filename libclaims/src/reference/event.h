// Dated events: visits of foreign leaders to the United States, trips of its presidents and secretaries
// of state, elections; and meetings that recur, with their editions.
//
// Tables: libclaims/data/reference/events.tsv, event_people.tsv and editions.tsv, built by tools/build_events.
// Searched in place; all views have static storage. Sources, rules and cut-off dates: docs/reference-data.md.
// The tables are not complete for anything but what their sources list: an event that is not here may well have been.
#pragma once

#include "reference/term_date.h"

#include <claims/calendar.h>

#include <string_view>
#include <vector>

namespace claims::reference {

// Somebody who took part.
struct Participant {
  std::string_view words;   // as the source has it: "President Mobutu Sese Seko of Zaire"
  std::string_view person;  // key of people.tsv ("Q57411"); empty where it is not certain who is meant
};

struct DatedEvent {
  Day first = 0;                         // the first day
  TermDate last;                         // the last day; not known() where the source's is impossible
  std::string_view kind;                 // "visit", "trip", "election"
  std::string_view nature;               // "state visit", "legislative election"; may be empty
  std::string_view state;                // where it was, English name
  std::vector<std::string_view> places;  // in that state, as far as the source names them
  std::vector<Participant> people;       // who visited or travelled; empty for elections
  std::vector<Participant> met;          // whom they met, as far as the source names them
  std::string_view occasion;             // "G-20 Economic Summit", "second round"; may be empty
  std::string_view source;               // "Visits by Foreign Leaders"
  std::string_view row;                  // "visits:2076"
};

// Events that were going on on some day of `on`, by first day.
std::vector<DatedEvent> events_during(Period on);
// Events in which this person (key of people.tsv) took part, by first day.
std::vector<DatedEvent> events_of(std::string_view person);
// Both together on one event: a visit of one whom the other met, a meeting on a trip.
std::vector<DatedEvent> events_of(std::string_view person, std::string_view other);
// Events with all these words in what the table says of them, by first day; any case, diacritics do not count.
// Reads the whole table (about 10 ms).
std::vector<DatedEvent> events_worded(std::string_view words);

struct Edition {
  std::string_view series;  // "g20-summit", "general-assembly"
  int year = 0;
  int number = 0;                        // 0 = not known
  std::string_view name;                 // "G-20 summit"
  TermDate days;                         // within these days; a year alone where no more is known
  std::vector<std::string_view> places;  // the seat of the meeting is one of them
  std::string_view state;
  std::string_view source, rows;
};

// Editions of a series, by year; a year has several where several were held.
std::vector<Edition> editions_of(std::string_view series);
// Every series. Sorted.
std::vector<std::string_view> edition_series();
// The regular session of the General Assembly of that number (1 to the last that has opened), or that opened in that
// year.
int assembly_session_year(int number) noexcept;  // 0 if there is none
int assembly_session_of(int year) noexcept;      // 0 if none opened in it

}  // namespace claims::reference
