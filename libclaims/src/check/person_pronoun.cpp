// A person's age and dates behind a pronoun or a description.
#include "check/person_life.h"

#include <algorithm>

namespace claims::check {
namespace {

// Times and names of one sentence that are looked at: the work stays linear in sentences without an end.
constexpr int max_seen = 64;

}  // namespace

bool names_relative(std::string_view sentence) {
  return has_word(sentence,
                  {"father", "mother",      "brother",     "sister",    "husband", "wife",    "son",       "daughter",
                   "friend", "grandfather", "grandmother", "uncle",     "aunt",    "partner", "colleague", "nephew",
                   "niece",  "cousin",      "man",         "woman",     "boy",     "girl",    "killed",    "suspect",
                   "victim", "teenager",    "pedestrian",  "passenger", "twin",    "fiancee", "fiance"});
}

bool is_news(const Story& story, std::uint32_t sentence) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return false;
  auto t = std::lower_bound(story.times.begin(), story.times.end(), sentence_span(story, sentence).begin,
                            [](const TimeMention& m, std::uint32_t at) { return m.span.begin < at; });
  for (int seen = 0; t != story.times.end() && t->sentence == sentence && seen < max_seen; ++t, ++seen) {
    const int ago = t->period.known() ? to_day(published.date) - t->period.last : -1;
    if ((t->granularity == TimeUnit::day || t->granularity == TimeUnit::week) && ago >= 0 && ago <= 60) return true;
  }
  return false;
}

bool is_dated_back(const Story& story, std::uint32_t sentence) {
  const PublicationDate& published = story.document.published;
  int seen = 0;
  for (auto t = first_time(story, sentence_span(story, sentence).begin);
       t != story.times.end() && t->sentence == sentence && seen < max_seen; ++t, ++seen)
    if (t->type == TimeType::date && t->period.known() &&
        !ends_with_word(words_before(story, t->span, sentence, 12), {"since"}) &&
        (!published.has_year() || to_date(t->period.last).year <= published.date.year - 2))
      return true;
  return false;
}

bool names_others(const Story& story, const NameMention& name, std::uint32_t sentence) {
  auto other = std::lower_bound(story.names.begin(), story.names.end(), sentence_span(story, sentence).begin,
                                [](const NameMention& n, std::uint32_t at) { return n.span.begin < at; });
  for (int seen = 0; other != story.names.end() && other->sentence == sentence; ++other, ++seen)
    if (seen == max_seen || (other->kind == NameKind::person && other->person != name.person)) return true;
  return false;
}

std::uint32_t sentence_behind(const Story& story, std::uint32_t sentence) {
  const std::uint32_t next = sentence + 1;
  if (next >= story.sentences.size()) return no_index;
  const auto kind = [&](std::uint32_t s) { return story.document.blocks[story.sentences[s].block].kind; };
  return kind(next) == BlockKind::paragraph && kind(sentence) == BlockKind::paragraph ? next : no_index;
}

bool tells_of_one(const Story& story, const NameMention& name) {
  const std::string lead = sentence_words(story, name.sentence);
  return !names_others(story, name, name.sentence) && !names_relative(lead) &&
         !starts_with_word(words_after(story, name.span, name.sentence, 8), {"'s"});
}

namespace {

// "He was 78.", "She is 45 years old."
void read_age_of_pronoun(const Story& story, const NameMention& name, std::uint32_t next, std::string_view rest,
                         bool now, Life& life) {
  std::size_t length = 0;
  const int age = leading_age(rest, length);
  const std::string_view tail = rest.substr(std::min(rest.size(), length));
  if (age == 0 || !(tail.empty() || tail == "." || starts_with_word(tail, {" years old."}))) return;
  const std::string lead = sentence_words(story, name.sentence);
  const bool died = has_word(lead, {"died"});
  const Span number = number_span(story, sentence_span(story, next).begin, age, 5);
  if (number.empty() || (!now && !died)) return;
  if (now || is_news(story, name.sentence)) life.add({age, number, next, false, false});
  else if (sentence_span(story, name.sentence).contains(life.death_span)) life.add({age, number, next, true, false});
}

}  // namespace

// "Anton Reuss died on Monday. He was 78.", "... He was born in 1935.": the pronoun is the one person of the sentence
// before, who is its subject.
void read_pronoun(const Story& story, const NameMention& name, Life& life) {
  const std::uint32_t next = sentence_behind(story, name.sentence);
  const Span own = sentence_span(story, name.sentence);
  if (next == no_index || name.span.begin - own.begin > 72) return;  // only a sentence that opens with the name
  const Span span = sentence_span(story, next);
  const std::string words = normal(story.document.slice({span.begin, std::min(span.end, span.begin + 140)}));
  const std::size_t verb = words.find(' ');
  if (!starts_with_word(words, {"he", "she"}) || verb == std::string::npos) return;
  const std::string before = normal(story.document.slice({own.begin, name.span.begin}));
  if (before.size() > 48 || before.find('"') != std::string::npos) return;
  // Under an obituary's first sentence the pronoun is the dead person, whoever else is named in it.
  if (!tells_of_one(story, name) && !is_obituary_of(story, name)) return;
  const std::string_view rest = std::string_view(words).substr(verb + 1);
  const auto behind = [&](std::size_t bytes) { return span.begin + static_cast<std::uint32_t>(verb + 1 + bytes); };
  if (starts_with_word(rest, {"was born"})) {
    read_born(story, next, behind(8), life);
  } else if (starts_with_word(rest, {"died"})) {
    read_died(story, next, behind(4), life);
    for (std::string_view mark : {" aged ", " at the age of ", " at age ", "died at "}) {
      const std::size_t at = rest.find(mark);
      std::size_t length = 0;
      const int age = at == std::string_view::npos ? 0 : leading_age(rest.substr(at + mark.size()), length);
      const Span number = age == 0 ? Span{} : number_span(story, span.begin, age, 26);
      if (!number.empty()) life.add({age, number, next, true, false});
    }
  } else if (starts_with_word(rest, {"was", "is"})) {
    const bool now = rest.front() == 'i';
    read_age_of_pronoun(story, name, next, rest.substr(now ? 3 : 4), now, life);
  }
}

// "Harold Whitcombe, 71, will step down. The 68-year-old has led the bank since 2010."
void read_description(const Story& story, const NameMention& name, Life& life) {
  if (!tells_of_one(story, name)) return;
  std::uint32_t next = name.sentence;
  for (int step = 0; step < 2; ++step) {
    next = sentence_behind(story, next);
    if (next == no_index || names_others(story, name, next)) return;
    const Sentence& sentence = story.sentences[next];
    // "The 58-year-old said", "Friends of the 58-year-old said"
    for (std::uint32_t i = sentence.first_token; i < sentence.first_token + 8 && i + 6 < sentence.last_token; ++i) {
      const Span span = story.tokens[i].span;
      if (!one_of(story.document.slice(span), {"the", "The"}) || story.tokens[i + 1].number <= 0) continue;
      const std::string words =
          normal(story.document.slice({span.begin, std::min(sentence.span.end, span.begin + 400)}));
      const std::size_t old = words.find("-year-old ");
      if (old == std::string::npos || old > 8) break;
      const int age = story.tokens[i + 1].number;
      const std::string_view behind = std::string_view(words).substr(std::min(words.size(), old + 24));
      if (age <= 110 && describes_somebody(story, i + 6) && !is_dated_back(story, next) && !names_relative(behind))
        life.add({age, story.tokens[i + 1].span, next, false, true});
      return;
    }
    if (names_relative(sentence_words(story, next))) return;
  }
}

}  // namespace claims::check
