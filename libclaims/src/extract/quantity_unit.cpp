#include "extract/quantity_unit.h"

#include "reference/unit.h"
#include "text/lexicon.h"

#include <algorithm>
#include <limits>

namespace claims::extract {
namespace {

using reference::Unit;
using reference::UnitKind;
using text::Lexicon;
using text::Word;
using text::WordClass;

const Word& word_of(const Token& token) { return Lexicon::english()[token.word]; }

// The tokens' text in lower case, each gap one space.
std::string joined(const Story& story, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && story.tokens[i].has(Token::space_before)) out += ' ';
    for (char c : story.document.slice(story.tokens[i].span))
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return out;
}

// A word that ends a noun phrase when no noun has come.
bool ends_phrase(const Token& token) {
  if (token.kind != TokenKind::word) return true;
  const Word& word = word_of(token);
  for (WordClass c :
       {WordClass::preposition, WordClass::conjunction, WordClass::past_auxiliary, WordClass::modal, WordClass::future,
        WordClass::pronoun, WordClass::determiner, WordClass::reporting, WordClass::negation, WordClass::present})
    if (word.is(c)) return true;
  return false;
}

bool plural_form(std::string_view word) {
  if (word.size() < 4 || word.back() != 's') return false;
  const char before = word[word.size() - 2];
  return before != 's' && before != 'u' && before != 'i' && before != '\'';
}

class UnitReader {
 public:
  UnitReader(const Story& story, std::size_t begin, const Number& number, std::size_t first, std::size_t end)
      : story_(story), begin_(begin), end_(end), number_(number) {
    out_.first = first;
    out_.last = number.last;
    out_.number_last = number.last;
  }

  UnitReading read() {
    if (number_.ordinal) {
      read_ordinal_noun();
      return out_;
    }
    const bool money = read_sign();
    read_suffix(money);
    if (money) return out_;
    if (number_.suffix && out_.kind != QuantityKind::number) return out_;
    std::size_t at = out_.last;
    const bool hyphen = at + 1 < end_ && !token(at).has(Token::space_before) && mark_of(story_, token(at)) == '-' &&
                        !token(at + 1).has(Token::space_before);
    if (hyphen) ++at;
    if (!hyphen && at + 1 < end_ && (slice(at) == "more" || slice(at) == "additional" || slice(at) == "extra") &&
        read_words(at + 1))
      return out_;
    if (at >= end_ || read_symbol(at) || read_words(at) || read_time_unit(at)) return out_;
    if (hyphen) read_compound(at);
    else read_counted(at);
    return out_;
  }

 private:
  const Token& token(std::size_t i) const { return story_.tokens[i]; }
  std::string_view slice(std::size_t i) const { return story_.document.slice(token(i).span); }

  // "$", "US$", "USD" before the number.
  bool read_sign() {
    if (out_.first == begin_) return false;
    const std::size_t before = out_.first - 1;
    const Token& sign = token(before);
    if (sign.kind != TokenKind::punctuation && !(sign.kind == TokenKind::word && sign.span.size() <= 3)) return false;
    const bool code = sign.kind == TokenKind::word;
    const std::string_view text = slice(before);
    if (code && !(sign.has(Token::all_capitals) && text.size() == 3) && text != "Rs") return false;
    if (!code && before > begin_ && !sign.has(Token::space_before) && token(before - 1).kind == TokenKind::word) {
      if (const Unit* unit = reference::money_sign_called(joined(story_, before - 1, before + 1)))
        return take_sign(unit, before - 1);
    }
    const Unit* unit = reference::money_sign_called(joined(story_, before, before + 1));
    return unit && take_sign(unit, before);
  }

  bool take_sign(const Unit* unit, std::size_t at) {
    out_.kind = QuantityKind::money;
    out_.unit = unit->symbol;
    out_.first = at;
    return true;
  }

  // "5m", "10k": a scale after a currency sign or before a counted noun; "100m" alone is a length.
  void read_suffix(bool money) {
    if (!number_.suffix) return;
    const std::size_t after = out_.last + 1;
    const bool thousand = number_.suffix == 'k';
    const bool noun = after < end_ && token(after).kind == TokenKind::word && !token(after).has(Token::capitalised) &&
                      (plural_form(slice(after)) || counts(after));
    if (money || noun) {
      out_.factor = thousand ? 1e3 : 1e6;
      out_.last = out_.number_last = after;
    } else if (!thousand) {
      out_.kind = QuantityKind::measure;
      out_.unit = 'm';
      out_.last = after;
    } else {
      out_.refused = true;  // "a 10k run"
    }
  }

  bool counts(std::size_t at) const {
    const Unit* unit = reference::unit_called(joined(story_, at, at + 1));
    return unit && unit->kind == UnitKind::count;
  }

  // "%", "°C".
  bool read_symbol(std::size_t at) {
    if (token(at).kind != TokenKind::punctuation) return false;
    const std::string_view mark = slice(at);
    if (mark == "%") {
      out_.kind = QuantityKind::percent;
      out_.unit = '%';
      out_.last = at + 1;
      return true;
    }
    if (mark != "\xC2\xB0") return false;
    out_.kind = QuantityKind::measure;
    out_.unit = "deg";
    out_.last = at + 1;
    if (at + 1 < end_ && (slice(at + 1) == "C" || slice(at + 1) == "F")) {
      out_.unit = "\xC2\xB0";
      out_.unit += slice(at + 1);
      out_.last = at + 2;
    }
    return true;
  }

  // The longest unit of up to four words.
  bool read_words(std::size_t at) {
    if (token(at).kind != TokenKind::word) return false;
    for (std::size_t size = std::min<std::size_t>(4, end_ - at); size > 0; --size) {
      const Unit* unit = reference::unit_called(joined(story_, at, at + size));
      if (!unit) continue;
      if (size == 1 && token(at).span.size() == 1 && token(at).has(Token::capitalised)) return false;  // "Vitamin 3 G"
      if (!take_words(*unit, at, at + size)) continue;
      return true;
    }
    return false;
  }

  bool take_words(const Unit& unit, std::size_t at, std::size_t last) {
    switch (unit.kind) {
      case UnitKind::measure: out_.kind = QuantityKind::measure; break;
      case UnitKind::percent: out_.kind = QuantityKind::percent; break;
      case UnitKind::percentage_points: out_.kind = QuantityKind::percentage_points; break;
      case UnitKind::money: out_.kind = QuantityKind::money; break;
      case UnitKind::money_scaled:
        if (!number_.scaled) return false;
        out_.kind = QuantityKind::money;
        break;
      case UnitKind::pound:
        out_.kind = number_.scaled ? QuantityKind::money : QuantityKind::measure;
        out_.unit = number_.scaled ? "GBP" : unit.symbol;
        out_.last = last;
        return true;
      case UnitKind::count:
        out_.unit = joined(story_, at, last);
        out_.counted = true;
        out_.last = last;
        return true;
      case UnitKind::money_sign:
      case UnitKind::label: return false;
    }
    out_.unit = unit.symbol;
    out_.last = last;
    return true;
  }

  // Times and ages are read elsewhere.
  bool read_time_unit(std::size_t at) {
    if (token(at).kind == TokenKind::word && word_of(token(at)).is(WordClass::unit)) out_.refused = true;
    return out_.refused;
  }

  // "15-member": the word after the hyphen.
  void read_compound(std::size_t at) {
    if (token(at).kind != TokenKind::word || token(at).has(Token::capitalised)) return;
    out_.unit = joined(story_, at, at + 1);
    out_.last = at + 1;
  }

  // The first plural among the next four words: "1,300 North Korean soldiers".
  void read_counted(std::size_t at) {
    for (std::size_t i = at; i < end_ && i < at + 4; ++i) {
      if (ends_phrase(token(i))) return;
      if (i > at && word_of(token(i)).is(WordClass::unit)) return;
      if (token(i).has(Token::capitalised)) continue;
      const std::string_view word = slice(i);
      const bool known = counts(i);
      if (known || plural_form(word) || (number_.value == 1 && i == at)) {
        out_.unit = joined(story_, i, i + 1);
        out_.counted = known;
        out_.last = i + 1;
        return;
      }
    }
  }

  void read_ordinal_noun() {
    const std::size_t at = number_.last;
    if (at >= end_ || ends_phrase(token(at)) || token(at).has(Token::capitalised)) return;
    if (word_of(token(at)).is(WordClass::past)) return;  // "first began"
    out_.unit = joined(story_, at, at + 1);
    out_.last = at + 1;
  }

  const Story& story_;
  std::size_t begin_, end_;
  const Number& number_;
  UnitReading out_;
};

struct HedgeWords {
  std::uint16_t more, fewer, less, than, least, most, up, to, at, no, not_, close, just, well, short_, of, or_, as,
      many, much, under, below, over, above;
};

const HedgeWords& hedge_words() {
  static const HedgeWords all = [] {
    const auto id = [](std::string_view word) { return Lexicon::english().find(word); };
    return HedgeWords{id("more"), id("fewer"), id("less"),  id("than"),  id("least"), id("most"),
                      id("up"),   id("to"),    id("at"),    id("no"),    id("not"),   id("close"),
                      id("just"), id("well"),  id("short"), id("of"),    id("or"),    id("as"),
                      id("many"), id("much"),  id("under"), id("below"), id("over"),  id("above")};
  }();
  return all;
}

constexpr double unbounded = std::numeric_limits<double>::infinity();

// "23 percent more than 500", "12 points more than": the words compare, they do not hedge.
bool is_difference(const Story& story, const Token& before) {
  const std::string_view word = story.document.slice(before.span);
  return word == "%" || word == "percent" || word == "cent" || word == "points" || word == "times";
}

// What two words just before the number say; false if nothing.
bool hedge_of_two(const Story& story, std::size_t begin, std::size_t first, Quantity& q) {
  if (first < begin + 2) return false;
  const HedgeWords& w = hedge_words();
  const std::uint16_t a = story.tokens[first - 2].word, b = story.tokens[first - 1].word;
  if (a == 0 || b == 0) return false;
  const std::uint16_t before = first >= begin + 3 ? story.tokens[first - 3].word : std::uint16_t{0};
  const bool negated = before != 0 && (before == w.no || before == w.not_);
  if (b == w.than && (a == w.more || a == w.fewer || a == w.less)) {
    if (first >= begin + 3 && is_difference(story, story.tokens[first - 3])) return false;
    if ((a == w.more) != negated) q.high = unbounded;
    else q.low = 0;
    return true;
  }
  if (a == w.at && b == w.least) return q.high = unbounded, true;
  if ((a == w.at && b == w.most) || (a == w.up && b == w.to)) return q.low = 0, true;
  if (b == w.as && (a == w.many || a == w.much)) return q.low = 0, true;
  if (a == w.close && b == w.to) return q.low *= 0.9, q.high *= 1.1, true;
  if (a == w.short_ && b == w.of) return q.low *= 0.9, true;
  if (a == w.just && (b == w.over || b == w.above)) return q.high *= 1.1, true;
  if (a == w.just && (b == w.under || b == w.below)) return q.low *= 0.9, true;
  return false;
}

bool hedge_of_one(const Story& story, std::size_t begin, std::size_t first, Quantity& q) {
  if (first == begin) return false;
  const Token& token = story.tokens[first - 1];
  if (token.kind != TokenKind::word || token.word == 0) return false;
  const HedgeWords& w = hedge_words();
  const Word& word = word_of(token);
  if (word.is(WordClass::hedge_low)) return q.low *= 0.9, true;
  if (word.is(WordClass::hedge_about)) return q.low *= 0.9, q.high *= 1.1, true;
  if (word.is(WordClass::hedge_high)) return q.high = unbounded, true;
  if (token.word == w.under || token.word == w.below) return q.low = 0, true;
  return false;
}

}  // namespace

UnitReading read_unit(const Story& story, std::size_t begin, const Number& number, std::size_t first, std::size_t end) {
  return UnitReader(story, begin, number, first, end).read();
}

bool is_label(const Story& story, std::size_t begin, std::size_t at) {
  if (at == begin) return false;
  const Token& before = story.tokens[at - 1];
  if (mark_of(story, before) == '#') return true;
  std::size_t word = at - 1;
  if (mark_of(story, before) == '.' && at >= begin + 2) --word;  // "No. 5"
  const Token& token = story.tokens[word];
  if (token.kind != TokenKind::word) return false;
  if (const Unit* unit = reference::unit_called(joined(story, word, word + 1)); unit && unit->kind == UnitKind::label)
    return true;
  if (word + 1 != at) return false;
  if (story.tokens[at].kind == TokenKind::word && story.tokens[at].has(Token::capitalised) &&
      token.has(Token::capitalised))
    return true;  // "World War Two"
  return token.has(Token::capitalised) && !token.has(Token::sentence_start) && !word_of(token).is(WordClass::common);
}

void apply_hedge(const Story& story, std::size_t begin, std::size_t first, std::size_t last, std::size_t end,
                 Quantity& q) {
  if (q.kind == QuantityKind::ordinal) return;
  if (!hedge_of_two(story, begin, first, q)) hedge_of_one(story, begin, first, q);
  if (last + 1 >= end) return;
  const HedgeWords& w = hedge_words();
  if (story.tokens[last].word == w.or_ && w.or_ != 0) {
    const std::uint16_t next = story.tokens[last + 1].word;
    if (next != 0 && next == w.more) q.high = unbounded;
    if (next != 0 && (next == w.less || next == w.fewer)) q.low = 0;
  }
}

}  // namespace claims::extract
