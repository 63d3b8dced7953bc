// Number checks: a sentence as a row of words and quantities, patterns over
// such rows, and what a written figure may stand for.
#pragma once

#include "check/check.h"
#include "text/lexicon.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check::figure {

// A word, a mark, or a whole quantity or time. Hedges and articles before a quantity are part of its piece.
struct Piece {
  Span span;
  std::uint32_t hash = 0;  // of a word or mark, lower case, dashes and quotes as ASCII
  char mark = 0;           // of a punctuation mark
  bool capital = false;
  bool space = false;   // white space before it
  bool ranged = false;  // of a quantity: two ends are written
  const Quantity* quantity = nullptr;
  const TimeMention* time = nullptr;
};

// A word by its hash; of literals, made by the compiler.
struct Hash {
  std::uint32_t value;
  template <std::size_t N>
  consteval Hash(const char (&word)[N]) : value(text::Lexicon::hash({word, N - 1})) {}
};
using Words = std::initializer_list<Hash>;

// One sentence that holds a quantity.
struct Line {
  std::uint32_t sentence = 0;
  std::uint32_t percents = 0;  // percent and percentage points
  std::uint32_t amounts = 0;   // all other quantities but ordinals
  std::vector<Piece> pieces;

  bool has(Words words) const;
};

struct Text {
  const Story& story;
  std::string lower;  // the document's text in lower case, same offsets
  std::vector<Line> lines;
  // Stands for "one" and numbers that the story does not hold as quantities.
  std::deque<Quantity> small;

  explicit Text(const Story& s);
  Text(const Text&) = delete;
  std::string_view words(Span span) const { return std::string_view(lower).substr(span.begin, span.size()); }
};

// A row of elements, separated by spaces:
//   word|word    one of these words (or marks); `@name` stands for a list of words, see number_words.cpp
//   N:a          a plain number, captured as a; M money, U measure, P percent, B percentage points, Q any of N M U,
//                A any quantity, O ordinal, D points of any kind and what may be some
//   T, T:a       a time
//   *3           up to three words, times among them; **6 also commas
//   x?           x or nothing
class Pattern {
 public:
  explicit Pattern(std::string_view source, int tag = 0);

  struct Match {
    std::array<const Piece*, 8> capture{};
    std::size_t first = 0, last = 0;  // pieces, half-open
    int tag = 0;                      // of the pattern

    const Piece* operator[](char name) const { return capture[static_cast<std::size_t>(name - 'a')]; }
  };

  // Tries to match at piece `first`.
  bool match(const Line& line, std::size_t first, Match& match) const;

 private:
  struct Element {
    enum class Kind : std::uint8_t { words, quantity, time, gap } kind = Kind::words;
    std::uint8_t classes = 0;  // of a quantity: bits by QuantityKind
    std::uint8_t most = 0;     // of a gap
    bool commas = false, optional = false;
    std::int8_t capture = -1;
    std::vector<std::uint32_t> words;  // sorted hashes
    std::bitset<256> low_bytes;        // of them, to turn most words away at once
  };
  bool accepts(const Element& element, const Piece& piece) const;
  bool step(const Line& line, std::size_t element, std::size_t at, Match& match) const;

  std::vector<Element> elements_;
  int tag_ = 0;
};

// All matches of the first pattern that matches at each place, in text order; matches do not overlap.
std::vector<Pattern::Match> matches(const Line& line, const std::vector<Pattern>& patterns);

// The words behind `@name`; empty if there is no such list.
std::string_view words_of_list(std::string_view name);
bool in_list(const Piece& piece, std::string_view list);
std::uint32_t hash_of(std::string_view word) noexcept;
bool is_word(const Piece& piece, Words words);

// What a figure may stand for.
struct Interval {
  double low = 0, high = 0;

  bool overlaps(const Interval& other) const { return low <= other.high && other.low <= high; }
  bool holds(double value) const { return low <= value && value <= high; }
};
// As rounded by the way it is written ("3.4 million" = 3.35 to 3.45 million), widened by its hedge.
Interval rounded(const Story& story, const Quantity& q);
// The same for counts: whole numbers below 1,000 stand for themselves.
Interval counted(const Story& story, const Quantity& q);
bool hedged(const Quantity& q);

// "25", "2.5", "1,300".
std::string shown(double value, int decimals = 1);
// Digits after the point as the story writes the number.
int decimals_of(const Story& story, const Quantity& q);
// The quantity's words with `value` in the place of its number; empty where it is not written in digits.
std::string rewritten(const Story& story, const Quantity& q, double value);
std::string slice(const Story& story, const Quantity& q);

// The noun without plural s: "members" and "member" are one.
std::string singular(std::string_view noun);
// Same kind and unit; a number without a unit takes the other's.
bool same_measure(const Quantity& a, const Quantity& b);

// A finding of this check that begins at the same place: another rule was first.
bool reported(const Output& out, std::string_view check, Span span);

// The families of rows; each reads all lines.
void check_change(const Text& text, Output& out);
void check_difference(const Text& text, Output& out);
void check_ratio(const Text& text, Output& out);
void check_multiple(const Text& text, Output& out);
void check_parts(const Text& text, Output& out);
void check_shares(const Text& text, Output& out);
void check_list(const Text& text, Output& out);
void check_total(const Text& text, Output& out);
void check_sum(const Text& text, Output& out);
void check_repeated(const Text& text, Output& out);
void check_order(const Text& text, Output& out);
void check_average(const Text& text, Output& out);
void check_rate(const Text& text, Output& out);
void check_conversion(const Text& text, Output& out);
void check_temperature(const Text& text, Output& out);
void check_score(const Text& text, Output& out);
void check_match(const Text& text, Output& out);
void check_record(const Text& text, Output& out);
void check_series(const Text& text, Output& out);
void check_vote(const Text& text, Output& out);

}  // namespace claims::check::figure
