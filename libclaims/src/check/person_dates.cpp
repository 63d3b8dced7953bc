// Days of birth and death beside a name.
#include "check/person_life.h"

#include <algorithm>

namespace claims::check {

std::vector<TimeMention>::const_iterator first_time(const Story& story, std::uint32_t offset) {
  return std::lower_bound(story.times.begin(), story.times.end(), offset,
                          [](const TimeMention& t, std::uint32_t at) { return t.span.begin < at; });
}

const TimeMention* year_after(const Story& story, std::uint32_t from, std::uint32_t reach) {
  const auto found = first_time(story, from);
  return found != story.times.end() && found->span.begin <= from + reach && found->year && found->year.span.size() == 4
             ? &*found
             : nullptr;
}

// "in Graz on", "on a farm near Leeds in": nothing but a place between "born" or "died" and its date.
bool leads_to_date(std::string_view words) {
  return words.find_first_of(";:\"(") == std::string_view::npos && words.find(". ") == std::string_view::npos &&
         !has_word(words, {"and", "who",  "which", "moved",  "raised", "married", "grew",  "to",
                           "as",  "when", "after", "before", "during", "but",     "where", "he",
                           "she", "his",  "her",   "since",  "until",  "said",    "while"});
}

namespace {

// The date behind the word at `offset`: "born in Graz in 1930", "died on Monday".
const TimeMention* date_of(const Story& story, std::uint32_t offset, std::uint32_t sentence, bool with_year) {
  auto t = first_time(story, offset);
  for (; t != story.times.end() && t->type != TimeType::date; ++t)
    if (t->span.begin > offset + 70) return nullptr;
  if (t == story.times.end() || t->span.begin > offset + 70 || t->sentence != sentence || t->impossible) return nullptr;
  if (with_year ? !t->year || t->year.span.size() != 4 : !(t->year || t->period.known())) return nullptr;
  return leads_to_date(normal(story.document.slice({offset, t->span.begin}))) ? &*t : nullptr;
}

void set_birth(const TimeMention& date, Life& life) {
  life.birth = written_date(date);
  life.birth_span = date.span;
}
void set_death(const TimeMention& date, Life& life) {
  if (date.year) life.death = written_date(date);
  else if (date.granularity == TimeUnit::day) life.death = to_date(date.period.first);
  else life.death = {to_date(date.period.first).year, 0, 0};
  life.death_span = date.span;
}

// "(born 1915)", "was born in Graz in 1915", ", born May 5, 1950,", ", a painter who was born in 1950".
void read_birth(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 72);
  const std::size_t born = after.find("born");
  if (after.substr(0, 3) == "(b." || after.substr(0, 3) == "(b ") {
    if (const TimeMention* year = year_after(story, name.span.end, 10)) set_birth(*year, life);
    return;
  }
  if (born == std::string::npos || (born > 0 && after[born - 1] != ' ' && after[born - 1] != '(')) return;
  const std::string_view head = std::string_view(after).substr(0, born);
  const bool apposition = head.find(", ") == 0 && head.find(';') == std::string_view::npos;
  if (!apposition && !one_of(head, {"", "(", "was ", "who was ", "is ", " "})) return;
  if (has_word(head,
               {"son", "daughter", "whose", "child", "and", "wife", "husband", "mother", "father", "not", "with"}) ||
      has_word(std::string_view(after).substr(born, 16), {"born to", "born as"}))
    return;
  const auto offset = name.span.end + static_cast<std::uint32_t>(born) + 4;
  if (other_person_before(story, name, name.span.end + static_cast<std::uint32_t>(born))) return;
  if (const TimeMention* date = date_of(story, offset, name.sentence, true)) set_birth(*date, life);
}

// "Born in Graz in 1970, Anton Reuss", "Born in 1970, the 48-year-old Reuss".
void read_birth_before(const Story& story, const NameMention& name, Life& life) {
  const Span own = sentence_span(story, name.sentence);
  if (name.span.begin > own.begin + 100) return;
  const std::string before = normal(story.document.slice({own.begin, name.span.begin}));
  const std::size_t comma = before.rfind(',');
  if (before.substr(0, 5) != "born " || comma == std::string::npos || names_others(story, name, name.sentence)) return;
  const std::string_view behind = std::string_view(before).substr(comma + 1);
  if (!behind.empty() && !starts_with_word(behind, {" the"}) && name.title.empty()) return;
  const TimeMention* date = date_of(story, own.begin + 4, name.sentence, true);
  if (date && date->span.begin < name.span.begin) set_birth(*date, life);
}

// "(1930-1998)".
void read_life_dates(const Story& story, const NameMention& name, Life& life) {
  if (words_after(story, name.span, name.sentence, 56).substr(0, 1) != "(") return;
  const TimeMention* year = year_after(story, name.span.end, 3);
  if (!year || year->sentence != name.sentence || year->impossible) return;
  const auto index = static_cast<std::size_t>(year - story.times.data());
  if (index + 1 >= story.times.size()) return;
  const TimeMention& death = story.times[index + 1];
  if (!death.year || words_between(story, year->span, death.span, 8) != "-" ||
      death.year.value < year->year.value + 10 || death.year.value > year->year.value + 120)
    return;
  set_birth(*year, life);
  set_death(death, life);
}

// "died in 1998", ", who died on Monday": the name is the subject, and nobody stands between.
void read_death(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 120);
  const std::size_t died = after.find("died");
  if (died == std::string::npos || (died > 0 && after[died - 1] != ' ')) return;
  const std::string_view head = std::string_view(after).substr(0, died);
  if (!head.empty() && head.find(',') != 0 && head.find('(') != 0 &&
      !one_of(head, {"had ", "has ", "was born ", "later "}) && !starts_with_word(head, {"was born"}))
    return;
  if (names_relative(head) || head.find('"') != std::string_view::npos || head.find(';') != std::string_view::npos ||
      has_word(head, {"whose", "'s", "nearly", "almost", "not", "would", "could", "said", "before", "after", "when",
                      "since"}))
    return;
  const auto offset = name.span.end + static_cast<std::uint32_t>(died) + 4;
  if (other_person_before(story, name, offset)) return;
  std::uint32_t from = offset;
  // "died at 62 in 2020", "died, aged 62, on Monday": the age stands between.
  const std::string_view tail = std::string_view(after).substr(died + 4, 24);
  if (starts_with_word(tail, {" at", " aged", ", aged"}))
    from = std::min(sentence_span(story, name.sentence).end, offset + 10);
  if (const TimeMention* date = date_of(story, from, name.sentence, false)) set_death(*date, life);
}

}  // namespace

void read_dates(const Story& story, const NameMention& name, Life& life) {
  if (life.birth.year == 0) read_life_dates(story, name, life);
  if (life.birth.year == 0) read_birth(story, name, life);
  if (life.birth.year == 0) read_birth_before(story, name, life);
  if (life.death.year == 0) read_death(story, name, life);
}

void read_born(const Story& story, std::uint32_t sentence, std::uint32_t offset, Life& life) {
  if (life.birth.year != 0) return;
  if (const TimeMention* date = date_of(story, offset, sentence, true)) set_birth(*date, life);
}
void read_died(const Story& story, std::uint32_t sentence, std::uint32_t offset, Life& life) {
  if (life.death.year != 0) return;
  if (const TimeMention* date = date_of(story, offset, sentence, false)) set_death(*date, life);
}

}  // namespace claims::check
