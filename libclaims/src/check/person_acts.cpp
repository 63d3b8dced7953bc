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
    }
  }

  void acts() {
    for (std::uint32_t m : person_.mentions) {
      const NameMention& name = story_.names[m];
      const std::uint32_t verb = past_apposition(token_at(story_, name.span.end));
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
    if (names_relative(between) || between.find('"') != std::string::npos) return false;
    return judge_birthday(name, story_.tokens[i].span, age, token(i - 1) == "turned" || feast);
  }

  // A birthday of the past may be any; one of these days or to come is the story's year's.
  bool judge_birthday(const NameMention& name, Span span, int age, bool may_be_past) {
    const PublicationDate& published = story_.document.published;
    if (!published.has_year()) return false;
    const int now = published.date.year - life_.birth.year;
    bool dated = false;
    for (auto t = first_time(story_, sentence_span(story_, name.sentence).begin);
         t != story_.times.end() && t->sentence == name.sentence; ++t) {
      if (t->span == life_.birth_span || t->type != TimeType::date || !t->period.known()) continue;
      const int year = to_date(t->period.last).year;
      if (std::abs(year - life_.birth.year - age) <= 1) return false;
      dated |= year >= published.date.year;
    }
    const std::string sentence = normal(story_.document.slice(sentence_span(story_, name.sentence)));
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
                   "composed",  "recorded", "served",    "left",      "built",   "designed",  "discovered", "taught"});
  }

  // "In 2018 Reuss won", "Reuss won the prize in 2018": the year of the verb's own clause.
  const TimeMention* time_of(const NameMention& name, std::uint32_t verb) const {
    const Span own = sentence_span(story_, name.sentence);
    const std::uint32_t begin = name.title.empty() ? name.span.begin : name.title.begin;
    for (auto t = first_time(story_, own.begin); t != story_.times.end() && t->sentence == name.sentence; ++t) {
      if (!t->year || t->type != TimeType::date || t->mod != TimeMod::none) continue;
      const std::string before = normal(story_.document.slice({own.begin, t->span.begin}));
      if (t->span.end <= begin) {
        const std::string joint = normal(story_.document.slice({t->span.end, begin}));
        if (one_of(before, {"in", "on"}) && one_of(joint, {"", ","})) return &*t;
        continue;
      }
      if (t->span.begin < story_.tokens[verb].span.end) continue;
      const std::string clause = normal(story_.document.slice({story_.tokens[verb].span.end, t->span.begin}));
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
    const std::string sentence = normal(story_.document.slice(sentence_span(story_, name.sentence)));
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
