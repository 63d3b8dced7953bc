// Ages against years of birth, against each other, and against dates of a life.
#include "check/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 3> infos = {{
    {"person.age-birth", Level::error, "An age that does not follow from the date of birth.",
     "Harold Whitcombe, 81, was born in 1915 in a mining town.",
     "Harold Whitcombe, 92, was born in 1915 in a mining town.", "2007-06-20"},
    {"person.age-conflict", Level::error, "Two ages for one person.",
     "Harold Whitcombe, 45, denied the charge. Later the 54-year-old Whitcombe left the court.",
     "Harold Whitcombe, 45, denied the charge. Later the 45-year-old Whitcombe left the court.", "2024-06-20"},
    {"person.life-span", Level::error, "An age at death that does not fit the years of birth and death.",
     "The painter Harold Whitcombe (1930-1998) died at 72.", "The painter Harold Whitcombe (1930-1998) died at 68.",
     ""},
}};

struct Age {
  int years = 0;
  Span span;
  std::uint32_t sentence = 0;
  bool at_death = false;
};

struct Life {
  Date birth{}, death{};  // month and day 0 where only the year is known
  Span birth_span, death_span;
  std::vector<Age> ages;
};

// One to three figures at the start of `text`; 0 if none or more.
int leading_age(std::string_view text, std::size_t& length) {
  int value = 0;
  for (length = 0; length < text.size() && length < 4 && text[length] >= '0' && text[length] <= '9'; ++length)
    value = value * 10 + (text[length] - '0');
  return length >= 1 && length <= 3 && value >= 1 && value <= 120 ? value : 0;
}

// The first number token of the given value within `reach` tokens of an offset.
Span number_span(const Story& story, std::uint32_t from, int value, std::uint32_t reach = 14) {
  for (std::uint32_t i = token_at(story, from); i < story.tokens.size() && reach > 0; ++i, --reach)
    if (story.tokens[i].number == value && story.tokens[i].kind == TokenKind::number) return story.tokens[i].span;
  return {};
}

// ", 45," and ", aged 45,": the age stands in apposition to the name.
void read_apposition(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 40);
  std::size_t length = 0;
  for (std::string_view head : {", ", ", aged ", ", age ", ", now ", ", who is "}) {
    if (after.substr(0, head.size()) != head) continue;
    const int age = leading_age(std::string_view(after).substr(head.size()), length);
    if (age == 0) continue;
    const std::string_view rest = std::string_view(after).substr(head.size() + length);
    const bool bare = head == ", ";
    const bool closed = rest.empty() || rest.front() == ',' || rest.front() == '.' || rest.front() == ';' ||
                        (!bare && rest.front() == ' ');
    // ", 45 percent", ", 12, 14 and 16", ", 3, and": figures, not an age; a count before "," needs two figures.
    if (!closed || (bare && length != 2 && age < 100)) continue;
    if (rest.size() > 2 && rest[1] == ' ' && rest[2] >= '0' && rest[2] <= '9') continue;
    if (bare && (rest.size() > 1 && rest.front() == '.' && rest[1] >= '0' && rest[1] <= '9')) continue;
    const Span span = number_span(story, name.span.end, age, 4);
    if (!span.empty()) life.ages.push_back({age, span, name.sentence, false});
    return;
  }
}

// Another person is named between a name and an offset.
bool other_person_before(const Story& story, const NameMention& name, std::uint32_t offset) {
  for (const NameMention* next = &name + 1; next < story.names.data() + story.names.size() && next->span.begin < offset;
       ++next)
    if (next->kind == NameKind::person) return true;
  return false;
}

// "is 45", "is aged 45", "turned 45", "died at 72", "died aged 72", "died ... at the age of 72".
void read_verb(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 120);
  const std::size_t died = after.find("died");
  std::size_t length = 0;
  if (died != std::string::npos) {
    const std::string_view rest = std::string_view(after).substr(died);
    const std::size_t stop = std::min(rest.find(';'), rest.find(". "));
    for (std::string_view mark : {" aged ", " at the age of ", " at age ", "died at "}) {
      const std::size_t at = rest.find(mark);
      if (at == std::string_view::npos || at > stop) continue;
      const int age = leading_age(rest.substr(at + mark.size()), length);
      const std::string_view tail = rest.substr(std::min(rest.size(), at + mark.size() + length));
      if (age == 0 || (!tail.empty() && (tail.front() == ':' ||
                                         starts_with_word(tail, {" a.m", " p.m", " am", " pm", " percent", " per"}))))
        continue;
      const Span span = number_span(story, name.span.end, age, 26);
      if (!span.empty()) life.ages.push_back({age, span, name.sentence, true});
      return;
    }
    return;
  }
  // A bracket or a relative clause may stand between: "(born 1960) is 64 years old".
  for (std::string_view head : {"is aged ", "is now ", "is "}) {
    std::size_t at = after.find(head);
    if (at == std::string::npos || (at > 0 && after[at - 1] != ' ')) continue;
    if (at > 0 && after[0] != '(' && after[0] != ',') continue;
    if (after.substr(0, at).find(". ") != std::string::npos || after.substr(0, at).find(';') != std::string::npos)
      continue;
    const std::string_view rest = std::string_view(after).substr(at + head.size());
    const int age = leading_age(rest, length);
    const std::string_view tail = rest.substr(std::min(rest.size(), length));
    if (age == 0 || !(head == "is aged " || starts_with_word(tail, {" years old"}) || (at == 0 && tail == ".")))
      continue;
    const Span span = number_span(story, name.span.end, age, 24);
    if (!span.empty() && !other_person_before(story, name, span.begin))
      life.ages.push_back({age, span, name.sentence, false});
    return;
  }
}

// "54-year-old Whitcombe", "the 54-year-old painter Harold Whitcombe": the age just before the name.
void read_before(const Story& story, const NameMention& name, Life& life) {
  const std::uint32_t head = name.title.empty() ? name.span.begin : std::min(name.title.begin, name.span.begin);
  const std::string before = words_before(story, {head, head}, name.sentence, 44);
  const std::size_t at = before.rfind("-year-old");
  if (at == std::string::npos) return;
  // At most one plain word between: "54-year-old painter Whitcombe".
  std::string_view rest = std::string_view(before).substr(at + 9);
  if (std::count(rest.begin(), rest.end(), ' ') > 1 || rest.find(',') != std::string_view::npos ||
      rest.find('.') != std::string_view::npos || rest.find('\'') != std::string_view::npos)
    return;
  if (has_word(rest, {"son",           "daughter", "brother", "sister",     "wife",     "husband", "mother", "father",
                      "and",           "of",       "from",    "by",         "with",     "in",      "named",  "grandson",
                      "granddaughter", "child",    "boy",     "girl",       "told",     "killed",  "at",     "nephew",
                      "niece",         "cousin",   "partner", "girlfriend", "boyfriend"}) &&
      !has_word(rest, {"named"}))
    return;
  std::size_t digits = at;
  while (digits > 0 && before[digits - 1] >= '0' && before[digits - 1] <= '9') --digits;
  std::size_t length = 0;
  const int age = leading_age(std::string_view(before).substr(digits), length);
  if (age == 0 || digits + length != at) return;
  // The token that bears the figure stands at most eight tokens before the name.
  std::uint32_t i = token_at(story, head);
  for (int steps = 0; i > 0 && steps < 10; ++steps)
    if (story.tokens[--i].number == age) {
      life.ages.push_back({age, story.tokens[i].span, name.sentence, false});
      return;
    }
}

// The mention with a year that begins within `reach` bytes after `from`.
const TimeMention* year_after(const Story& story, std::uint32_t from, std::uint32_t reach) {
  const auto found = std::lower_bound(story.times.begin(), story.times.end(), from,
                                      [](const TimeMention& t, std::uint32_t at) { return t.span.begin < at; });
  return found != story.times.end() && found->span.begin <= from + reach && found->year && found->year.span.size() == 4
             ? &*found
             : nullptr;
}

// "(born 1915)", "was born in 1915", ", born May 5, 1950,", "(1930-1998)".
void read_dates(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 56);
  const bool bracket = !after.empty() && after.front() == '(';
  const TimeMention* year = nullptr;
  bool died_known = false;
  if (const std::size_t born = after.find("born"); born <= 24) {
    const std::string_view head = std::string_view(after).substr(0, born);
    if (!head.empty() && head != "(" && head != "was " && head != ", " && head != ", who was " && head != ", was " &&
        head != "who was " && head.find(", ") != 0 && head != "is ")
      return;
    // ", 81, was born", ", 81, born": an age in between is fine.
    if (has_word(head, {"son", "daughter", "whose", "child", "and", "wife"})) return;
    if (has_word(std::string_view(after).substr(born, 16), {"born to", "born as"})) return;
    year = year_after(story, name.span.end + static_cast<std::uint32_t>(born), 24);
    const std::string_view link = std::string_view(after).substr(std::min(after.size(), born + 4));
    if (!starts_with_word(link, {" in", " on", " around"}) &&
        !(link.size() > 1 &&
          ((link[1] >= '0' && link[1] <= '9') || bracket ||
           has_word(link.substr(0, 12),
                    {"jan",   "feb",  "mar",  "apr",    "may",       "jun",     "jul",      "aug",
                     "sep",   "sept", "oct",  "nov",    "dec",       "january", "february", "march",
                     "april", "june", "july", "august", "september", "october", "november", "december"}))))
      return;
  } else if (after.substr(0, 3) == "(b." || after.substr(0, 3) == "(b ") {
    year = year_after(story, name.span.end, 10);
  } else if (bracket) {
    year = year_after(story, name.span.end, 3);
    died_known = year != nullptr;
  }
  if (!year || year->sentence != name.sentence || year->impossible) return;
  if (died_known) {
    const auto index = static_cast<std::size_t>(year - story.times.data());
    if (index + 1 >= story.times.size()) return;
    const TimeMention& death = story.times[index + 1];
    const std::string joint = words_between(story, year->span, death.span, 8);
    if (!death.year || joint != "-" || death.year.value < year->year.value + 10 ||
        death.year.value > year->year.value + 120)
      return;
    life.death = written_date(death);
    life.death_span = death.span;
  }
  life.birth = written_date(*year);
  life.birth_span = year->span;
}

// A relative, so that a pronoun after the sentence may be theirs.
bool names_relative(std::string_view sentence) {
  return has_word(sentence,
                  {"father", "mother",      "brother",     "sister", "husband", "wife",    "son",       "daughter",
                   "friend", "grandfather", "grandmother", "uncle",  "aunt",    "partner", "colleague", "nephew",
                   "niece",  "cousin",      "man",         "woman",  "boy",     "girl",    "killed"});
}

// The mentions of the story's days just before its own: a death told as news.
bool is_news(const Story& story, std::uint32_t sentence) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return false;
  auto t = std::lower_bound(story.times.begin(), story.times.end(), sentence_span(story, sentence).begin,
                            [](const TimeMention& m, std::uint32_t at) { return m.span.begin < at; });
  for (; t != story.times.end() && t->sentence == sentence; ++t) {
    const int ago = t->period.known() ? to_day(published.date) - t->period.last : -1;
    if (t->granularity == TimeUnit::day && ago >= 0 && ago <= 60) return true;
  }
  return false;
}

// "Anton Reuss died on Monday. He was 78.", "... He was born in 1935.": the pronoun is the one person of the sentence
// before, who is its subject.
void read_pronoun(const Story& story, const NameMention& name, Life& life) {
  const std::uint32_t next = name.sentence + 1;
  const Span own = sentence_span(story, name.sentence);
  if (next >= story.sentences.size() || story.sentences[next].block != story.sentences[name.sentence].block) return;
  if (name.span.begin - own.begin > 72) return;  // only a sentence that opens with the name
  const std::string before = normal(story.document.slice({own.begin, name.span.begin}));
  if (before.size() > 24 || before.find(',') != std::string::npos || before.find('"') != std::string::npos) return;
  const Span span = sentence_span(story, next);
  const std::string words = normal(story.document.slice({span.begin, std::min(span.end, span.begin + 80)}));
  if (!starts_with_word(words, {"he was", "she was", "he is", "she is"})) return;
  auto other = std::lower_bound(story.names.begin(), story.names.end(), own.begin,
                                [](const NameMention& n, std::uint32_t at) { return n.span.begin < at; });
  for (; other != story.names.end() && other->sentence == name.sentence; ++other)
    if (other->kind == NameKind::person && other->person != name.person) return;
  const std::string lead = normal(story.document.slice(own));
  if (names_relative(lead) || starts_with_word(normal(story.document.slice({name.span.end, own.end})), {"'s"})) return;
  const bool now = starts_with_word(words, {"he is", "she is"});
  const std::string_view rest = std::string_view(words).substr(words.find(now ? "is " : "was ") + (now ? 3 : 4));
  std::size_t length = 0;
  const int age = leading_age(rest, length);
  const std::string_view tail = rest.substr(std::min(rest.size(), length));
  if (age != 0 && (tail.empty() || tail == "." || starts_with_word(tail, {" years old."}))) {
    if (!now && (!has_word(lead, {"died", "has died"}) || !is_news(story, name.sentence))) return;
    const Span number = number_span(story, span.begin, age, 5);
    if (!number.empty()) life.ages.push_back({age, number, next, false});
  } else if (!now && life.birth.year == 0 && starts_with_word(rest, {"born in", "born on"})) {
    const TimeMention* year = year_after(story, span.begin, 32);
    if (!year || year->sentence != next || year->impossible) return;
    life.birth = written_date(*year);
    life.birth_span = year->span;
  }
}

std::string life_text(const Date& date) { return date.day ? to_prose(date) : std::to_string(date.year); }

// Full years between two dates; between years alone the larger of the two possible counts.
int years_between(const Date& from, const Date& to) {
  int years = to.year - from.year;
  if (from.day && to.day && std::tie(to.month, to.day) < std::tie(from.month, from.day)) --years;
  return years;
}

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

void check_birth(const Story& story, const Person& person, const Life& life, const Age& age, Output& out) {
  const PublicationDate& published = story.document.published;
  const bool dead = life.death.year != 0;
  if (age.at_death ? !dead : (dead || !published.has_year())) return;
  const Date until = dead ? life.death : published.date;
  const int years = years_between(life.birth, until);
  // One year each way: birthdays, and ages taken some time before the story.
  const int low = life.birth.day && until.day ? years - 1 : years - 2;
  if ((age.years >= low && age.years <= years + 1) || (!dead && other_time_fits(story, age, life))) return;
  const char* id = dead ? "person.life-span" : "person.age-birth";
  Finding& f =
      add(out, story, id, Level::error, age.span,
          life.birth.day && until.day ? fmt::format("born on {}, {} was {} on {}, not {}", life_text(life.birth),
                                                    person.name, years, life_text(until), age.years)
                                      : fmt::format("born in {}, {} was {} or {} in {}, not {}", life.birth.year,
                                                    person.name, years - 1, years, until.year, age.years),
          0.92);
  because(f, fmt::format("the story gives the age as {}", age.years), age.span);
  because(f, fmt::format("and the birth as {}", life_text(life.birth)), life.birth_span);
  if (dead) because(f, fmt::format("and the death as {}", life_text(life.death)), life.death_span);
  else because_published(f, story);
}

// "then 45", "was 45 when": an age of another time.
bool is_current(const Story& story, const Age& age) {
  const std::string before = words_before(story, age.span, age.sentence, 30);
  const std::string after = words_after(story, age.span, age.sentence, 60);
  // "was 45", "45, was killed"; but not "45, said that the plan was too expensive".
  if (age.at_death || ends_with_word(before, {"was", "were"}) || starts_with_word(after, {", was", ", were"}))
    return false;
  return !has_word(before + " | " + after, {"then", "when", "at the time", "turned", "turns", "until", "since", "ago"});
}

void check_conflict(const Story& story, const Person& person, const Life& life, Output& out) {
  for (std::size_t i = 1; i < life.ages.size(); ++i) {
    const Age &a = life.ages[0], &b = life.ages[i];
    if (std::abs(a.years - b.years) <= 1 || !is_current(story, a) || !is_current(story, b)) continue;
    Finding& f =
        add(out, story, "person.age-conflict", Level::error, b.span,
            fmt::format("{} is {} years old in one place and {} in another", person.name, a.years, b.years), 0.9);
    because(f, fmt::format("the story gives the age as {}", a.years), a.span);
    because(f, fmt::format("and here as {}", b.years), b.span);
    return;
  }
}

void run(const Story& story, Output& out) {
  Life life;
  for (const Person& person : story.people) {
    life.birth = life.death = {};
    life.ages.clear();
    for (std::uint32_t mention : person.mentions) {
      const NameMention& name = story.names[mention];
      read_apposition(story, name, life);
      read_verb(story, name, life);
      read_before(story, name, life);
      if (life.birth.year == 0) read_dates(story, name, life);
      read_pronoun(story, name, life);
    }
    if (life.birth.year != 0)
      for (const Age& age : life.ages) check_birth(story, person, life, age, out);
    if (life.birth.year == 0 && life.ages.size() > 1) check_conflict(story, person, life, out);
  }
}

}  // namespace

Family person() noexcept { return {infos, run}; }

}  // namespace claims::check
