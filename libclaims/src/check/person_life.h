// What a story says about a person's life: ages, birth and death.
#pragma once

#include "check/context.h"

#include <string>
#include <string_view>
#include <vector>

namespace claims::check {

struct Age {
  int years = 0;
  Span span;
  std::uint32_t sentence = 0;
  bool at_death = false;
  bool described = false;  // of "the 58-year-old", whom the sentence before names
};

struct Life {
  Date birth{}, death{};  // month and day 0 where only the year is known
  Span birth_span, death_span;
  std::vector<Age> ages;

  void add(const Age& age);  // once for each place
};

// All that stands around one mention of the person's name.
void read_ages(const Story& story, const NameMention& name, Life& life);         // person_age.cpp
void read_description(const Story& story, const NameMention& name, Life& life);  // "The 58-year-old said"
void read_dates(const Story& story, const NameMention& name, Life& life);        // person_dates.cpp
void read_pronoun(const Story& story, const NameMention& name, Life& life);      // "He was 78."

// The date behind "born" or "died" that ends at `offset`.
void read_born(const Story& story, std::uint32_t sentence, std::uint32_t offset, Life& life);
void read_died(const Story& story, std::uint32_t sentence, std::uint32_t offset, Life& life);

// The story's first sentence tells that the name's person died.
bool is_obituary_of(const Story& story, const NameMention& name);
// "Born in Graz in 1930, he" some paragraphs below, in a story about one person.
void read_birth_of_subject(const Story& story, const NameMention& name, Life& life);

// An age and a year of birth in one clause, whoever is meant (person_born.cpp).
void check_births(const Story& story, Output& out);

struct KnownAge {
  std::uint32_t person;  // into Story::people
  int years;
  Span span;
};
// Ages without a name beside them (person_unnamed.cpp).
void check_unnamed_ages(const Story& story, const std::vector<KnownAge>& known, Output& out);

// Birthdays, and what somebody does before birth or after death (person_acts.cpp).
void check_birthdays(const Story& story, const Person& person, const Life& life, Output& out);
void check_acts(const Story& story, const Person& person, const Life& life, Output& out);

// Two offices or two nationalities of one person (person_role.cpp).
void check_roles(const Story& story, const Person& person, Output& out);

// What the readers share.

// A word for somebody, by its ending or one of those without: "painter", "nurse".
bool names_trade(std::string_view word);

std::string life_text(const Date& date);
// Full years between two dates; between years alone the larger of the two possible counts.
int years_between(const Date& from, const Date& to);
// Somebody else of the family name is in the story.
bool has_namesakes(const Story& story, const Person& person);

// One to three figures at the start of `text`; 0 if none or more.
int leading_age(std::string_view text, std::size_t& length);
// The first number token of the given value within `reach` tokens of an offset.
Span number_span(const Story& story, std::uint32_t from, int value, std::uint32_t reach = 14);
// The mention with a year that begins within `reach` bytes after `from`.
const TimeMention* year_after(const Story& story, std::uint32_t from, std::uint32_t reach);
// Nothing but a place between "born" or "died" and its date.
bool leads_to_date(std::string_view words);
// The first mention of a time at or behind an offset; the end of `times` if none.
std::vector<TimeMention>::const_iterator first_time(const Story& story, std::uint32_t offset);
// A relative, or somebody without a name, so that a pronoun after the sentence may be theirs.
bool names_relative(std::string_view sentence);
// What stands behind "54-year-old" at token `i` is somebody: a verb at once, or a trade within a few words.
bool describes_somebody(const Story& story, std::uint32_t i);
// The sentence names a time two years or more before the story's.
bool is_dated_back(const Story& story, std::uint32_t sentence);
// The sentence names one of the story's days or those just before it: what it tells is news.
bool is_news(const Story& story, std::uint32_t sentence);
// Another person than the name's is named in the sentence.
bool names_others(const Story& story, const NameMention& name, std::uint32_t sentence);
// The sentence tells of one person alone, so that "he" in the next one is that person.
bool tells_of_one(const Story& story, const NameMention& name);
// Another person is named between a name and an offset.
bool other_person_before(const Story& story, const NameMention& name, std::uint32_t offset);
// The paragraph's next sentence, or the first of the next paragraph; no_index where a heading or the end comes.
std::uint32_t sentence_behind(const Story& story, std::uint32_t sentence);

}  // namespace claims::check
