#include "extract/quantity_number.h"

#include "reference/unit.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace claims::extract {
namespace {

using text::Lexicon;
using text::Word;
using text::WordClass;

struct Ids {
  std::uint16_t a, an, and_, half, of, dozen, hundred;
};

const Ids& ids() {
  static const Ids all = [] {
    const Lexicon& lexicon = Lexicon::english();
    return Ids{lexicon.find("a"),  lexicon.find("an"),    lexicon.find("and"),    lexicon.find("half"),
               lexicon.find("of"), lexicon.find("dozen"), lexicon.find("hundred")};
  }();
  return all;
}

constexpr std::array<double, 13> powers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

double power_of(const Word& word) { return word.number >= 0 && word.number < 13 ? powers[word.number] : 0; }

// Digits with commas or no-break spaces and at most one point. Nothing for "3.4.1".
bool read_digits(std::string_view text, double& value) {
  std::array<char, 40> plain;
  std::size_t size = 0;
  int points = 0;
  for (char c : text) {
    if (c == ',' || (static_cast<unsigned char>(c) & 0x80)) continue;
    if ((c < '0' || c > '9') && c != '.') break;
    points += c == '.';
    if (size == plain.size() || points > 1) return false;
    plain[size++] = c;
  }
  return std::from_chars(plain.data(), plain.data() + size, value).ec == std::errc();
}

// What may stand right after digits: a scale, or a unit ("16km"). Anything else makes a code: "18F", "5G".
bool is_suffix(std::string_view word) {
  for (std::string_view scale : {"bn", "b", "B", "Bn", "mn", "m", "M", "mln", "tn", "T", "trn", "k", "K"})
    if (word == scale) return true;
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return false;
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  const reference::Unit* unit = reference::unit_called(lower);
  return unit && unit->kind == reference::UnitKind::measure;
}

// Denominator of "thirds" and the like; 0 if the word is none.
int denominator(std::string_view word) {
  struct Row {
    std::string_view word;
    int value;
  };
  static constexpr Row rows[] = {{"half", 2},    {"halves", 2},   {"third", 3},  {"thirds", 3},
                                 {"quarter", 4}, {"quarters", 4}, {"fifth", 5},  {"fifths", 5},
                                 {"sixths", 6},  {"eighths", 8},  {"tenth", 10}, {"tenths", 10}};
  for (const Row& row : rows)
    if (row.word == word) return row.value;
  return 0;
}

// "000" of "60 000": with a plain space between, where the number begins cannot be told.
bool is_spaced_group(const Story& story, std::size_t at) {
  const Token& token = story.tokens[at];
  return token.kind == TokenKind::number && token.span.size() == 3 && token.number >= 0 && token.number < 100 &&
         token.has(Token::space_before);
}

class Reader {
 public:
  Reader(const Story& story, std::size_t begin, std::size_t end) : story_(story), begin_(begin), end_(end) {}

  Number in_digits(std::size_t at) const {
    Number n;
    const Token& token = story_.tokens[at];
    if (!read_digits(story_.document.slice(token.span), n.value)) return {};
    n.first = at;
    n.last = at + 1;
    n.digits = true;
    n.ordinal = token.kind == TokenKind::ordinal;
    if (n.ordinal) return n;
    take_suffix(n);
    if (!n.suffix && !n.scaled) take_scale(n);
    return n;
  }

  Number in_words(std::size_t at) const {
    Number n;
    n.first = at;
    double total = 0, current = 0;
    bool any = false, after_tens = false, closed = false;
    std::size_t i = at;
    while (i < end_ && current < 1e15 && total < 1e18) {
      const Word& word = word_at(i);
      if (word.is(WordClass::ordinal) && !word.is(WordClass::unit) && any && after_tens && word.number < 10) {
        current += word.number;  // "twenty-first"
        n.ordinal = true;
        ++i;
        break;
      }
      if (word.is(WordClass::cardinal)) {
        if (is_word(i, ids().dozen)) {
          current = (any ? current : 1) * 12;
          after_tens = false, closed = true;
        } else if (closed && !after_tens) {
          break;  // "five six"
        } else if (after_tens && word.number >= 10) {
          break;
        } else {
          current += word.number;
          after_tens = word.number >= 20;
          closed = true;
        }
      } else if (word.is(WordClass::scale) && any) {
        const double power = power_of(word);
        if (word.number < 3) {
          current *= power;
        } else {
          total += current * power;
          current = 0;
          n.scaled |= word.number >= 6;
        }
        closed = after_tens = false;
      } else {
        break;
      }
      any = true;
      ++i;
      i = skip_joint(i, after_tens, closed, current);
    }
    if (!any) return {};
    n.last = i;
    n.value = total + current;
    take_fraction(n);
    return n;
  }

  // "a million", "half a million", "a quarter of a million"? The scale word stands at `at`.
  Number from_scale(std::size_t at) const {
    Number n;
    const Word& word = word_at(at);
    const bool dozen = is_word(at, ids().dozen);
    std::size_t first = at;
    double factor = 1;
    if (at > begin_ && (is_word(at - 1, ids().a) || is_word(at - 1, ids().an))) {
      first = at - 1;
      if (first > begin_ && is_word(first - 1, ids().half)) --first, factor = 0.5;
    } else if (at > begin_ + 1 && mark_of(story_, story_.tokens[at - 1]) == '-' && is_word(at - 2, ids().half)) {
      first = at - 2;
      factor = 0.5;
      if (first > begin_ && is_word(first - 1, ids().a)) --first;
    } else {
      return {};
    }
    n.first = first;
    n.last = at + 1;
    n.value = factor * (dozen ? 12 : power_of(word));
    n.scaled = !dozen && word.number >= 6;
    if (!n.scaled && !dozen && n.last < end_) take_scale(n);
    return n;
  }

 private:
  const Word& word_at(std::size_t i) const { return Lexicon::english()[story_.tokens[i].word]; }
  bool is_word(std::size_t i, std::uint16_t id) const { return id != 0 && story_.tokens[i].word == id; }
  bool adjacent(std::size_t i) const { return i < end_ && !story_.tokens[i].has(Token::space_before); }

  // A hyphen or "and" inside a number: the place where the number goes on.
  std::size_t skip_joint(std::size_t i, bool after_tens, bool closed, double& current) const {
    if (i + 1 >= end_) return i;
    const Word& next = word_at(i + 1);
    if (mark_of(story_, story_.tokens[i]) == '-') {
      const bool goes_on =
          (after_tens && (next.is(WordClass::cardinal) || next.is(WordClass::ordinal)) && next.number < 10) ||
          next.is(WordClass::scale);
      return goes_on ? i + 1 : i;
    }
    if (!is_word(i, ids().and_)) return i;
    if (!closed && next.is(WordClass::cardinal) && !is_word(i + 1, ids().dozen))
      return i + 1;  // "two hundred and five"
    if (closed && !after_tens && i + 3 < end_ && is_word(i + 1, ids().a) && is_word(i + 2, ids().half) &&
        word_at(i + 3).is(WordClass::scale)) {
      current += 0.5;  // "two and a half million"
      return i + 3;
    }
    return i;
  }

  void take_suffix(Number& n) const {
    if (!adjacent(n.last) || story_.tokens[n.last].kind != TokenKind::word) return;
    const std::string_view word = story_.document.slice(story_.tokens[n.last].span);
    if (word == "bn" || word == "b" || word == "B" || word == "Bn") {
      n.value *= 1e9;
    } else if (word == "mn" || word == "M" || word == "mln") {
      n.value *= 1e6;
    } else if (word == "tn" || word == "T" || word == "trn") {
      n.value *= 1e12;
    } else {
      if (word == "m" || word == "k" || word == "K") n.suffix = static_cast<char>(word[0] | 0x20);
      return;
    }
    n.scaled = true;
    ++n.last;
  }

  void take_scale(Number& n) const {
    std::size_t i = n.last;
    if (i + 1 < end_ && adjacent(i) && mark_of(story_, story_.tokens[i]) == '-') ++i;
    if (i >= end_ || story_.tokens[i].kind != TokenKind::word) return;
    const Word& word = word_at(i);
    if (word.is(WordClass::scale)) {
      n.value *= power_of(word);
      n.scaled = word.number >= 6;
      n.last = i + 1;
    } else if (is_word(i, ids().dozen)) {
      n.value *= 12;
      n.last = i + 1;
    }
  }

  void take_fraction(Number& n) const {
    std::size_t i = n.last;
    if (n.ordinal || n.value >= 20 || n.last - n.first != 1 || i >= end_) return;
    if (mark_of(story_, story_.tokens[i]) == '-') ++i;
    if (i >= end_ || story_.tokens[i].kind != TokenKind::word) return;
    const int below = denominator(story_.document.slice(story_.tokens[i].span));
    if (below <= n.value || (n.value > 1 && story_.document.text[story_.tokens[i].span.end - 1] != 's')) return;
    n.value /= below;
    n.fraction = true;
    n.last = i + 1;
  }

  const Story& story_;
  std::size_t begin_, end_;
};

}  // namespace

char mark_of(const Story& story, const Token& token) noexcept {
  return token.kind == TokenKind::punctuation ? text::plain_character(story.document.text, token.span.begin) : 0;
}

Number read_number(const Story& story, std::size_t begin, std::size_t at, std::size_t end) {
  const Token& token = story.tokens[at];
  const Reader reader(story, begin, end);
  if (token.kind == TokenKind::number || token.kind == TokenKind::ordinal) return reader.in_digits(at);
  if (token.kind != TokenKind::word || token.word == 0) return {};
  const Word& word = Lexicon::english()[token.word];
  if (word.is(WordClass::scale) || token.word == ids().dozen) return reader.from_scale(at);
  if (word.is(WordClass::cardinal)) return reader.in_words(at);
  if (word.is(WordClass::ordinal)) {
    Number n;
    n.first = at;
    n.last = at + 1;
    n.value = word.number;
    n.ordinal = true;
    return n;
  }
  return {};
}

bool part_of_code(const Story& story, std::size_t begin, std::size_t at, std::size_t end) {
  const Token& token = story.tokens[at];
  if (is_spaced_group(story, at) || (at + 1 < end && is_spaced_group(story, at + 1))) return true;
  if (at > begin && !token.has(Token::space_before)) {
    const Token& before = story.tokens[at - 1];
    if (before.kind == TokenKind::word || before.kind == TokenKind::number) return true;
    const char mark = mark_of(story, before);
    if (mark == '/' || mark == ':' || mark == '_' || mark == '@' || mark == '#' || mark == '=' || mark == '.' ||
        mark == '&')
      return true;
    const bool tight = at > begin + 1 && !before.has(Token::space_before);
    if (mark == '(' && tight) return true;  // "506(a)", "(a)(1)"
    if (mark == '-' && tight) {
      const Token& prefix = story.tokens[at - 2];
      if (prefix.kind == TokenKind::number && prefix.span.size() == 4 && prefix.number >= 1900)
        return true;  // "2021-02"
      if (prefix.kind == TokenKind::word && !Lexicon::english()[prefix.word].is(WordClass::cardinal)) return true;
    }
  }
  if (at + 1 < end && !story.tokens[at + 1].has(Token::space_before)) {
    if (story.tokens[at + 1].kind == TokenKind::word && !is_suffix(story.document.slice(story.tokens[at + 1].span)))
      return true;
    const char mark = mark_of(story, story.tokens[at + 1]);
    const bool tight = at + 2 < end && !story.tokens[at + 2].has(Token::space_before);
    if (tight && (mark == '/' || mark == ':' || mark == '_' || mark == '@' || mark == '=')) return true;
  }
  return false;
}

}  // namespace claims::extract
