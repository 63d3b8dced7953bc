#include "extract/speaker_finder.h"

#include <algorithm>

#include "extract/extract.h"

namespace claims::extract {
namespace {

using text::WordClass;

constexpr std::uint32_t sentences_back = 5;   // how far a pronoun reaches
constexpr std::uint32_t reach = 300;          // tokens of a sentence that are looked at
constexpr std::uint32_t names_back = 200;     // how far "the minister" reaches
constexpr std::uint32_t longest_phrase = 24;  // tokens of a speaker's name; a longer phrase is no name

}  // namespace

// A person's name, or one that nothing tells from it: two capitalised words or more without an article.
bool SpeakerFinder::personal(std::uint32_t n) const {
  const NameMention& name = story_.names[n];
  if (name.kind != NameKind::other) return name.kind == NameKind::person;
  const std::uint32_t first = token_from(story_, name.span.begin);
  if (first > 0 && r_.determiner(first - 1)) return false;
  std::uint32_t words = 0;
  for (std::uint32_t i = first; i < r_.size() && r_.token(i).span.end <= name.span.end; ++i) {
    if (r_.is(i, WordClass::place) || r_.is(i, WordClass::nationality) || r_.is(i, WordClass::organisation) ||
        r_.is(i, WordClass::document) || r_.token(i).has(Token::all_capitals))
      return false;
    words += r_.token(i).kind == TokenKind::word;
  }
  return words >= 2 && words <= 4;
}

std::uint32_t SpeakerFinder::head_name(Range phrase) const {
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    const std::uint32_t n = r_.name_of_token(i);
    if (n == no_index) continue;
    std::uint32_t end = i;
    while (end < phrase.last && r_.name_of_token(end) == n) ++end;
    const NameMention& name = story_.names[n];
    const bool possessor = end < phrase.last && r_.token(end).kind == TokenKind::possessive;
    std::uint32_t before = i;
    if (!name.title.empty())
      while (before > phrase.first && r_.token(before - 1).span.begin >= name.title.begin) --before;
    const bool of = before > phrase.first &&
                    r_.one_of(before - 1, {"of", "for", "to", "by", "from", "with", "in", "at", "on", "near", "against",
                                           "including", "representing", "between", "about", "over", "under"});
    const bool joined = end + 1 < phrase.last && r_.mark(end) == '-' && !r_.dash(end);
    if (personal(n) && !possessor && !of && !joined) return n;
    i = end - 1;
  }
  return no_index;
}

Speaker SpeakerFinder::of_name(std::uint32_t n) const {
  const NameMention& name = story_.names[n];
  Speaker speaker;
  speaker.span = name.span;
  speaker.kind = SpeakerKind::person;
  speaker.person = name.person;
  speaker.name =
      name.person != no_index ? story_.people[name.person].name : std::string(story_.document.slice(name.span));
  speaker.certainty = 0.97;
  speaker.by = "named";
  return speaker;
}

// Without "On Monday", "A day later", "In Berlin" before it, and without what is told of it behind it.
Range SpeakerFinder::trimmed(Range phrase) const {
  for (bool cut = true; cut && !phrase.empty();) {
    cut = false;
    const std::uint32_t first = phrase.first;
    if (r_.mark(first) != 0 || r_.adverb(first) ||
        r_.one_of(first, {"and", "but", "or", "so", "yet", "while", "when", "as", "then", "however", "still", "though",
                          "although", "because", "since", "that"})) {
      ++phrase.first, cut = true;
    } else if (r_.time_of_token(first) != no_index) {
      const std::uint32_t time = r_.time_of_token(first);
      while (!phrase.empty() && r_.time_of_token(phrase.first) == time) ++phrase.first;
      cut = true;
    } else if (r_.is(first, WordClass::preposition) && first + 1 < phrase.last &&
               r_.time_of_token(first + 1) != no_index) {
      ++phrase.first, cut = true;
    }
  }
  for (std::uint32_t i = phrase.first + 1; i < phrase.last; ++i)
    if (r_.one_of(i, {"who", "which", "whose", "that", "where", "when"}) || r_.mark(i) == '(' || r_.mark(i) == ',')
      phrase.last = i;
  while (!phrase.empty() && (r_.adverb(phrase.last - 1) || r_.mark(phrase.last - 1) != 0)) --phrase.last;
  return phrase;
}

SpeakerKind SpeakerFinder::kind_of(Range phrase) const {
  // The head: the last word before the first preposition.
  std::uint32_t head = phrase.first;
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    if (i > phrase.first && r_.is(i, WordClass::preposition)) break;
    if (r_.token(i).kind == TokenKind::word) head = i;
  }
  const std::uint32_t n = r_.name_of_token(head);
  if (r_.is(head, WordClass::document)) return SpeakerKind::document;
  if (n != no_index && story_.names[n].kind == NameKind::place) return SpeakerKind::place;
  if (n != no_index && story_.names[n].kind == NameKind::organisation) return SpeakerKind::organisation;
  if (r_.is(head, WordClass::organisation)) return SpeakerKind::organisation;
  return SpeakerKind::group;
}

SpeakerFinder::Gender SpeakerFinder::gender_at(std::uint32_t n) const {
  const NameMention& name = story_.names[n];
  const auto of_words = [&](Span span) {
    for (std::uint32_t i = token_from(story_, span.begin); i < r_.size() && r_.token(i).span.end <= span.end; ++i) {
      if (r_.is(i, WordClass::female)) return Gender::female;
      if (r_.is(i, WordClass::male)) return Gender::male;
    }
    return Gender::unknown;
  };
  if (!name.title.empty())
    if (const Gender g = of_words(name.title); g != Gender::unknown) return g;
  // A noun right before or behind the name: "actress Mia Fontaine", "Nora Fleming, the opposition's spokeswoman".
  const std::uint32_t first = token_from(story_, name.span.begin);
  if (first > 0 && r_.token(first - 1).kind == TokenKind::word && !r_.token(first).has(Token::sentence_start)) {
    if (r_.is(first - 1, WordClass::female)) return Gender::female;
    if (r_.is(first - 1, WordClass::male)) return Gender::male;
  }
  return of_words(name.span);
}

SpeakerFinder::Gender SpeakerFinder::gender_of(std::uint32_t person) {
  const auto [at, fresh] = genders_.emplace(person, Gender::unknown);
  if (!fresh) return at->second;
  for (const std::uint32_t n : story_.people[person].mentions)
    if (const Gender g = gender_at(n); g != Gender::unknown) {
      at->second = g;
      break;
    }
  return at->second;
}

// The name whose person a pronoun at `token` means: of the sentences before, the subject of the nearest that has one.
std::uint32_t SpeakerFinder::name_before(std::uint32_t token, std::uint32_t sentence, Gender gender) {
  const auto fits = [&](std::uint32_t n) {
    const NameMention& name = story_.names[n];
    if (!personal(n)) return false;
    const Gender g = name.person != no_index ? gender_of(name.person) : gender_at(n);
    return g == Gender::unknown || g == gender;
  };
  for (std::uint32_t back = 0; back <= sentences_back && back <= sentence; ++back) {
    const std::uint32_t s = sentence - back;
    if (last_sentence_ == s && back > 0 && last_name_ != no_index && fits(last_name_)) return last_name_;
    const Range all{story_.sentences[s].first_token, back == 0 ? token : story_.sentences[s].last_token};
    std::uint32_t second = no_index;
    for (std::uint32_t i = all.first; i < std::min(all.last, all.first + reach); ++i) {
      const std::uint32_t n = r_.name_of_token(i);
      if (n == no_index || r_.quoted(i) || !fits(n)) continue;
      const bool possessor = i + 1 < all.last && r_.token(i + 1).kind == TokenKind::possessive;
      if (!possessor) return n;
      if (second == no_index) second = n;
    }
    if (second != no_index) return second;
  }
  return no_index;
}

// Named only afterwards: “I had none,” he said. Yusuf Demir, a tailor, ...
std::uint32_t SpeakerFinder::name_after(std::uint32_t token, std::uint32_t sentence, Gender gender) {
  for (std::uint32_t s = sentence; s < story_.sentences.size() && s <= sentence + 1; ++s) {
    const std::uint32_t first = s == sentence ? token + 1 : story_.sentences[s].first_token;
    for (std::uint32_t i = first; i < std::min(story_.sentences[s].last_token, first + reach); ++i) {
      const std::uint32_t n = r_.name_of_token(i);
      if (n == no_index || r_.quoted(i) || !personal(n)) continue;
      const Gender g = story_.names[n].person != no_index ? gender_of(story_.names[n].person) : gender_at(n);
      if (g == Gender::unknown || g == gender) return n;
    }
  }
  return no_index;
}

Speaker SpeakerFinder::of_pronoun(std::uint32_t token, std::uint32_t sentence) {
  Speaker speaker;
  speaker.span = r_.token(token).span;
  speaker.name = r_.story().document.slice(speaker.span);
  speaker.by = "pronoun";
  speaker.certainty = 0.7;
  const bool she = r_.one_of(token, {"she", "her"}), he = r_.one_of(token, {"he", "him", "his"});
  if (he || she) {
    speaker.kind = SpeakerKind::person;
    const Gender gender = she ? Gender::female : Gender::male;
    std::uint32_t name = name_before(token, sentence, gender);
    // A speaker without a name of its own ("the general ... he") is nearer than a name far away.
    if (name == no_index && last_sentence_ != no_index && sentence - last_sentence_ <= 2 &&
        last_.kind == SpeakerKind::group) {
      speaker.name = last_.name, speaker.kind = last_.kind;
      return speaker;
    }
    speaker.certainty = name == no_index ? 0.8 : 0.92;
    if (name == no_index) name = name_after(token, sentence, gender);
    if (name == no_index) {
      speaker.certainty = 0.6;
      return speaker;
    }
    const Speaker meant = of_name(name);
    speaker.person = meant.person, speaker.name = meant.name;
    return speaker;
  }
  if (r_.one_of(token, {"it"}) && last_body_sentence_ == no_index) return {};
  if (r_.one_of(token, {"it"}) && last_body_sentence_ != no_index && sentence - last_body_sentence_ <= 3) {
    speaker.name = last_body_.name, speaker.kind = last_body_.kind, speaker.certainty = 0.9;
  } else if (r_.one_of(token, {"they"}) && last_sentence_ != no_index && sentence - last_sentence_ <= 3) {
    speaker.name = last_.name, speaker.kind = last_.kind, speaker.person = last_.person, speaker.certainty = 0.8;
  }
  return speaker;
}

// The one person whom the story has given that role: "Dana Koren, the foreign minister" for "the minister".
std::uint32_t SpeakerFinder::holder_of(std::string_view role, std::uint32_t sentence) const {
  std::uint32_t found = no_index;
  const auto after = std::upper_bound(story_.names.begin(), story_.names.end(), sentence,
                                      [](std::uint32_t s, const NameMention& n) { return s < n.sentence; });
  const auto end = static_cast<std::uint32_t>(after - story_.names.begin());
  for (std::uint32_t n = end > names_back ? end - names_back : 0; n < end; ++n) {
    const NameMention& name = story_.names[n];
    if (name.person == no_index) continue;
    const std::uint32_t first = token_from(story_, name.title.empty() ? name.span.begin : name.title.begin);
    std::uint32_t last = token_from(story_, name.span.end);
    bool has = false;
    const auto take = [&](std::uint32_t i) {
      has = has || (i < r_.size() && r_.token(i).kind == TokenKind::word && r_.word(i) == role && !r_.quoted(i));
    };
    for (std::uint32_t i = first; i < last; ++i) take(i);
    // "The foreign minister, NAME," and "NAME, the foreign minister,".
    if (first >= 2 && r_.mark(first - 1) == ',') take(first - 2);
    if (first >= 1 && !r_.token(first).has(Token::sentence_start)) take(first - 1);
    if (last < r_.size() && r_.mark(last) == ',')
      for (std::uint32_t i = last + 1; i < last + 7 && i < r_.size() && r_.mark(i) == 0; ++i) {
        if (r_.is(i, WordClass::preposition)) break;
        if (i + 1 < r_.size() && (r_.mark(i + 1) != 0 || r_.is(i + 1, WordClass::preposition))) take(i);
      }
    if (!has) continue;
    if (found != no_index && found != name.person) return no_index;
    found = name.person;
  }
  return found;
}

Speaker SpeakerFinder::of_phrase(Range phrase, std::uint32_t sentence) {
  Speaker speaker;
  phrase = trimmed(phrase);
  if (!phrase.empty() && r_.one_of(phrase.first, {"what"})) ++phrase.first;
  if (phrase.empty() || phrase.last - phrase.first > longest_phrase) return speaker;
  // A phrase of place or a clause is no name.
  if (r_.is(phrase.first, WordClass::preposition) ||
      r_.one_of(phrase.first, {"each", "nobody", "none", "neither", "nothing", "himself", "herself", "themselves"}))
    return speaker;
  for (std::uint32_t i = phrase.first; i + 1 < phrase.last; ++i)
    if (r_.finite(i) && r_.determiner(i + 1)) return speaker;
  speaker.span = r_.span(phrase);
  speaker.name = r_.text(phrase);
  speaker.kind = kind_of(phrase);
  speaker.by = "named";
  speaker.certainty = 0.95;
  // "the minister": somebody whom the story has named before.
  if (speaker.kind == SpeakerKind::group && phrase.last - phrase.first <= 3 &&
      r_.one_of(phrase.first, {"the", "mr", "this"})) {
    const std::uint32_t person = holder_of(r_.word(phrase.last - 1), sentence);
    if (person != no_index && !r_.word(phrase.last - 1).empty()) {
      speaker.person = person, speaker.name = story_.people[person].name, speaker.kind = SpeakerKind::person;
      speaker.by = "office", speaker.certainty = 0.85;
    }
  }
  return speaker;
}

Speaker SpeakerFinder::named(Range phrase, std::uint32_t sentence) {
  const Range whole = phrase;
  while (!phrase.empty() && (r_.adverb(phrase.first) || r_.mark(phrase.first) != 0 ||
                             r_.one_of(phrase.first, {"and", "but", "as", "while", "that"})))
    ++phrase.first;
  if (phrase.empty()) return {};
  const std::uint32_t n = head_name(phrase);
  if (n != no_index) return of_name(n);
  phrase = trimmed(whole);
  if (phrase.empty()) return {};
  if (phrase.last - phrase.first == 1 && r_.one_of(phrase.first, {"one", "you", "we", "i", "this", "that", "these",
                                                                  "those", "there", "what", "which", "who"}))
    return {};
  if (phrase.last - phrase.first == 1 && r_.pronoun(phrase.first)) return of_pronoun(phrase.first, sentence);
  return of_phrase(phrase, sentence);
}

Speaker SpeakerFinder::subject(std::uint32_t sentence) {
  const Sentence& s = story_.sentences[sentence];
  std::uint32_t first = s.first_token;
  const std::uint32_t last = std::min(s.last_token, first + reach);
  while (first < last && (r_.quoted(first) || r_.quote_mark(first))) ++first;
  const std::uint32_t verb = r_.first_finite({first, last});
  const std::uint32_t n = head_name({first, verb});
  if (n != no_index) return of_name(n);
  if (first < verb && (verb - first <= 2) && r_.one_of(first, {"he", "she"})) return of_pronoun(first, sentence);
  return {};
}

void SpeakerFinder::remember(const Speaker& speaker, std::uint32_t sentence) {
  if (speaker.by[0] == '\0' || speaker.kind == SpeakerKind::unnamed) return;
  if (speaker.kind == SpeakerKind::organisation || speaker.kind == SpeakerKind::document ||
      speaker.kind == SpeakerKind::place || speaker.kind == SpeakerKind::group)
    last_body_ = speaker, last_body_sentence_ = sentence;
  last_ = speaker, last_sentence_ = sentence;
  last_name_ = no_index;
  if (speaker.kind != SpeakerKind::person) return;
  if (speaker.by == std::string_view("pronoun") && speaker.person == no_index) return;
  for (std::uint32_t i = token_from(story_, speaker.span.begin);
       i < r_.size() && r_.token(i).span.end <= speaker.span.end; ++i)
    if (r_.name_of_token(i) != no_index) last_name_ = r_.name_of_token(i);
  if (last_name_ == no_index && speaker.person != no_index) last_name_ = story_.people[speaker.person].mentions.front();
}

}  // namespace claims::extract
