// Quantities: a number, what it counts or measures, and what a hedge makes of it.
#include "extract/extract.h"
#include "extract/quantity_number.h"
#include "extract/quantity_unit.h"
#include "text/lexicon.h"

#include <algorithm>

namespace claims::extract {
namespace {

using text::Lexicon;
using text::Word;
using text::WordClass;

// Bare digits that read as a year.
bool looks_like_year(const Story& story, const Number& n) {
  const Token& token = story.tokens[n.first];
  return n.digits && n.last == n.first + 1 && token.span.size() == 4 && n.value >= 1500 && n.value < 2100;
}

class Finder {
 public:
  explicit Finder(Story& story) : story_(story) {
    times_.reserve(story.times.size());
    for (const TimeMention& time : story.times) times_.push_back(time.span);
    std::sort(times_.begin(), times_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  }

  void run() {
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) {
      const Sentence& sentence = story_.sentences[s];
      std::size_t i = sentence.first_token;
      while (i < sentence.last_token) i = read_at(s, sentence.first_token, i, sentence.last_token);
    }
  }

 private:
  static bool may_start(const Token& token) {
    if (token.kind == TokenKind::number || token.kind == TokenKind::ordinal) return true;
    if (token.kind != TokenKind::word || token.word == 0) return false;
    const Word& word = Lexicon::english()[token.word];
    return word.is(WordClass::cardinal) || word.is(WordClass::ordinal) || word.is(WordClass::scale);
  }

  // Reads a quantity at token i, if one starts there. Returns the token to go on from.
  std::size_t read_at(std::uint32_t sentence, std::size_t begin, std::size_t i, std::size_t end) {
    const Token& token = story_.tokens[i];
    if (!may_start(token)) return i + 1;
    if (token.kind == TokenKind::number && part_of_code(story_, begin, i, end)) return i + 1;
    const Number number = read_number(story_, begin, i, end);
    if (!number) return i + 1;
    if (in_time(number)) return number.last;
    Quantity q;
    q.sentence = sentence;
    const std::size_t next = measure(q, number, begin, end);
    if (next == 0) return number.last;
    q.low = q.high = q.value;
    apply_range(q);
    apply_hedge(story_, begin, first_token_, last_token_, end, q);
    story_.quantities.push_back(std::move(q));
    return next;
  }

  // Fills kind, unit, value and spans. Returns the next token, 0 if this is no quantity.
  std::size_t measure(Quantity& q, Number number, std::size_t begin, std::size_t end) {
    range_low_ = -1;
    const std::size_t first = number.first;
    if (const Number second = second_of_range(number, end)) {
      const UnitReading unit = read_unit(story_, begin, second, first, end);
      if (unit.refused) return 0;
      if (unit.kind != QuantityKind::number || !unit.unit.empty()) {
        // "3 to 5 million": the scale word belongs to both.
        const double scale = number.scaled == second.scaled ? 1 : second.value / second_plain_;
        range_low_ = number.value * scale * unit.factor;
        number.last = second.last;
        number.value = second.value;
        return finish(q, number, unit, begin);
      }
    }
    return finish(q, number, read_unit(story_, begin, number, first, end), begin);
  }

  std::size_t finish(Quantity& q, const Number& number, const UnitReading& unit, std::size_t begin) {
    if (unit.refused) return 0;
    const bool bare = unit.kind == QuantityKind::number && !number.scaled;
    if (bare && looks_like_year(story_, number) && !unit.counted) return 0;
    if (bare && !number.ordinal && is_label(story_, begin, number.first)) return 0;
    if (number.ordinal && is_name_part(number)) return 0;
    if (bare && !number.digits && number.value == 1 && unit.unit.empty()) return 0;  // the pronoun
    q.kind = number.ordinal ? QuantityKind::ordinal : unit.kind;
    q.value = number.value * unit.factor;
    q.unit = unit.unit;
    first_token_ = unit.first;
    last_token_ = std::max(unit.last, number.last);
    q.number = {story_.tokens[number.first].span.begin,
                story_.tokens[std::max(number.last, unit.number_last) - 1].span.end};
    q.span = {story_.tokens[first_token_].span.begin, story_.tokens[last_token_ - 1].span.end};
    return last_token_;
  }

  // "10-15 people", "5 to 10 percent": the number after the dash or "to"; none otherwise.
  Number second_of_range(const Number& number, std::size_t end) {
    if (number.ordinal || number.fraction || number.last + 1 >= end) return {};
    const Token& joint = story_.tokens[number.last];
    const bool dash = mark_of(story_, joint) == '-' && !joint.has(Token::space_before);
    static const std::uint16_t to = Lexicon::english().find("to");
    if (!dash && joint.word != to) return {};
    const Token& token = story_.tokens[number.last + 1];
    if (token.kind != TokenKind::number || !number.digits) return {};
    Number second = read_number(story_, number.last + 1, number.last + 1, end);
    if (!second || second.ordinal || second.value <= number.value || in_time(second)) return {};
    second_plain_ = second.value;
    if (second.scaled && !number.scaled) {
      second_plain_ = read_number(story_, second.first, second.first, second.first + 1).value;
      if (second_plain_ <= number.value) return {};
    }
    return second;
  }

  void apply_range(Quantity& q) const {
    if (range_low_ < 0) return;
    q.low = range_low_;
    q.high = q.value;
    q.value = (q.low + q.high) / 2;
  }

  bool in_time(const Number& number) const {
    const Span span{story_.tokens[number.first].span.begin, story_.tokens[number.last - 1].span.end};
    auto at = std::upper_bound(times_.begin(), times_.end(), span.begin,
                               [](std::uint32_t b, const Span& s) { return b < s.begin; });
    if (at != times_.end() && at->overlaps(span)) return true;
    return at != times_.begin() && std::prev(at)->overlaps(span);
  }

  // "Fifth Avenue", "First Lady": a capital inside a sentence.
  bool is_name_part(const Number& number) const {
    const Token& token = story_.tokens[number.last - 1];
    return token.kind == TokenKind::word && token.has(Token::capitalised) &&
           !story_.tokens[number.first].has(Token::sentence_start);
  }

  Story& story_;
  std::vector<Span> times_;
  double range_low_ = -1;    // start of a range, -1 if there is none
  double second_plain_ = 0;  // its end without the scale word
  std::size_t first_token_ = 0, last_token_ = 0;
};

}  // namespace

void find_quantities(Story& story) {
  story.quantities.clear();
  Finder(story).run();
}

}  // namespace claims::extract
