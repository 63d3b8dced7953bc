// Birthdays against a date of birth, and acts against the years of a life.
#include "check/person_life.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace claims::check {
namespace {

class Acts : TokenReader {
 public:
  Acts(const Story& story, const Person& person, const Life& life, Output& out)
      : TokenReader(story), person_(person), life_(life), out_(out) {}

  void birthdays() {
    for (std::uint32_t m : person_.mentions) {
      const NameMention& name = story_.names[m];
      const std::uint32_t first = token_at(story_, name.span.end);
      const std::uint32_t end = story_.sentences[name.sentence].last_token;
      for (std::uint32_t i = first; i < end && i < first + 24; ++i)
        if (check_birthday(name, i)) return;
      if (check_birthday_before(name) || check_age_then(name, first)) return;
      // "He will turn 60 in August."
      const std::uint32_t next = sentence_behind(story_, name.sentence);
      if (next == no_index || !tells_of_one(story_, name)) continue;
      const Sentence& sentence = story_.sentences[next];
      if (!one_of(token(sentence.first_token), {"He", "She"}) || names_others(story_, name, next)) continue;
      for (std::uint32_t i = sentence.first_token + 1; i < sentence.last_token && i < sentence.first_token + 16; ++i)
        if (check_birthday(name, i)) return;
    }
  }

  void acts() {
    for (std::uint32_t m : person_.mentions) {
      const NameMention& name = story_.names[m];
      const std::uint32_t verb = verb_of(name);
      if (!is_act(token(verb)) || verb >= story_.sentences[name.sentence].last_token) continue;
      if (has_namesakes(story_, person_) && story_.document.slice(name.span).find(' ') == std::string_view::npos)
        continue;
      if (const TimeMention* time = time_of(name, verb)) check_act(name, verb, *time);
    }
  }

 private:
  // "his 90th birthday", "turns 70", "would have turned 100".
  bool check_birthday(const NameMention& name, std::uint32_t i) {
    const bool feast = token(i + 1) == "birthday" && story_.tokens[i].kind == TokenKind::ordinal &&
                       (one_of(token(i - 1), {"his", "her"}) || story_.tokens[i - 1].kind == TokenKind::possessive);
    const bool turns = story_.tokens[i].kind == TokenKind::number && i > 1 &&
                       (one_of(token(i - 1), {"turns", "turn", "turned"}) ||
                        (one_of(token(i - 1), {"been", "be"}) &&
                         has_word(words_before(story_, story_.tokens[i].span, name.sentence, 24), {"would"})));
    if (!feast && !turns) return false;
    const int age = story_.tokens[i].number;
    const std::string_view next = token(i + 1);
    if (turns && !one_of(next, {"on", "this", "in", "next", ",", ".", "today", "tomorrow", "later", "last"}))
      return false;
    if (age < 5 || age > 120 || other_person_before(story_, name, story_.tokens[i].span.begin)) return false;
    const std::string between = words_between(story_, name.span, story_.tokens[i].span, 200);
    if (has_word(between, {"hopes", "hope", "hoped", "expects", "wants", "plans", "dreams", "until", "before",
                           "by the time", "after"}))
      return false;
    if (names_relative(between) || between.find('"') != std::string::npos) return false;
    return judge_birthday(name, story_.tokens[i].span, age, token(i - 1) == "turned" || feast);
  }

  // "On his 50th birthday in 2010, Anton Reuss".
  bool check_birthday_before(const NameMention& name) {
    const std::uint32_t first = story_.sentences[name.sentence].first_token, end = token_at(story_, name.span.begin);
    if (names_relative(sentence_words(story_, name.sentence))) return false;
    for (std::uint32_t i = first + 1; i + 3 < end && i < first + 5; ++i) {
      if (token(i + 1) != "birthday" || !one_of(token(i - 1), {"his", "her"}) || !one_of(token(i + 2), {"in", "on"}))
        continue;
      const auto t = first_time(story_, story_.tokens[i + 2].span.end);
      if (t == story_.times.end() || !t->year || t->span.end > name.span.begin || t->span == life_.birth_span)
        return false;
      return judge_age(name, story_.tokens[i].span, story_.tokens[i].number, t->year.value, "person.birthday");
    }
    return false;
  }
  // "was 25 when he won the cup in 2010".
  bool check_age_then(const NameMention& name, std::uint32_t i) {
    if (token(i) != "was" || story_.tokens[i + 1].number < 1 || token(i + 2) != "when" ||
        !one_of(token(i + 3), {"he", "she"}))
      return false;
    const Span own = sentence_span(story_, name.sentence);
    const auto t = first_time(story_, story_.tokens[i + 3].span.end);
    if (t == story_.times.end() || t->sentence != name.sentence || !t->year || t->mod != TimeMod::none) return false;
    const std::string clause =
        normal(story_.document.slice({story_.tokens[i + 3].span.end, std::min(t->span.begin, own.end)}));
    if (clause.find_first_of(",;:\"") != std::string::npos || !ends_with_word(clause, {"in", "on"}) ||
        has_word(clause, {"and", "who", "which", "that", "before", "after"}))
      return false;
    return judge_age(name, story_.tokens[i + 1].span, story_.tokens[i + 1].number, t->year.value, "person.age-birth");
  }
  bool judge_age(const NameMention& name, Span span, int age, int year, std::string_view check) {
    const int right = year - life_.birth.year;
    if (age < 1 || std::abs(right - age) <= 1 ||
        has_word(words_before(story_, name.span, name.sentence, 40), {"whose"}))
      return false;
    Finding& f =
        add(out_, story_, check, Level::error, span,
            fmt::format("born in {}, {} was {} in {}, not {}", life_.birth.year, person_.name, right, year, age), 0.9);
    because(f, fmt::format("{} - {} = {}", year, life_.birth.year, right), span);
    because(f, fmt::format("the story gives the birth as {}", life_text(life_.birth)), life_.birth_span);
    return true;
  }

  // A birthday of the past may be any; one of these days or to come is the story's year's.
  bool judge_birthday(const NameMention& name, Span span, int age, bool may_be_past) {
    const PublicationDate& published = story_.document.published;
    if (!published.has_year()) return false;
    const int now = published.date.year - life_.birth.year;
    bool dated = false;
    for (auto t = first_time(story_, std::max(sentence_span(story_, name.sentence).begin,
                                              name.span.begin > 400 ? name.span.begin - 400 : 0));
         t != story_.times.end() && t->sentence == name.sentence && t->span.begin < name.span.end + 400; ++t) {
      if (t->span == life_.birth_span || t->type != TimeType::date || !t->period.known()) continue;
      const int year = to_date(t->period.last).year;
      if (std::abs(year - life_.birth.year - age) <= 1) return false;
      dated |= year >= published.date.year;
    }
    const std::string sentence = sentence_words(story_, name.sentence);
    dated |= has_word(sentence, {"will", "this week", "this month", "this year", "today", "would have", "next month",
                                 "next week", "turns"});
    if (std::abs(now - age) <= 1 || (may_be_past && !dated && age < now)) return false;
    Finding& f = add(out_, story_, "person.birthday", Level::error, span,
                     fmt::format("born in {}, {} would be {} in {}, not {}", life_.birth.year, person_.name, now,
                                 published.date.year, age),
                     0.88);
    because(f, fmt::format("the story speaks of an age of {}", age), span);
    because(f, fmt::format("and gives the birth as {}", life_text(life_.birth)), life_.birth_span);
    because_published(f, story_);
    return true;
  }

  // The verb behind the name and what stands in apposition; "won" of "was born in 1970 and won".
  std::uint32_t verb_of(const NameMention& name) const {
    const std::uint32_t verb = past_apposition(token_at(story_, name.span.end));
    if (token(verb) != "was" || token(verb + 1) != "born") return verb;
    for (std::uint32_t i = verb + 2; i < verb + 14 && token(i) != "."; ++i)
      if (token(i) == "and") return i + 1;
    return verb;
  }
  // ", born in 1970," and "(1862-1931)": the token behind it; the same token where there is none.
  std::uint32_t past_apposition(std::uint32_t i) const {
    const std::string_view close = token(i) == "(" ? ")" : token(i) == "," ? "," : "";
    for (std::uint32_t k = i + 1; !close.empty() && k < i + 14 && token(k) != "."; ++k)
      if (token(k) == close) return k + 1;
    return i;
  }

  // What only the living do.
  static bool is_act(std::string_view verb) {
    return one_of(verb,
                  {"won",       "wrote",    "published", "joined",    "said",    "told",      "moved",      "became",
                   "founded",   "resigned", "married",   "retired",   "signed",  "led",       "met",        "ran",
                   "played",    "painted",  "directed",  "appeared",  "argued",  "spoke",     "visited",    "returned",
                   "graduated", "entered",  "studied",   "completed", "started", "began",     "took",       "opened",
                   "scored",    "voted",    "acted",     "stepped",   "quit",    "travelled", "traveled",   "performed",
                   "composed",  "recorded", "served",    "left",      "built",   "designed",  "discovered", "taught",
                   "received",  "accepted", "attended",  "gave",      "sold",    "bought",    "announced",  "lost"});
  }

  // "In 2018 Reuss won", "Reuss won the prize in 2018": the year of the verb's own clause.
  const TimeMention* time_of(const NameMention& name, std::uint32_t verb) const {
    const Span own = sentence_span(story_, name.sentence);
    const std::uint32_t begin = name.title.empty() ? name.span.begin : name.title.begin;
    for (auto t = first_time(story_, std::max(own.begin, name.span.begin > 400 ? name.span.begin - 400 : 0));
         t != story_.times.end() && t->sentence == name.sentence && t->span.begin < name.span.end + 400; ++t) {
      if (!t->year || t->type != TimeType::date || t->mod != TimeMod::none) continue;
      const std::string before = normal(story_.document.slice({own.begin, std::min(t->span.begin, own.begin + 40)}));
      if (t->span.end <= begin) {
        const std::string joint = normal(story_.document.slice({t->span.end, begin}));
        if (one_of(before, {"in", "on"}) && one_of(joint, {"", ","})) return &*t;
        continue;
      }
      if (t->span.begin < story_.tokens[verb].span.end) continue;
      const std::string clause = words_between(story_, story_.tokens[verb].span, t->span, 100);
      if (clause.size() > 70 || clause.find_first_of(",;:\"(") != std::string::npos ||
          !ends_with_word(clause, {"in", "on"}) ||
          has_word(clause, {"and", "who", "which", "that", "since", "until", "of", "from", "after", "before", "about",
                            "the man", "where", "when", "by", "than", "for", "to"}))
        return nullptr;
      return &*t;
    }
    return nullptr;
  }

  void check_act(const NameMention& name, std::uint32_t verb, const TimeMention& time) {
    const int year = time.year.value;
    const bool after = life_.death.year != 0 && year > life_.death.year;
    const bool before = life_.birth.year != 0 && year < life_.birth.year;
    if (!after && !before) return;
    const std::string sentence = sentence_words(story_, name.sentence);
    if (has_word(sentence,
                 {"posthumous", "posthumously", "estate", "named after", "in memory", "novel by", "character"}))
      return;
    Finding& f = add(out_, story_, "person.acts", Level::warning, {name.span.begin, story_.tokens[verb].span.end},
                     after ? fmt::format("{} had died by {}", person_.name, year)
                           : fmt::format("{} was not yet born in {}", person_.name, year),
                     0.8);
    because(f, fmt::format("the story says that {} {} in {}", person_.name, token(verb), year), time.span);
    if (after) because(f, fmt::format("and gives the death as {}", life_text(life_.death)), life_.death_span);
    else because(f, fmt::format("and gives the birth as {}", life_text(life_.birth)), life_.birth_span);
  }

  const Person& person_;
  const Life& life_;
  Output& out_;
};

}  // namespace

void check_birthdays(const Story& story, const Person& person, const Life& life, Output& out) {
  Acts(story, person, life, out).birthdays();
}

void check_acts(const Story& story, const Person& person, const Life& life, Output& out) {
  if (life.birth.year != 0 || life.death.year != 0) Acts(story, person, life, out).acts();
}

}  // namespace claims::check
