#include "extract/phrase_reader.h"

#include "extract/speech_words.h"
#include "text/token.h"

#include <algorithm>

namespace claims::extract {
namespace {

using text::WordClass;

template <class Mentions>
std::vector<std::uint32_t> by_token(const Story& story, const Mentions& mentions) {
  std::vector<std::uint32_t> of(story.tokens.size(), no_index);
  std::size_t i = 0;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const Span span = mentions[m].span;
    while (i < of.size() && story.tokens[i].span.begin < span.begin) ++i;
    for (; i < of.size() && story.tokens[i].span.end <= span.end; ++i) of[i] = static_cast<std::uint32_t>(m);
  }
  return of;
}

// What stands behind a word's last apostrophe: "t" of "didn't", "re" of "they're"; empty if it has none.
std::string_view contraction_of(std::string_view word) {
  for (std::size_t from = 2; from <= 3 && from < word.size(); ++from) {
    const char mark = word[word.size() - from];
    if (mark == '\'' || mark == '\x99') return word.substr(word.size() - from + 1);
  }
  return {};
}
bool contracted_verb(std::string_view word) {
  const std::string_view rest = contraction_of(word);
  return !rest.empty() && (rest == "t" || rest == "re" || rest == "ve" || rest == "m" || rest == "ll");
}

}  // namespace

PhraseReader::PhraseReader(const Story& story)
    : story_(story),
      lexicon_(text::Lexicon::english()),
      quotation_(by_token(story, story.quotations)),
      name_(by_token(story, story.names)),
      time_(by_token(story, story.times)) {}

bool PhraseReader::same_letters(std::string_view written, std::string_view word) noexcept {
  std::size_t k = 1;
  while (k < written.size() && lower(written[k]) == word[k]) ++k;
  return k == written.size();
}

char PhraseReader::mark(std::uint32_t i) const {
  const Token& t = token(i);
  if (t.kind != TokenKind::punctuation) return 0;
  const char c = text::plain_character(story_.document.text, t.span.begin);
  return story_.document.slice(t.span) == "\xC2\xAB" || story_.document.slice(t.span) == "\xC2\xBB" ? '"' : c;
}

bool PhraseReader::quote_mark(std::uint32_t i) const {
  if (token(i).kind == TokenKind::possessive)  // a closing single mark: nothing but the mark
    return i > 0 && quoted(i - 1) && !quoted(i) && token(i).span.size() != 2;
  const char c = mark(i);
  return c == '"' || c == '`' || c == '\'';
}

bool PhraseReader::dash(std::uint32_t i) const { return mark(i) == '-' && token(i).has(Token::space_before); }

bool PhraseReader::adverb(std::uint32_t i) const {
  const Token& t = token(i);
  if (t.kind != TokenKind::word || name_[i] != no_index) return false;
  if (one_of(i, {"also",      "later",   "then",      "now",     "once",    "again",     "still", "since", "long",
                 "always",    "often",   "even",      "further", "first",   "already",   "just",  "too",   "afterwards",
                 "afterward", "instead", "yesterday", "today",   "earlier", "meanwhile", "both",  "all"}))
    return true;
  const std::string_view s = story_.document.slice(t.span);
  return s.size() > 4 && s.ends_with("ly") && !is(i, WordClass::group) && s != "family" && s != "Italy" && s != "July";
}

bool PhraseReader::auxiliary(std::uint32_t i) const {
  return is(i, WordClass::past_auxiliary) || is(i, WordClass::future) || is(i, WordClass::modal) ||
         one_of(i, {"has", "have", "had", "is", "are", "was", "were", "been", "be", "being", "did", "does", "do", "'s",
                    "'ve", "'d"});
}

bool PhraseReader::negation(std::uint32_t i) const {
  if (one_of(i, {"not", "never", "cannot", "neither", "nor"})) return true;
  return contraction_of(story_.document.slice(token(i).span)) == "t";
}

bool PhraseReader::pronoun(std::uint32_t i) const {
  return one_of(i, {"he", "she", "they", "it", "i", "we", "you", "who"});
}

bool PhraseReader::determiner(std::uint32_t i) const {
  return one_of(
      i, {"the",  "a",    "an",  "this", "that",  "these", "those", "his",     "her",     "their", "its",  "our", "my",
          "your", "some", "any", "no",   "every", "each",  "one",   "another", "several", "many",  "both", "all"});
}

bool PhraseReader::finite(std::uint32_t i) const {
  const Token& t = token(i);
  if (t.kind != TokenKind::word || (t.has(Token::capitalised) && !t.has(Token::sentence_start))) return false;
  if (is(i, WordClass::past) || is(i, WordClass::past_auxiliary) || is(i, WordClass::present) ||
      is(i, WordClass::future) || is(i, WordClass::modal))
    return true;
  const std::string_view s = story_.document.slice(t.span);
  if (contracted_verb(s)) return true;
  if (i > 0 &&
      ((determiner(i - 1) && !one_of(i - 1, {"these", "those", "this", "that", "both", "all", "some", "many"})) ||
       is(i - 1, WordClass::preposition) || mark(i - 1) == ',' || token(i - 1).kind == TokenKind::possessive))
    return false;
  const SpeechVerb verb = speech_verb(t.word);
  if (verb.kind != Speech::none && verb.kind != Speech::weak && !verb.participle) return true;
  return s.size() > 4 && s.ends_with("ed") && !is(i, WordClass::not_past);
}

std::uint32_t PhraseReader::first_finite(Range r) const {
  bool relative = false;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    if (quoted(i)) continue;
    if (one_of(i, {"who", "which", "whose", "whom"})) relative = true;
    if (mark(i) == ',') relative = i + 1 < r.last && one_of(i + 1, {"who", "which", "whose", "whom"});
    if (!relative && finite(i)) return i;
  }
  return r.last;
}

bool PhraseReader::has_finite(Range r) const { return first_finite(r) < r.last; }

}  // namespace claims::extract
