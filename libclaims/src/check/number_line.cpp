// Sentences as rows of words and quantities.
#include "check/context.h"
#include "check/number.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <algorithm>

namespace claims::check::figure {
namespace {

using text::Lexicon;
using text::WordClass;

class LineReader {
 public:
  explicit LineReader(Text& text) : text_(text), story_(text.story) {}

  // Quantities and times of the sentence begin at these indices.
  Line read(std::uint32_t sentence, std::size_t& quantity, std::size_t& time) {
    Line line;
    line.sentence = sentence;
    const Sentence& s = story_.sentences[sentence];
    line.pieces.reserve(s.last_token - s.first_token);
    for (std::size_t i = s.first_token; i < s.last_token;) {
      const Token& token = story_.tokens[i];
      while (quantity < story_.quantities.size() && story_.quantities[quantity].span.end <= token.span.begin)
        ++quantity;
      while (time < story_.times.size() && story_.times[time].span.end <= token.span.begin) ++time;
      if (quantity < story_.quantities.size() && story_.quantities[quantity].span.begin <= token.span.begin) {
        i = add_quantity(line, story_.quantities[quantity], i, s.last_token);
      } else if (time < story_.times.size() && story_.times[time].span.begin <= token.span.begin) {
        Piece piece;
        piece.span = story_.times[time].span;
        piece.time = &story_.times[time];
        piece.space = token.has(Token::space_before);
        i = skip(i, piece.span.end, s.last_token);
        line.pieces.push_back(piece);
      } else if (const std::size_t next = add_points(line, i, s.last_token, sentence); next != 0) {
        i = next;
      } else if (const int small = small_number(i); small >= 0) {
        add_small(line, i, small, sentence);
        ++i;
      } else {
        add_word(line, token);
        ++i;
      }
    }
    return line;
  }

 private:
  std::size_t skip(std::size_t i, std::uint32_t end, std::size_t last) const {
    while (i < last && story_.tokens[i].span.begin < end) ++i;
    return i;
  }

  // "one", "none", "no one": counts that the extractor takes for pronouns. -1 for all other words.
  int small_number(std::size_t i) const {
    static const std::uint16_t one = Lexicon::english().find("one");
    const Token& token = story_.tokens[i];
    return token.kind == TokenKind::word && token.word == one && one != 0 ? 1 : -1;
  }

  // "half a point", "a quarter of a percentage point", "a percentage point". Returns the token after it, 0 if there is
  // none.
  std::size_t add_points(Line& line, std::size_t i, std::size_t end, std::uint32_t sentence) {
    struct Ids {
      std::uint16_t half, quarter, a, of;
    };
    static const Ids ids = [] {
      const Lexicon& lexicon = Lexicon::english();
      return Ids{lexicon.find("half"), lexicon.find("quarter"), lexicon.find("a"), lexicon.find("of")};
    }();
    const std::uint16_t word = story_.tokens[i].word;
    if (word == 0 || (word != ids.half && word != ids.quarter && word != ids.a)) return 0;
    const auto is = [&](std::size_t at, std::string_view text) {
      return at < end && text_.words(story_.tokens[at].span) == text;
    };
    std::size_t k = i + 1;
    if (word == ids.a) {
      if (is(k, "full") || is(k, "whole")) ++k;
      if (!is(k, "percentage") || !is(k + 1, "point")) return 0;
    } else {
      if (k < end && story_.tokens[k].word == ids.of) ++k;
      if (is(k, "-") || is(k, "a")) ++k;
    }
    if (is(k, "percentage")) ++k;
    if (!is(k, "point")) return 0;
    Quantity q;
    q.kind = QuantityKind::percentage_points;
    q.unit = "percentage point";
    q.span = {story_.tokens[i].span.begin, story_.tokens[k].span.end};
    q.number = story_.tokens[i].span;
    q.sentence = sentence;
    q.value = q.low = q.high = word == ids.half ? 0.5 : word == ids.quarter ? 0.25 : 1;
    text_.small.push_back(std::move(q));
    drop_hedges(line);
    Piece piece;
    piece.span = text_.small.back().span;
    piece.quantity = &text_.small.back();
    piece.space = story_.tokens[i].has(Token::space_before);
    line.pieces.push_back(piece);
    ++line.percents;
    return k + 1;
  }

  void add_small(Line& line, std::size_t i, int value, std::uint32_t sentence) {
    Quantity q;
    q.span = q.number = story_.tokens[i].span;
    q.sentence = sentence;
    q.value = q.low = q.high = value;
    text_.small.push_back(std::move(q));
    Piece piece;
    piece.span = story_.tokens[i].span;
    piece.quantity = &text_.small.back();
    piece.space = story_.tokens[i].has(Token::space_before);
    line.pieces.push_back(piece);
  }

  std::size_t add_quantity(Line& line, const Quantity& q, std::size_t i, std::size_t last) {
    drop_hedges(line);
    Piece piece;
    piece.span = q.span;
    piece.quantity = &q;
    piece.space = story_.tokens[i].has(Token::space_before);
    const std::string_view words = text_.words(q.number);
    piece.ranged =
        words.find(" to ") != std::string_view::npos ||
        (!words.empty() && words[0] >= '0' && words[0] <= '9' &&
         (words.find('-') != std::string_view::npos || words.find("\xE2\x80\x93") != std::string_view::npos));
    switch (q.kind) {
      case QuantityKind::percent:
      case QuantityKind::percentage_points: ++line.percents; break;
      case QuantityKind::ordinal: break;
      default: ++line.amounts; break;
    }
    const std::size_t joint = words.find(" to ");
    if (joint != std::string_view::npos && q.low < q.high && !line.pieces.empty() &&
        is_word(line.pieces.back(), {"from"})) {
      add_ends(line, q, joint);
      ++line.amounts;
    } else {
      line.pieces.push_back(piece);
    }
    return std::max(i + 1, skip(i, q.span.end, last));
  }

  // "from 560 to 840 animals": a range as the extractor reads it, a change to a reader. `joint` is the place of " to ".
  void add_ends(Line& line, const Quantity& q, std::size_t joint) {
    const std::uint32_t at = q.number.begin + static_cast<std::uint32_t>(joint);
    Quantity first = q, second = q;
    first.span.end = first.number.end = at;
    second.span.begin = second.number.begin = at + 4;
    first.value = first.low = first.high = q.low;
    second.value = second.low = second.high = q.high;
    for (const Quantity* end : {&first, &second}) {
      text_.small.push_back(*end);
      Piece piece;
      piece.span = end->span;
      piece.quantity = &text_.small.back();
      piece.space = true;
      if (end == &second) {
        Piece to;
        to.span = {at + 1, at + 3};
        to.hash = hash_of("to");
        to.space = true;
        line.pieces.push_back(to);
      }
      line.pieces.push_back(piece);
    }
  }

  // Hedges and articles before a quantity are in its interval already.
  void drop_hedges(Line& line) const {
    const auto ends = [&](Words words) { return !line.pieces.empty() && is_word(line.pieces.back(), words); };
    const auto ends_two = [&](Words first, Words second) {
      return line.pieces.size() > 1 && ends(second) && is_word(line.pieces[line.pieces.size() - 2], first);
    };
    for (;;) {
      // "23 percent more than the 500" compares.
      if (ends({"than"}) && line.pieces.size() > 2 &&
          (line.pieces[line.pieces.size() - 3].quantity ||
           is_word(line.pieces[line.pieces.size() - 3], {"times", "points"})))
        return;
      if (ends_two({"more", "less", "fewer", "greater"}, {"than"}) || ends_two({"at"}, {"least", "most"}) ||
          ends_two({"close"}, {"to"}) || ends_two({"just"}, {"over", "under", "above", "below"}) ||
          ends_two({"well"}, {"over"}) || ends_two({"short", "record"}, {"of"}) || ends_two({"as"}, {"many", "much"}) ||
          ends_two({"an"}, {"estimated", "additional", "extra"})) {
        line.pieces.resize(line.pieces.size() - 2);
      } else if (ends({"about", "around", "roughly",   "approximately", "some",    "nearly",   "almost", "only",
                       "just",  "a",      "an",        "the",           "record",  "mere",     "barely", "exactly",
                       "circa", "its",    "his",       "her",           "their",   "whopping", "steep",  "full",
                       "sharp", "modest", "estimated", "staggering",    "massive", "fully"})) {
        line.pieces.pop_back();
      } else {
        return;
      }
    }
  }

  void add_word(Line& line, const Token& token) const {
    Piece piece;
    piece.span = token.span;
    piece.space = token.has(Token::space_before);
    piece.capital = token.has(Token::capitalised);
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::possessive) {
      piece.mark = text::plain_character(story_.document.text, token.span.begin);
      piece.hash = hash_of({&piece.mark, 1});
    } else {
      const std::string_view word = text_.words(token.span);
      piece.hash = hash_of(word);
    }
    line.pieces.push_back(piece);
  }

  Text& text_;
  const Story& story_;
};

}  // namespace

Text::Text(const Story& s) : story(s) {
  lower = s.document.text;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  LineReader reader(*this);
  std::size_t quantity = 0, time = 0;
  for (std::size_t first = 0; first < s.quantities.size();) {
    const std::uint32_t sentence = s.quantities[first].sentence;
    while (first < s.quantities.size() && s.quantities[first].sentence == sentence) ++first;
    lines.push_back(reader.read(sentence, quantity, time));
  }
}

}  // namespace claims::check::figure
