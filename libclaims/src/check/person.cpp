// Ages against years of birth, against each other, and against dates of a life.
#include "check/person_life.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

namespace claims::check {

std::string life_text(const Date& date) { return date.day ? to_prose(date) : std::to_string(date.year); }

int years_between(const Date& from, const Date& to) {
  int years = to.year - from.year;
  if (from.day && to.day && std::tie(to.month, to.day) < std::tie(from.month, from.day)) --years;
  return years;
}

bool has_namesakes(const Story& story, const Person& person) {
  return std::any_of(story.people.begin(), story.people.end(),
                     [&](const Person& p) { return &p != &person && p.surname == person.surname; });
}

namespace {

constexpr std::array<CheckInfo, 7> infos = {{
    {"person.acts", Level::warning, "Something that somebody did after dying or before being born.",
     "The painter Harold Whitcombe died in 2015. In 2018 Whitcombe won a prize.",
     "The painter Harold Whitcombe died in 2015. In 2018 his daughter won a prize.", "2024-06-20"},
    {"person.age-birth", Level::error, "An age that does not follow from the date of birth.",
     "Harold Whitcombe, 81, was born in 1915 in a mining town.",
     "Harold Whitcombe, 92, was born in 1915 in a mining town.", "2007-06-20"},
    {"person.age-conflict", Level::error, "Two ages for one person.",
     "Harold Whitcombe, 45, denied the charge. Later the 54-year-old Whitcombe left the court.",
     "Harold Whitcombe, 45, denied the charge. Later the 45-year-old Whitcombe left the court.", "2024-06-20"},
    {"person.birthday", Level::error, "A birthday that does not follow from the date of birth.",
     "Harold Whitcombe, born in June 1921, will celebrate his 90th birthday on Friday.",
     "Harold Whitcombe, born in June 1934, will celebrate his 90th birthday on Friday.", "2024-06-20"},
    {"person.life-span", Level::error, "An age at death that does not fit the years of birth and death.",
     "The painter Harold Whitcombe (1930-1998) died at 72.", "The painter Harold Whitcombe (1930-1998) died at 68.",
     ""},
    {"person.nationality", Level::warning, "One person with two nationalities.",
     "The Canadian poet Anne Trask won the prize. It rained. The American poet Anne Trask was not there.",
     "The Canadian poet Anne Trask won the prize. It rained. The American poet Paul Lode was not there.", ""},
    {"person.office", Level::warning, "One person with two offices that are seldom one person's.",
     "Finance Minister Karin Wexford opened the debate. Defence Minister Wexford said the budget was fair.",
     "Finance Minister Karin Wexford opened the debate. Defence Minister Lode said the budget was fair.", ""},
}};

// A year named beside the age: the age may be that of an earlier time.
bool other_time_fits(const Story& story, const Age& age, const Life& life) {
  const auto first = std::lower_bound(story.times.begin(), story.times.end(), sentence_span(story, age.sentence).begin,
                                      [](const TimeMention& t, std::uint32_t at) { return t.span.begin < at; });
  int seen = 0;
  for (auto t = first; t != story.times.end() && t->sentence == age.sentence && seen < 8; ++t, ++seen)
    if (t->period.known() && t->span != life.birth_span &&
        std::abs(to_date(t->period.first).year - life.birth.year - age.years) <= 1)
      return true;
  return false;
}

// The day by which the age counts; year 0 where there is none.
Date counted_until(const Story& story, const Life& life, const Age& age) {
  const PublicationDate& published = story.document.published;
  if (age.at_death && life.death.year != 0) return life.death;
  if (age.at_death) return is_news(story, age.sentence) ? published.date : Date{};
  const bool long_dead = life.death.year != 0 && life.death.year < published.date.year;
  return published.has_year() && !long_dead ? published.date : Date{};
}

void check_birth(const Story& story, const Person& person, const Life& life, const Age& age, Output& out) {
  const Date until = counted_until(story, life, age);
  if (until.year == 0) return;
  const int years = years_between(life.birth, until);
  const bool exact = life.birth.day && until.day;
  // One year each way: birthdays, and ages taken some time before the story. None between two days.
  const bool to_the_day = exact && age.at_death && life.death.year != 0;
  const int low = to_the_day ? years : exact ? years - 1 : years - 2;
  if (age.years >= low && age.years <= years + (to_the_day ? 0 : 1)) return;
  if (!age.at_death && (other_time_fits(story, age, life) || (age.described && is_dated_back(story, age.sentence))))
    return;
  const bool far = std::abs(age.years - years) > 1;
  if (age.described && std::abs(age.years - years) > 12) return;
  const char* id = age.at_death ? "person.life-span" : "person.age-birth";
  Finding& f = add(out, story, id, far && !age.described ? Level::error : Level::warning, age.span,
                   exact ? fmt::format("born on {}, {} was {} on {}, not {}", life_text(life.birth), person.name, years,
                                       life_text(until), age.years)
                         : fmt::format("born in {}, {} was {} or {} in {}, not {}", life.birth.year, person.name,
                                       years - 1, years, until.year, age.years),
                   far && !age.described ? 0.92 : 0.75);
  because(f, fmt::format("the story gives the age as {}", age.years), age.span);
  because(f, fmt::format("and the birth as {}", life_text(life.birth)), life.birth_span);
  if (age.at_death && life.death.year != 0)
    because(f, fmt::format("and the death as {}", life_text(life.death)), life.death_span);
  else because_published(f, story);
}

// "born in 1930 and died in 1926".
void check_order(const Story& story, const Person& person, const Life& life, Output& out) {
  if (life.birth.year == 0 || life.death.year == 0 || life.death.year >= life.birth.year) return;
  Finding& f = add(out, story, "person.life-span", Level::error, life.death_span,
                   fmt::format("{} cannot have died in {}, before being born", person.name, life.death.year), 0.92);
  because(f, fmt::format("the story gives the birth as {}", life_text(life.birth)), life.birth_span);
  because(f, fmt::format("and the death as {}", life_text(life.death)), life.death_span);
}

// "then 45", "was 45 when": an age of another time.
bool is_current(const Story& story, const Age& age) {
  const std::string before = words_before(story, age.span, age.sentence, 30);
  const std::string after = words_after(story, age.span, age.sentence, 60);
  if (age.at_death && !is_news(story, age.sentence)) return false;
  // "was 45"; but not "45, said that the plan was too expensive".
  if (ends_with_word(before, {"was", "were"}) || is_dated_back(story, age.sentence)) return false;
  if (starts_with_word(after, {", was", ", were"}) && !story.document.published.has_year()) return false;
  if (has_word(after, {"has", "have"}) && has_word(after, {"since"})) return true;  // "has led the bank since 2010"
  if (ends_with_word(before, {"turned"})) return true;                              // read only where it was of late
  return !has_word(before + " | " + after, {"then", "when", "at the time", "turned", "turns", "until", "since", "ago"});
}

void check_conflict(const Story& story, const Person& person, const Life& life, Output& out) {
  std::vector<const Age*> now;
  for (const Age& age : life.ages)
    if (is_current(story, age)) now.push_back(&age);
  for (const Age* age : now) {
    const Age &a = *now.front(), &b = *age;
    if (std::abs(a.years - b.years) <= 1) continue;
    // "The 58-year-old" names nobody: it is only likely whom it means, and less so of another generation.
    const bool clear = !a.described && !b.described;
    const bool swapped = a.years % 10 == b.years / 10 && a.years / 10 == b.years % 10;
    if (!clear && std::abs(a.years - b.years) > 12 && !swapped) continue;
    Finding& f = add(out, story, "person.age-conflict", clear ? Level::error : Level::warning, b.span,
                     fmt::format("{} is {} years old in one place and {} in another", person.name, a.years, b.years),
                     clear ? 0.9 : 0.75);
    because(f, fmt::format("the story gives the age as {}", a.years), a.span);
    because(f, fmt::format("and here as {}", b.years), b.span);
    return;
  }
}

// "Reuss, 47," where a second Reuss comes up only below: the one who had been named by then.
void read_short_names(const Story& story, std::vector<KnownAge>& known) {
  for (const NameMention& name : story.names) {
    if (name.person != no_index || !name.title.empty()) continue;
    std::uint32_t person = no_index;
    int candidates = 0;
    for (std::uint32_t p = 0; p < story.people.size(); ++p)
      if (story.people[p].surname == story.document.slice(name.span) &&
          story.names[story.people[p].mentions.front()].span.begin < name.span.begin)
        person = p, ++candidates;
    if (candidates != 1) continue;
    Life life;
    read_ages(story, name, life);
    for (const Age& age : life.ages)
      if (!age.at_death) known.push_back({person, age.years, age.span});
  }
}

void run(const Story& story, Output& out) {
  Life life;
  std::vector<KnownAge> known;
  for (const Person& person : story.people) {
    life = {};
    for (std::uint32_t mention : person.mentions) {
      const NameMention& name = story.names[mention];
      read_ages(story, name, life);
      read_dates(story, name, life);
      read_pronoun(story, name, life);
      if (is_obituary_of(story, name)) read_birth_of_subject(story, name, life);
    }
    check_roles(story, person, out);
    if (life.birth.year == 0 && life.death.year == 0 && life.ages.empty()) continue;
    for (std::uint32_t mention : person.mentions) read_description(story, story.names[mention], life);
    for (const Age& age : life.ages)
      if (!age.at_death && !age.described)
        known.push_back({static_cast<std::uint32_t>(&person - story.people.data()), age.years, age.span});
    check_order(story, person, life, out);
    if (life.birth.year != 0) {
      for (const Age& age : life.ages) check_birth(story, person, life, age, out);
      check_birthdays(story, person, life, out);
    } else if (life.ages.size() > 1) {
      check_conflict(story, person, life, out);
    }
    check_acts(story, person, life, out);
  }
  if (!known.empty()) read_short_names(story, known);
  std::sort(known.begin(), known.end(),
            [](const KnownAge& a, const KnownAge& b) { return a.span.begin < b.span.begin; });
  check_births(story, out);
  check_unnamed_ages(story, known, out);
}

}  // namespace

Family person() noexcept { return {infos, run}; }

}  // namespace claims::check
