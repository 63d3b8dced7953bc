#include "extract/name_run.h"

#include "text/lexicon.h"
#include "text/token.h"

#include <algorithm>

namespace claims::extract {
namespace {

using text::Word;
using text::WordClass;

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }
constexpr std::uint64_t title_parts = bit(WordClass::title) | bit(WordClass::title_modifier) |
                                      bit(WordClass::nationality) | bit(WordClass::honorific) | bit(WordClass::place);
constexpr std::uint64_t name_parts = title_parts | bit(WordClass::given_name) | bit(WordClass::family_first) |
                                     bit(WordClass::organisation) | bit(WordClass::particle);

class Finder {
 public:
  explicit Finder(const Story& story)
      : story_(story), tokens_(story.tokens), text_(story.document.text), lexicon_(text::Lexicon::english()) {}

  std::vector<NameRun> run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) {
      const Sentence& sentence = story_.sentences[s];
      const BlockKind kind = story_.document.blocks[sentence.block].kind;
      headline_ = kind == BlockKind::title || kind == BlockKind::heading;
      end_ = sentence.last_token;
      begin_ = sentence.first_token;
      for (std::uint32_t i = begin_; i < end_;) i = starts(i) ? take(i, s) : i + 1;
    }
    return std::move(runs_);
  }

 private:
  const Word& word(std::uint32_t i) const { return lexicon_[tokens_[i].word]; }
  bool is(std::uint32_t i, WordClass c) const { return word(i).is(c); }
  bool capital(std::uint32_t i) const {
    return tokens_[i].kind == TokenKind::word && tokens_[i].has(Token::capitalised);
  }
  bool spaced(std::uint32_t i) const { return tokens_[i].has(Token::space_before); }
  // A hyphen or an en dash that joins two words without spaces.
  bool joint(std::uint32_t i) const {
    if (i + 1 >= end_ || tokens_[i].kind != TokenKind::punctuation || spaced(i) || spaced(i + 1)) return false;
    const char c = text_[tokens_[i].span.begin];
    if (c == '-') return true;
    const std::string_view s = text_.substr(tokens_[i].span.begin, tokens_[i].span.size());
    return s == "\xE2\x80\x93" || s == "\xE2\x80\x90" || s == "\xE2\x80\x91";
  }
  bool calendar_word(std::uint32_t i) const { return is(i, WordClass::month) || is(i, WordClass::weekday); }
  bool may_be_name(std::uint32_t i) const {
    if (!capital(i)) return false;
    if (!calendar_word(i) || is_jan(i)) return true;
    // "Theresa May", but not "In May": the month needs a given name before it.
    return i > begin_ && capital(i - 1) && is(i - 1, WordClass::given_name) && !calendar_word(i - 1) &&
           (i + 1 >= end_ || tokens_[i + 1].kind != TokenKind::number);
  }

  // "Jan Lind", but not "In Jan 1998" or "Jan. 6".
  bool is_jan(std::uint32_t i) const {
    return word(i).text == "jan" && i + 1 < end_ && capital(i + 1) && spaced(i + 1) && !calendar_word(i + 1) &&
           word(i + 1).classes == 0 && (i == begin_ || !is(i - 1, WordClass::preposition));
  }

  bool starts(std::uint32_t i) const {
    if (may_be_name(i)) return true;
    // "al-Assad", "von der Leyen": a particle opens the name.
    return tokens_[i].kind == TokenKind::word && is(i, WordClass::particle) && past_particles(i) != 0;
  }

  // In a headline every word is capitalised: only what the lexicon knows as
  // part of names, or does not know at all, belongs to a run.
  bool belongs(std::uint32_t i) const {
    if (!may_be_name(i)) return false;
    if (!headline_) return true;
    const std::uint64_t classes = word(i).classes;
    return classes == 0 || (classes & name_parts) != 0;
  }

  std::uint32_t take(std::uint32_t first, std::uint32_t sentence) {
    NameRun run;
    run.sentence = sentence;
    std::uint32_t last = extend(first, run);
    const std::uint32_t next = last;
    run.sentence_start = tokens_[first].has(Token::sentence_start) || after_quote(first);
    // "Thus Putin", "However Moscow": the first capital is the sentence's.
    std::uint32_t head = first;
    while (head < last && capital(head) && is(head, WordClass::common) && stray(head, first, last)) ++head;
    if (head == last) return next;
    if (head != first) run.sentence_start = false;
    run.first = head;
    run.last = last;
    find_title(run);
    if (run.first < run.last && tokens_[run.first].kind == TokenKind::word) {
      classify(run);
      if (!(run.kind == NameKind::other && only(run, bit(WordClass::nationality) | bit(WordClass::common))))
        runs_.push_back(run);
    }
    return next;
  }

  bool after_quote(std::uint32_t i) const {
    return i > begin_ && tokens_[i - 1].kind == TokenKind::punctuation && !spaced(i) &&
           (tokens_[i - 1].span.size() == 3 || text_[tokens_[i - 1].span.begin] == '"');
  }
  // A frequent word that stands before the name and is no part of it. "New
  // York", "South Korea", "Bill Clinton" keep theirs.
  bool stray(std::uint32_t i, std::uint32_t first, std::uint32_t last) const {
    if (is(i, WordClass::given_name) || is(i, WordClass::title)) return false;
    if (is(i, WordClass::title_modifier)) {  // "First Lady", "then-President", but "Then Putin"
      const std::uint32_t next = i + 1 < last && tokens_[i + 1].kind == TokenKind::punctuation ? i + 2 : i + 1;
      if (next < last && (word(next).classes & (bit(WordClass::title) | bit(WordClass::title_modifier)))) return false;
    }
    if (i + 1 < last && is(i + 1, WordClass::place) && is(i, WordClass::place)) return false;
    if (direction(i) && i + 1 < last) return false;
    return i != first || tokens_[i].has(Token::sentence_start) || after_quote(i) || i + 1 == last ||
           tokens_[i].span.size() == 1 || headline_ || is(i, WordClass::determiner);
  }

  bool direction(std::uint32_t i) const {
    const std::string_view w = word(i).text;
    return w == "new" || w == "south" || w == "north" || w == "east" || w == "west" || w == "great";
  }

  std::uint32_t extend(std::uint32_t first, NameRun& run) const {
    std::uint32_t i = first + 1;
    bool institution = capital(first) && (is(first, WordClass::organisation) || is(first, WordClass::title));
    while (i < end_) {
      if (belongs(i) && spaced(i)) {
        institution |= is(i, WordClass::organisation) || is(i, WordClass::title);
        ++i;
      } else if (joint(i) && capital(i + 1) && !calendar_word(i + 1)) {
        run.paired = true;
        i += 2;
      } else if (joint(i) && syllable(i + 1) &&
                 (is(first, WordClass::family_first) || (i >= first + 2 && is(i - 2, WordClass::family_first)))) {
        i += 2;  // "Kim Jong-un", "President Moon Jae-in"
      } else if (joint(i) && is(i - 1, WordClass::particle) && capital(i + 1)) {
        i += 2;
      } else if (stop_inside(i)) {
        ++i;
      } else if (const std::uint32_t name = past_particles(i)) {
        i = name + 1;
      } else if (institution && bridge(i)) {
        i += capital(i + 1) ? 1 : 2;
        institution = false;
      } else if (text_[tokens_[i].span.begin] == '&' && i + 1 < end_ && capital(i + 1)) {
        ++i;
      } else {
        break;
      }
    }
    return i;
  }
  bool syllable(std::uint32_t i) const {
    return tokens_[i].kind == TokenKind::word && !tokens_[i].has(Token::capitalised) && tokens_[i].span.size() <= 6;
  }
  // The full stop of "J. K.", "Gen. Lee", "Jr.", where a capital follows.
  bool stop_inside(std::uint32_t i) const {
    if (text_[tokens_[i].span.begin] != '.' || tokens_[i].span.size() != 1 || spaced(i) || i + 1 >= end_) return false;
    if (!capital(i + 1) || calendar_word(i + 1)) return false;
    return tokens_[i - 1].span.size() == 1 || is(i - 1, WordClass::honorific) ||
           (is(i - 1, WordClass::abbreviation) && is(i - 1, WordClass::title));
  }
  // "de la Cruz", "bin Salman", "al-Assad": the index of the capitalised word
  // behind up to three particles; 0 if there is none.
  std::uint32_t past_particles(std::uint32_t i) const {
    std::uint32_t k = i;
    for (; k < end_ && k < i + 4 && tokens_[k].kind == TokenKind::word && !capital(k) && is(k, WordClass::particle);
         ++k) {
      if (joint(k + 1 < end_ ? k + 1 : k) && k + 2 < end_ && capital(k + 2)) return k + 2;
    }
    return k > i && k < end_ && capital(k) && !calendar_word(k) && !is(k, WordClass::common) ? k : 0;
  }
  // "of" inside "Secretary of State", "Academy of Sciences", "Bank of the West".
  bool bridge(std::uint32_t i) const {
    if (i + 1 >= end_ || tokens_[i].kind != TokenKind::word || capital(i)) return false;
    if (word(i).text != "of" && word(i).text != "for") return false;
    if (!is(i - 1, WordClass::organisation) && !is(i - 1, WordClass::title)) return false;
    if (may_be_name(i + 1)) return true;
    return i + 2 < end_ && word(i + 1).text == "the" && may_be_name(i + 2);
  }

  // Splits the title off the run's front and finds a lower-case one before it.
  void find_title(NameRun& run) const {
    std::uint32_t title_end = run.first;
    bool role = false;
    for (std::uint32_t i = run.first; i < run.last; ++i) {
      const std::uint64_t classes = word(i).classes;
      if (tokens_[i].kind == TokenKind::word && !capital(i)) continue;  // of, the
      if (tokens_[i].kind != TokenKind::word) continue;
      const bool name_like = (classes & (bit(WordClass::given_name) | bit(WordClass::family_first))) != 0;
      // "Transportation Secretary": what a title is for may be any word; behind it stands the name.
      if (role && !(classes & (title_parts | bit(WordClass::organisation) | bit(WordClass::common)))) break;
      if (classes & (bit(WordClass::title) | bit(WordClass::honorific))) {
        if (name_like && i > run.first && !role) break;
        role = true;
        run.honorific |= (classes & bit(WordClass::honorific)) != 0;
        title_end = i + 1;
        if (title_end < run.last && text_[tokens_[title_end].span.begin] == '.') ++title_end;
        if (title_end < run.last && (word(title_end).text == "of" || word(title_end).text == "for"))
          title_end = after_of(title_end, run.last);
        while (title_end + 1 < run.last && is(title_end, WordClass::title_modifier) &&
               !is(title_end, WordClass::given_name))
          ++title_end;
      } else if (name_like) {
        break;
      }
    }
    if (role) {
      run.title_first = run.first;
      run.title_last = title_end;
      run.first = title_end;
      run.sentence_start = false;
    }
    if (role || run.first == begin_) return;
    std::uint32_t i = run.first;
    while (i > begin_ && run.first - i < 5 && spaced(i) && tokens_[i - 1].kind == TokenKind::word && !capital(i - 1) &&
           (word(i - 1).classes & (bit(WordClass::title) | bit(WordClass::title_modifier))))
      --i;
    if (i == run.first || !is(run.first - 1, WordClass::title)) return;
    while (i > begin_ && run.first - i < 8 && capital(i - 1) &&
           ((word(i - 1).classes & (bit(WordClass::nationality) | bit(WordClass::place))) || direction(i - 1)))
      --i;
    run.title_first = i;
    run.title_last = run.first;
    run.sentence_start = false;
  }
  // "Secretary of State Antony Blinken", "Secretary of Homeland Security": the
  // office's field is one word, or the words known not to be a name.
  std::uint32_t after_of(std::uint32_t i, std::uint32_t last) const {
    ++i;
    if (i < last && word(i).text == "the") ++i;
    if (i < last && !is(i, WordClass::given_name)) ++i;
    while (i < last && !is(i, WordClass::given_name) &&
           (word(i).classes & (bit(WordClass::title_modifier) | bit(WordClass::organisation) | bit(WordClass::common))))
      ++i;
    return i;
  }

  bool only(const NameRun& run, std::uint64_t classes) const {
    for (std::uint32_t i = run.first; i < run.last; ++i)
      if (tokens_[i].kind == TokenKind::word && !(word(i).classes & classes)) return false;
    return true;
  }

  void classify(NameRun& run) const {
    if (run.titled() && !run.honorific && run.last - run.first == 1 && is(run.first, WordClass::organisation)) {
      run.first = run.title_first;  // "General Motors"
      run.title_last = run.title_first;
    }
    const std::uint32_t words = count_words(run);
    const std::uint32_t tail = last_word(run);
    const bool given = is(run.first, WordClass::given_name) || word(run.first).text == "jan";
    if (names_institution(run, words)) {
      run.kind = NameKind::organisation;
    } else if (run.titled()) {
      run.kind = only(run, bit(WordClass::place) | bit(WordClass::nationality)) && !run.honorific ? NameKind::place
                                                                                                  : NameKind::person;
    } else if (given && words >= 2 && words <= 5 && !(is(tail, WordClass::place) && is(run.first, WordClass::place))) {
      run.kind = NameKind::person;
    } else if (is(run.first, WordClass::family_first) && words >= 2 && words <= 4 && eastern(run)) {
      run.kind = NameKind::person;
    } else if (is(tail, WordClass::place) || only(run, bit(WordClass::place) | bit(WordClass::nationality))) {
      run.kind = is(tail, WordClass::nationality) && !is(tail, WordClass::place) ? NameKind::other : NameKind::place;
    } else if (words == 1 && tokens_[run.first].has(Token::all_capitals) && tokens_[run.first].span.size() <= 6 &&
               !headline_) {
      run.kind = NameKind::organisation;
    } else if (words >= 2 && words <= 5 && clue(run)) {
      run.kind = NameKind::person;
    }
  }
  std::uint32_t count_words(const NameRun& run) const {
    std::uint32_t n = 0;
    for (std::uint32_t i = run.first; i < run.last; ++i) n += tokens_[i].kind == TokenKind::word;
    return n;
  }
  std::uint32_t last_word(const NameRun& run) const {
    std::uint32_t i = run.last - 1;
    while (i > run.first && tokens_[i].kind != TokenKind::word) --i;
    return i;
  }
  bool names_institution(const NameRun& run, std::uint32_t words) const {
    if (is(last_word(run), WordClass::organisation) && (words > 1 || !run.titled())) return true;
    for (std::uint32_t i = run.first + 1; i < run.last; ++i)
      if (word(i).text == "of" && is(i - 1, WordClass::organisation)) return true;
    return false;
  }
  bool eastern(const NameRun& run) const {
    for (std::uint32_t i = run.first + 1; i < run.last; ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      const std::uint64_t known = word(i).classes;
      if (known != 0 && !(known & (bit(WordClass::family_first) | bit(WordClass::given_name)))) return false;
    }
    return true;
  }
  // "Piet van Aalst", "Omar bin Said". Not "Rio de Janeiro": places and companies have de, del, di as well.
  bool person_particle(const NameRun& run) const {
    if (is(run.first, WordClass::organisation) || is(run.first, WordClass::common)) return false;
    for (std::uint32_t i = run.first + 1; i + 1 < run.last; ++i)
      if (!capital(i) && is(i, WordClass::person_particle)) return true;
    return false;
  }
  // What tells a person's name: a particle or an initial inside; "said" or an age behind it.
  bool clue(const NameRun& run) const {
    if (person_particle(run)) return true;
    for (std::uint32_t i = run.first; i + 1 < run.last; ++i)
      if (tokens_[i].span.size() == 1 && capital(i) && text_[tokens_[i + 1].span.begin] == '.') return true;
    std::uint32_t i = run.last;
    if (i < end_ && is(i, WordClass::reporting)) return true;
    if (i + 2 < end_ && text_[tokens_[i].span.begin] == ',') {
      const Token& next = tokens_[i + 1];
      if (next.kind == TokenKind::number && next.number > 5 && next.number < 110 &&
          text_[tokens_[i + 2].span.begin] == ',')
        return true;
      if (word(i + 1).text == "who") return true;
    }
    return false;
  }

  const Story& story_;
  const std::vector<Token>& tokens_;
  std::string_view text_;
  const text::Lexicon& lexicon_;
  std::vector<NameRun> runs_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  bool headline_ = false;
};

}  // namespace

std::vector<NameRun> find_name_runs(const Story& story) { return Finder(story).run(); }

}  // namespace claims::extract
