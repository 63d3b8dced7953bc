#include "text/sentence.h"

#include "text/lexicon.h"
#include "text/token.h"

namespace claims::text {
namespace {

bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Decides where the sentences of one block end, by the tokens around each stop.
class Splitter {
 public:
  Splitter(const Document& document, const std::vector<Token>& tokens, std::size_t first)
      : text_(document.text), tokens_(tokens), start_(first), last_(tokens.size()) {}

  // One past the last token of the sentence that ends with the mark at `i`, its
  // closing quotation marks and brackets included; 0 if none ends there.
  std::size_t end_at(std::size_t i, std::size_t start) {
    const Token& token = tokens_[i];
    start_ = start;
    if (token.kind == TokenKind::word) return after_initials(i);
    if (token.kind != TokenKind::punctuation) return 0;
    mark_ = plain_character(text_, token.span.begin);
    if (!one_of(mark_, ".!?")) return 0;
    std::size_t end = skip_closers(i + 1);
    if (end >= last_) return last_;
    if (!tokens_[end].has(Token::space_before)) return glued(i, end) ? end : 0;
    if (!starts_sentence(end)) return 0;
    if (mark_ != '.') return asks_and_goes_on(i, end) ? 0 : end;
    if (is_ellipsis(i)) return after_ellipsis(i, end) ? end : 0;
    return after_word(i, end) ? end : 0;
  }

 private:
  const Word& word(std::size_t i) const { return Lexicon::english()[tokens_[i].word]; }
  char first(std::size_t i) const { return plain_character(text_, tokens_[i].span.begin); }
  bool spaced(std::size_t i) const { return tokens_[i].has(Token::space_before); }
  bool is_mark(std::size_t i, std::string_view set) const {
    return i < last_ && tokens_[i].kind == TokenKind::punctuation && one_of(first(i), set);
  }
  bool wide_closer(std::size_t i) const {  // » and the like
    return tokens_[i].kind == TokenKind::punctuation && text_.substr(tokens_[i].span.begin, 2) == "\xC2\xBB";
  }

  // Quotation marks and brackets that close right behind a stop, and "[12]".
  std::size_t skip_closers(std::size_t i) const {
    for (; i < last_ && !spaced(i); ++i) {
      if (is_mark(i, "\"')]}") || wide_closer(i) || tokens_[i].kind == TokenKind::possessive) continue;
      const bool note =
          is_mark(i, "[") && i + 2 < last_ && tokens_[i + 1].kind == TokenKind::number && is_mark(i + 2, "]");
      if (!note) break;
      i += 2;
    }
    return i;
  }

  // "iPhone": a small letter, then a capital.
  bool inner_capital(const Token& t) const {
    return t.span.size() >= 3 && text_[t.span.begin + 1] >= 'A' && text_[t.span.begin + 1] <= 'Z';
  }
  // "al-Shabab": a name that starts small.
  bool particle(std::size_t i) const {
    return i + 2 < last_ && tokens_[i].span.size() <= 3 && is_mark(i + 1, "-") && !spaced(i + 1) && !spaced(i + 2) &&
           tokens_[i + 2].has(Token::capitalised);
  }

  bool capital(std::size_t i) const {
    const Token& t = tokens_[i];
    if (t.kind != TokenKind::word) return t.kind != TokenKind::punctuation && t.kind != TokenKind::possessive;
    return t.has(Token::capitalised) || inner_capital(t) || particle(i);
  }

  // A sentence can begin with token `i`.
  bool starts_sentence(std::size_t i) const {
    if (tokens_[i].kind != TokenKind::punctuation && tokens_[i].kind != TokenKind::possessive) return capital(i);
    if (is_mark(i, ".,;:!?)]}%&/")) return false;
    while (i + 1 < last_ && tokens_[i].kind == TokenKind::punctuation) ++i;
    return capital(i);
  }

  // First word at or after `i`, behind opening quotation marks and brackets.
  std::size_t first_word(std::size_t i) const {
    while (i + 1 < last_ && tokens_[i].kind == TokenKind::punctuation) ++i;
    return i;
  }
  bool is_starter(std::size_t i) const {
    i = first_word(i);
    if (tokens_[i].span.size() == 1 && is_mark(i + 1, ".") && !spaced(i + 1)) return false;  // "A. Smith"
    const bool pronoun = tokens_[i].span.size() == 1 && first(i) == 'I';
    return pronoun || (tokens_[i].has(Token::capitalised) && word(i).is(WordClass::starter));
  }

  // "ended.The": the space is missing, and nothing but a new sentence explains the capital.
  bool glued(std::size_t i, std::size_t next) const {
    if (mark_ != '.' || i == start_ || next != i + 1) return false;
    const Token& before = tokens_[i - 1];
    return before.kind == TokenKind::word && !before.has(Token::capitalised) && before.span.size() > 2 &&
           tokens_[next].kind == TokenKind::word && tokens_[next].span.size() > 1 && is_starter(next);
  }

  // "Why?" Smith asked. The stop belongs to the quotation, the sentence goes on.
  bool asks_and_goes_on(std::size_t i, std::size_t end) const {
    if (end == i + 1 || is_starter(end)) return false;
    for (std::size_t k = end; k < last_ && k < end + 4; ++k) {
      if (tokens_[k].kind != TokenKind::word) return false;
      if (word(k).is(WordClass::reporting) && !tokens_[k].has(Token::capitalised)) return true;
    }
    return false;
  }

  bool is_ellipsis(std::size_t i) const { return tokens_[i].span.size() == 3 || (i > start_ && is_mark(i - 1, ".")); }
  // Words left out in mid-sentence stand between blanks or in brackets: " ... ", "[...]".
  bool after_ellipsis(std::size_t i, std::size_t end) const {
    std::size_t begin = i;
    while (begin > start_ && is_mark(begin - 1, ".")) --begin;
    const bool apart = spaced(begin) || (begin > start_ && is_mark(begin - 1, "[("));
    return !apart || is_starter(end);
  }

  // A full stop behind the word or number at i - 1.
  bool after_word(std::size_t i, std::size_t end) const {
    if (i == start_) return true;
    const Token& before = tokens_[i - 1];
    if (before.span.end != tokens_[i].span.begin) return true;
    const bool alone = i == start_ + 1;  // "1. ", "A. ": a label, not a sentence
    if (before.kind == TokenKind::number) return !(alone && before.span.size() <= 3);
    if (before.kind != TokenKind::word) return true;
    if (before.span.size() == 1 && before.has(Token::capitalised)) return !alone && end == i + 1 && is_starter(end);
    return end > i + 1 || after_abbreviation(i - 1, end);
  }

  bool after_abbreviation(std::size_t i, std::size_t end) const {
    const Word& w = word(i);
    if (!w.is(WordClass::abbreviation) && !w.is(WordClass::before_number)) return true;
    const bool number = tokens_[end].kind == TokenKind::number || tokens_[end].kind == TokenKind::ordinal;
    if (w.is(WordClass::inside)) return false;
    if (w.is(WordClass::before_number) || w.month != 0)
      if (number) return false;
    if (w.is(WordClass::before_name) || w.is(WordClass::before_number)) {
      const bool answers = w.is(WordClass::before_number) && !w.is(WordClass::before_name);
      return answers || is_starter(end);
    }
    return !number && is_starter(end);
  }

  // "U.S.", "p.m." hold their last stop: it may be the sentence's, too.
  std::size_t after_initials(std::size_t i) {
    const Token& token = tokens_[i];
    if (text_[token.span.end - 1] != '.' || i + 1 >= last_ || word(i).is(WordClass::inside)) return 0;
    const std::size_t end = skip_closers(i + 1);
    if (end >= last_ || !spaced(end) || !starts_sentence(end)) return 0;
    if (is_starter(end)) return end;
    // "at 5 p.m. Officials", but "5 p.m. EST", "5 p.m. Monday".
    const Token& next = tokens_[end];
    const std::string_view zone_or_half = text_.substr(token.span.begin, token.span.size());
    const bool half_day =
        zone_or_half == "a.m." || zone_or_half == "p.m." || zone_or_half == "A.M." || zone_or_half == "P.M.";
    const Word& w = word(end);
    if (!half_day || next.kind != TokenKind::word || next.has(Token::all_capitals) || w.weekday != 0 || w.month != 0)
      return 0;
    return w.is(WordClass::common) ? end : 0;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t start_;
  std::size_t last_;
  char mark_ = 0;
};

}  // namespace

void split_sentences(const Document& document, std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
  const Lexicon& lexicon = Lexicon::english();
  tokens.reserve(document.text.size() / 5);
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (block.kind == BlockKind::furniture) continue;
    const std::size_t first = tokens.size();
    tokenise(document.text, block.span, lexicon, tokens);
    Splitter splitter(document, tokens, first);
    std::size_t start = first;
    for (std::size_t i = first; i < tokens.size(); ++i) {
      std::size_t end = splitter.end_at(i, start);
      if (end == 0 && i + 1 == tokens.size()) end = tokens.size();
      if (end == 0) continue;
      tokens[start].flags |= Token::sentence_start;
      sentences.push_back(Sentence{{tokens[start].span.begin, tokens[end - 1].span.end},
                                   b,
                                   static_cast<std::uint32_t>(start),
                                   static_cast<std::uint32_t>(end)});
      start = end;
      i = end - 1;
    }
  }
}

}  // namespace claims::text
