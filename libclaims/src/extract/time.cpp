#include "extract/extract.h"
#include "extract/time_grammar.h"

namespace claims::extract {
namespace {

using text::WordClass;

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

// Words that a time expression is made of.
constexpr std::uint64_t openers = bit(WordClass::month) | bit(WordClass::weekday) | bit(WordClass::cardinal) |
                                  bit(WordClass::ordinal) | bit(WordClass::unit) | bit(WordClass::season) |
                                  bit(WordClass::tens_plural) | bit(WordClass::scale) | bit(WordClass::time);

// How a word of class `time` may stand at the beginning.
enum class Start : std::uint8_t { never, before_another, alone };

constexpr Start start_of(TimeWord word) {
  switch (word) {
    case TimeWord::the:
    case TimeWord::a:
    case TimeWord::this_one:
    case TimeWord::that_one:
    case TimeWord::each:
    case TimeWord::all:
    case TimeWord::its:
    case TimeWord::another:
    case TimeWord::about:
    case TimeWord::nearly:
    case TimeWord::more:
    case TimeWord::less:
    case TimeWord::at:
    case TimeWord::over:
    case TimeWord::under:
    case TimeWord::up:
    case TimeWord::no:
    case TimeWord::right:
    case TimeWord::beginning:
    case TimeWord::middle:
    case TimeWord::end:
    case TimeWord::last:
    case TimeWord::past:
    case TimeWord::previous:
    case TimeWord::next:
    case TimeWord::coming:
    case TimeWord::following:
    case TimeWord::latest:
    case TimeWord::same:
    case TimeWord::comparable:
    case TimeWord::fiscal:
    case TimeWord::full:
    case TimeWord::early:
    case TimeWord::mid:
    case TimeWord::late:
    case TimeWord::earlier:
    case TimeWord::later:
    case TimeWord::several:
    case TimeWord::few:
    case TimeWord::couple:
    case TimeWord::many:
    case TimeWord::age:
    case TimeWord::quarter_code: return Start::before_another;
    case TimeWord::current:
    case TimeWord::recent:
    case TimeWord::now:
    case TimeWord::today:
    case TimeWord::tonight:
    case TimeWord::yesterday:
    case TimeWord::tomorrow:
    case TimeWord::overnight:
    case TimeWord::recently:
    case TimeWord::soon:
    case TimeWord::nowadays:
    case TimeWord::hourly:
    case TimeWord::daily:
    case TimeWord::nightly:
    case TimeWord::weekly:
    case TimeWord::biweekly:
    case TimeWord::monthly:
    case TimeWord::quarterly:
    case TimeWord::yearly:
    case TimeWord::morning:
    case TimeWord::afternoon:
    case TimeWord::evening:
    case TimeWord::night:
    case TimeWord::noon:
    case TimeWord::midnight:
    case TimeWord::holiday: return Start::alone;
    default: return Start::never;
  }
}

class Openers {
 public:
  explicit Openers(const Story& story) : story_(story), lexicon_(text::Lexicon::english()) {}

  // Could an expression begin at token i of a sentence that ends before `last`? Cheap; says no to nine tokens in ten.
  bool at(std::uint32_t i, std::uint32_t last) const {
    const Token& t = story_.tokens[i];
    switch (t.kind) {
      case TokenKind::word: break;
      case TokenKind::number:
      case TokenKind::ordinal:
      case TokenKind::plural: return true;
      case TokenKind::punctuation: return i + 1 < last && story_.tokens[i + 1].kind == TokenKind::plural;
      case TokenKind::possessive: return false;
    }
    if (t.word == 0) return false;
    const text::Word& w = lexicon_[t.word];
    if ((w.classes & openers) == 0) return false;
    if ((w.classes & openers) != bit(WordClass::time)) return true;
    const Start start = start_of(w.time);
    return start == Start::alone || (start == Start::before_another && i + 1 < last && may_go_on(story_.tokens[i + 1]));
  }

 private:
  bool may_go_on(const Token& t) const {
    if (t.kind != TokenKind::word) return t.kind != TokenKind::possessive;
    return (lexicon_[t.word].classes & openers) != 0;
  }

  const Story& story_;
  const text::Lexicon& lexicon_;
};

}  // namespace

void find_times(Story& story) {
  const Openers openers_of(story);
  Grammar grammar(story);
  for (std::uint32_t s = 0; s < story.sentences.size(); ++s) {
    const Sentence& sentence = story.sentences[s];
    bool entered = false;
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token;) {
      if (!openers_of.at(i, sentence.last_token)) {
        ++i;
        continue;
      }
      if (!entered) grammar.enter(s);  // reads the verbs: only where they may be needed
      entered = true;
      const std::uint32_t next = grammar.read(i);
      i = next > i ? next : i + 1;
    }
  }
}

}  // namespace claims::extract
