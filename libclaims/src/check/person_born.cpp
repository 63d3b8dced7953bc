// An age beside a year of birth in one clause, whoever it is said of; and the birth that an obituary tells further
// down.
#include "check/person_life.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check {
namespace {

class Births : TokenReader {
 public:
  Births(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    if (!story_.document.published.has_year()) return;
    for (const TimeMention& t : story_.times) {
      if (t.type != TimeType::date || !t.year || t.year.span.size() != 4 || t.mod != TimeMod::none || t.impossible)
        continue;
      const std::string before = words_before(story_, t.span, t.sentence, 60);
      const std::size_t born = before.rfind("born ");
      if (born == std::string::npos || (born > 0 && before[born - 1] != ' ' && before[born - 1] != '(')) {
        if (!ends_with_word(before, {"born"})) continue;
      } else if (!leads_to_date(std::string_view(before).substr(born + 5))) {
        continue;
      }
      check(t);
    }
  }

 private:
  // "and now 89", "and at 61 still", ", the 24-year-old nurse".
  void check(const TimeMention& birth) {
    const std::string after = words_after(story_, birth.span, birth.sentence, 60);
    for (std::string_view head : {"and now aged ", "and now ", "and is now ", ", and now ", ", now aged ", ", now ",
                                  "and at ", ", and at ", "and, at ", ", the "}) {
      if (after.substr(0, head.size()) != head) continue;
      std::size_t length = 0;
      const int age = leading_age(std::string_view(after).substr(head.size()), length);
      if (age < 1) continue;
      const std::string_view tail = std::string_view(after).substr(std::min(after.size(), head.size() + length));
      if (!counts_now(head, tail) || names_other_time(birth)) return;
      const Span span = number_span(story_, birth.span.end, age, 6);
      if (!span.empty()) judge(birth, age, span);
      return;
    }
  }
  // "and at 16 joined the navy" is an age of another time.
  static bool counts_now(std::string_view head, std::string_view tail) {
    if (head == ", the ") return starts_with_word(tail, {"-year-old"});
    const std::string_view rest = tail.substr(tail.substr(0, 1) == "," ? 1 : 0);
    if (head.find("now") != std::string_view::npos)
      return tail.empty() || tail[0] == ',' || tail[0] == '.' || tail[0] == ')' ||
             starts_with_word(tail, {" years old"});
    return starts_with_word(rest, {" still", " is", " remains", " the oldest", " the youngest", " yet", " has"});
  }
  bool names_other_time(const TimeMention& birth) const {
    const int year = story_.document.published.date.year;
    int seen = 0;
    for (auto t = first_time(story_, sentence_span(story_, birth.sentence).begin);
         t != story_.times.end() && t->sentence == birth.sentence && seen < 32; ++t, ++seen)
      if (&*t != &birth && t->type == TimeType::date && t->period.known() && to_date(t->period.last).year < year - 1)
        return true;
    return false;
  }
  void judge(const TimeMention& birth, int age, Span span) {
    const PublicationDate& published = story_.document.published;
    const int years = published.date.year - birth.year.value;
    if ((age >= years - 2 && age <= years + 1) || years > 120 || years < 1) return;
    if (std::any_of(out_.findings.begin(), out_.findings.end(),
                    [&](const Finding& f) { return f.span.overlaps(span); }))
      return;
    Finding& f = add(out_, story_, "person.age-birth", Level::error, span,
                     fmt::format("whoever was born in {} was {} or {} in {}, not {}", birth.year.value, years - 1,
                                 years, published.date.year, age),
                     0.9);
    because(f, fmt::format("the story gives the age as {}", age), span);
    because(f, fmt::format("and the birth as {}", life_text(written_date(birth))), birth.span);
    because_published(f, story_);
  }

  Output& out_;
};

// The pronoun that a sentence opening with "Born" is about, with nobody named before it; the same for "He was born".
std::uint32_t born_at(const Story& story, std::uint32_t sentence) {
  const Span own = sentence_span(story, sentence);
  const std::string words = normal(story.document.slice({own.begin, std::min(own.end, own.begin + 160)}));
  if (starts_with_word(words, {"he was born", "she was born"}))
    return own.begin + static_cast<std::uint32_t>(words.find("born")) + 4;
  if (!starts_with_word(words, {"born"})) return 0;
  const std::size_t he = std::min(words.find(", he "), words.find(", she "));
  return he != std::string::npos ? own.begin + 4 : 0;
}

}  // namespace

void check_births(const Story& story, Output& out) { Births(story, out).run(); }

bool is_obituary_of(const Story& story, const NameMention& name) {
  if (story.document.blocks[story.sentences[name.sentence].block].kind != BlockKind::paragraph) return false;
  for (std::uint32_t s = 0; s < name.sentence; ++s)
    if (story.document.blocks[story.sentences[s].block].kind == BlockKind::paragraph) return false;
  const Span own = sentence_span(story, name.sentence);
  if (name.span.begin - own.begin > 72) return false;
  const Span behind{name.span.end, own.end};
  const std::string words = normal(story.document.slice({behind.begin, std::min(behind.end, behind.begin + 600)}));
  if (words.empty() || (words[0] != ',' && words[0] != '(' && !starts_with_word(words, {"died", "has died"})))
    return false;
  // The last verb of the sentence, behind what stands in apposition.
  const std::size_t died = std::min(words.find(", died "), words.find(", has died "));
  return starts_with_word(words, {"died", "has died"}) || (died != std::string::npos && words.find('"') > died);
}

void read_birth_of_subject(const Story& story, const NameMention& name, Life& life) {
  if (life.birth.year != 0) return;
  std::uint32_t found = no_index, offset = 0;
  for (std::uint32_t s = name.sentence + 1; s < story.sentences.size(); ++s) {
    const std::uint32_t at = born_at(story, s);
    if (at == 0) continue;
    if (found != no_index) return;  // somebody else's too
    found = s;
    offset = at;
  }
  if (found == no_index || names_others(story, name, found)) return;
  // "His wife is a teacher. She was born in 1950."
  if (story.sentences[found].block == story.sentences[found - 1].block &&
      (names_others(story, name, found - 1) || names_relative(sentence_words(story, found - 1))))
    return;
  read_born(story, found, offset, life);
}

}  // namespace claims::check
