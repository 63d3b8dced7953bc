// Ages of those whom a story does not name where it gives the age: "said the 49-year-old had", "her younger sister,
// 45".
#include "check/person_life.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace claims::check {
namespace {

class Unnamed : TokenReader {
 public:
  Unnamed(const Story& story, const std::vector<KnownAge>& known, Output& out)
      : TokenReader(story), known_(known), out_(out) {}

  void run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) {
      const Sentence& sentence = story_.sentences[s];
      for (std::uint32_t i = sentence.first_token; i + 4 < sentence.last_token; ++i) {
        if (one_of(token(i), {"the", "The"}) && is_age_of_somebody(i + 1)) check_described(s, i + 1);
        if (one_of(token(i), {"younger", "elder", "older"}) && one_of(token(i + 1), {"brother", "sister"}))
          check_sibling(s, i);
      }
    }
  }

 private:
  // "49-year-old had": a verb at once, so that nobody else is meant than one of whom the story has told.
  bool is_age_of_somebody(std::uint32_t i) const {
    const int age = story_.tokens[i].number;
    if (story_.tokens[i].kind != TokenKind::number || age < 14 || age > 110) return false;
    if (token(i + 1) != "-" || token(i + 2) != "year" || token(i + 4) != "old") return false;
    const auto& tokens = story_.tokens;
    if (i + 5 >= tokens.size() || tokens[i + 5].has(Token::capitalised)) return false;
    return one_of(token(i + 5),
                  {"had", "has", "was", "is", "will", "would", "said", "told", "also", "admitted", "denied"});
  }

  void check_described(std::uint32_t s, std::uint32_t i) {
    const int age = story_.tokens[i].number;
    const KnownAge* main = nullptr;
    for (const KnownAge& k : known_) {
      if (std::abs(k.years - age) <= 1) return;
      if (!main && k.span.begin < story_.tokens[i].span.begin) main = &k;
    }
    if (!main || is_dated_back(story_, s) || stands_elsewhere(age, i) || !is_first_named(main->person)) return;
    const bool swapped = main->years % 10 == age / 10 && main->years / 10 == age % 10;
    if (std::abs(main->years - age) > 12 && !swapped) return;
    if (others_near(s, i)) return;
    const Span span = story_.tokens[i].span;
    if (std::any_of(out_.findings.begin(), out_.findings.end(),
                    [&](const Finding& f) { return f.span.overlaps(span); }))
      return;
    Finding& f = add(out_, story_, "person.age-conflict", Level::warning, span,
                     fmt::format("nobody in the story is {}; {} is {} years old", age, story_.people[main->person].name,
                                 main->years),
                     0.72);
    because(f, fmt::format("the story gives the age of {} as {}", story_.people[main->person].name, main->years),
            main->span);
    because(f, fmt::format("and here speaks of somebody of {}", age), span);
  }
  // The number is an age of somebody else: "a 49-year-old man was also hurt".
  bool stands_elsewhere(int age, std::uint32_t own) const {
    for (std::uint32_t i = 0; i < story_.tokens.size(); ++i)
      if (i != own && story_.tokens[i].number == age && story_.tokens[i].kind == TokenKind::number) return true;
    return false;
  }
  bool is_first_named(std::uint32_t person) const {
    for (const NameMention& n : story_.names)
      if (n.kind == NameKind::person && n.person != no_index &&
          story_.document.blocks[story_.sentences[n.sentence].block].kind == BlockKind::paragraph)
        return n.person == person;
    return false;
  }
  bool has_age(std::uint32_t person) const {
    return std::any_of(known_.begin(), known_.end(), [&](const KnownAge& k) { return k.person == person; });
  }
  // "Paul Lode told the court": one who tells of somebody else.
  bool speaks(const NameMention& name) const {
    const std::uint32_t behind = token_at(story_, name.span.end);
    return behind < story_.tokens.size() &&
           text::Lexicon::english()[story_.tokens[behind].word].is(text::WordClass::reporting);
  }
  // Somebody whose age is not given is named close before, other than the one who says it.
  bool others_near(std::uint32_t s, std::uint32_t i) const {
    const std::uint32_t from = s > 1 ? s - 2 : 0;
    const bool said = text::Lexicon::english()[story_.tokens[i - 2].word].is(text::WordClass::reporting);
    for (const NameMention& n : story_.names) {
      if (n.sentence < from || n.sentence > s || n.kind != NameKind::person || n.person == no_index) continue;
      if (has_age(n.person) || speaks(n)) continue;
      if (n.sentence == s && (said || n.span.begin > story_.tokens[i].span.begin)) continue;
      return true;
    }
    for (std::uint32_t k = from; k <= s; ++k)
      if (story_.sentences[k].block == story_.sentences[s].block &&
          has_word(sentence_words(story_, k),
                   {"man", "woman", "boy", "girl", "victim", "suspect", "driver", "teenager"}))
        return true;
    return false;
  }

  // "Her younger sister, 45," of somebody who is 44.
  void check_sibling(std::uint32_t s, std::uint32_t i) {
    if (i == 0 || !one_of(token(i - 1), {"his", "her", "His", "Her"}) || token(i + 2) != ",") return;
    std::uint32_t k = i + 3;
    for (int steps = 0; steps < 3 && is_name(k); ++steps) ++k;
    if (k > i + 3 && token(k) == ",") ++k;
    const int age = story_.tokens[k].number;
    if (story_.tokens[k].kind != TokenKind::number || age < 5 || age > 110 || !one_of(token(k + 1), {",", "."})) return;
    const KnownAge* of = nullptr;
    const Sentence& sentence = story_.sentences[s];
    const bool opens = i - 1 == sentence.first_token;
    if (opens && (s == 0 || story_.sentences[s - 1].block != sentence.block)) return;
    const std::uint32_t told = opens ? s - 1 : s;
    std::uint32_t person = no_index;
    for (const NameMention& n : story_.names) {
      if (n.sentence != told || n.kind != NameKind::person || n.span.begin > story_.tokens[i].span.begin) continue;
      if (person != no_index && person != n.person) return;
      person = n.person;
    }
    for (const KnownAge& a : known_)
      if (a.person == person && a.span != story_.tokens[k].span) of = &a;
    if (!of || person == no_index) return;
    const bool younger = token(i) == "younger";
    if (younger ? age <= of->years : age >= of->years) return;
    const std::string& name = story_.people[person].name;
    Finding& f =
        add(out_, story_, "person.age-conflict", Level::warning, story_.tokens[k].span,
            fmt::format("a {} {} of {}, who is {}, cannot be {}", token(i), token(i + 1), name, of->years, age), 0.8);
    because(f, fmt::format("the story gives the age of {} as {}", name, of->years), of->span);
    because(f, fmt::format("and that of the {} as {}", token(i + 1), age), story_.tokens[k].span);
  }

  const std::vector<KnownAge>& known_;
  Output& out_;
};

}  // namespace

void check_unnamed_ages(const Story& story, const std::vector<KnownAge>& known, Output& out) {
  if (!known.empty()) Unnamed(story, known, out).run();
}

}  // namespace claims::check
