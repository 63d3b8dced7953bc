#include <algorithm>

#include "extract/claim_parts.h"

namespace claims::extract {
namespace {

using text::Lexicon;
using text::WordClass;

// What an appeal begins with: "Consider", "Imagine", "Let us".
bool imperative(const PhraseReader& r, Range range) {
  return r.one_of(range.first,
                  {"let",     "consider", "imagine", "remember", "click", "subscribe", "read",  "please", "don't",
                   "support", "look",     "think",   "take",     "see",   "watch",     "note",  "ask",    "do",
                   "forget",  "suppose",  "join",    "visit",    "sign",  "welcome",   "thank", "thanks"}) &&
         range.first + 1 < range.last && !r.finite(range.first + 1) && r.mark(range.first + 1) != ',';
}

bool question(const PhraseReader& r, Range range) {
  for (std::uint32_t i = range.last; i-- > range.first && r.mark(i) != 0;)
    if (r.mark(i) == '?') return true;
  return range.last < r.size() && r.mark(range.last) == '?';
}

}  // namespace

bool speaks_of_future(const PhraseReader& r, Range range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (r.is(i, WordClass::future)) return true;
    if (r.one_of(i, {"is", "are", "'s", "'re"}) && i + 2 < range.last) {
      if (r.one_of(i + 1, {"going", "likely", "set", "due", "expected", "bound", "poised"}) && r.one_of(i + 2, {"to"}))
        return true;
      if (r.one_of(i + 1, {"also"}) && i + 3 < range.last && r.one_of(i + 2, {"likely"}) && r.one_of(i + 3, {"to"}))
        return true;
    }
    if (r.finite(i) && (i == range.first || !r.one_of(i - 1, {"having", "being"}))) return false;
  }
  return false;
}

Own kind_of_own(const PhraseReader& r, Range range, double log_odds) {
  if (question(r, range) || imperative(r, range)) return Own::rhetoric;
  double judgement = 0;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const text::Word& word = Lexicon::english()[r.token(i).word];
    const bool month = r.token(i).has(Token::capitalised) && !r.token(i).has(Token::sentence_start);  // "in May"
    if (!r.quoted(i) && !month) judgement += word.judgement;
    if (r.one_of(i, {"we", "i", "our", "us", "my"}) && !r.quoted(i)) judgement += 0.5;
    if (r.one_of(i, {"most"}) && i > range.first && r.one_of(i - 1, {"the"})) judgement += 1;
    if (i + 2 < range.last && r.one_of(i, {"it"}) && r.one_of(i + 1, {"is"}) && r.one_of(i + 2, {"in"})) judgement += 1;
    if (i + 3 < range.last && r.one_of(i, {"one"}) && r.one_of(i + 1, {"would", "might", "could"})) judgement += 1.5;
    const Token& t = r.token(i);
    if (t.kind == TokenKind::number || t.kind == TokenKind::plural) judgement -= 0.5;
  }
  if (judgement >= 1 && judgement > 1 + 0.35 * log_odds) return Own::opinion;
  return speaks_of_future(r, range) ? Own::prediction : Own::fact;
}

bool vague(const Speaker& speaker) {
  if (speaker.kind == SpeakerKind::unnamed) return true;
  if (speaker.kind != SpeakerKind::group || speaker.person != no_index) return false;
  std::string name = speaker.name.substr(0, 40);
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  std::string_view words = name;
  for (const std::string_view before : {"some ", "many ", "most ", "several ", "other ", "the "})
    if (words.starts_with(before)) words.remove_prefix(before.size());
  constexpr std::string_view nobody[] = {"critics",  "experts",      "analysts", "observers", "sources",
                                         "insiders", "commentators", "pundits",  "watchers",  "a source"};
  constexpr std::string_view some_of[] = {"some scientists", "some economists", "some historians", "some researchers",
                                          "many scientists", "many economists", "many historians", "many researchers"};
  return std::find(std::begin(nobody), std::end(nobody), words) != std::end(nobody) ||
         std::find(std::begin(some_of), std::end(some_of), name) != std::end(some_of);
}

}  // namespace claims::extract
