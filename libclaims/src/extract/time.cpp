#include "extract/extract.h"
#include "extract/time_grammar.h"

namespace claims::extract {
namespace {

using text::WordClass;

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

// A time expression begins with one of these, or with a number.
constexpr std::uint64_t openers = bit(WordClass::month) | bit(WordClass::weekday) | bit(WordClass::cardinal) | bit(WordClass::ordinal) | bit(WordClass::unit) |
                                  bit(WordClass::season) | bit(WordClass::tens_plural) | bit(WordClass::time);

bool may_open(const Token& t, const text::Lexicon& lexicon) {
  switch (t.kind) {
    case TokenKind::word: return t.word != 0 && (lexicon[t.word].classes & openers) != 0;
    case TokenKind::number: case TokenKind::ordinal: case TokenKind::plural: case TokenKind::punctuation: return true;
    case TokenKind::possessive: return false;
  }
  return false;
}

}  // namespace

void find_times(Story& story) {
  const text::Lexicon& lexicon = text::Lexicon::english();
  Grammar grammar(story);
  for (std::uint32_t s = 0; s < story.sentences.size(); ++s) {
    const Sentence& sentence = story.sentences[s];
    grammar.enter(s);
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token;) {
      if (!may_open(story.tokens[i], lexicon)) {
        ++i;
        continue;
      }
      const std::uint32_t next = grammar.read(i);
      i = next > i ? next : i + 1;
    }
  }
}

}  // namespace claims::extract
