// Multiples and fractions in words: "doubled from 40 to 60", "three times the 15", "12 euros, half of the 20 euros".
#include "check/context.h"
#include "check/number.h"
#include "check/share.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace claims::check::figure {
namespace {

struct Multiple {
  const char* words;
  double low, value, high;  // as the word is used without a hedge
};

constexpr Multiple multiples[] = {
    {"doubled|doubles|double|doubling|twofold|twice", 1.8, 2, 2.25},
    {"tripled|triples|triple|tripling|trebled|treble|trebles|trebling|threefold", 2.7, 3, 3.4},
    {"quadrupled|quadruple|quadruples|quadrupling|fourfold", 3.6, 4, 4.5},
    {"quintupled|quintuple|fivefold", 4.5, 5, 5.6},
    {"sixfold", 5.4, 6, 6.7},
    {"tenfold", 9, 10, 11.5},
    {"halved|halves|halving|halve|half", 0.44, 0.5, 0.56},
};

class MultipleCheck {
 public:
  MultipleCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out), reader_(text) {}

  void run() {
    for (const Line& line : text_.lines) {
      if (line.amounts + line.percents >= 2) {
        check_multiples(line);
        check_taken_up(line);
        check_fractions(line);
        check_cut(line);
      }
      check_times_cut(line);
    }
  }

 private:
  void check_multiples(const Line& line) {
    static const std::vector<Pattern> pairs = {
        Pattern("@double|@fold *7 from A:a *4 ,? to *1 A:b"),
        Pattern("@double|@fold *6 to *1 A:b *5 ,? from A:a"),
        Pattern("@double|@fold *6 to *1 A:b *4 , from A:a"),
        Pattern("@double|@fold *6 , from A:a *4 ,? to *1 A:b"),
        Pattern("in half *6 ,? from A:a *4 ,? to *1 A:b"),
        Pattern("from A:a *4 ,? to *1 A:b *3 , *4 @double|@fold"),
        Pattern("@double *3 between T and T , from A:a to A:b"),
        Pattern("A:b *5 , *1 @double *1 A:a"),
        Pattern("A:b *5 , *1 twice *3 as many as|the *1 A:a"),
        Pattern("A:b *5 , *1 twice *3 A:a"),
        Pattern("A:b *3 - *1 twice|double *1 A:a"),
        Pattern("A:b *3 is|was|are|were half of? *1 A:a"),
        Pattern("A:b *3 is|was|are|were|, *1 N:c *3 A:a"),
        Pattern("A:b *5 , *1 N:c as many|much as *4 , which|that *3 A:a"),
        Pattern("A:b *5 , *1 N:c as many|much as *5 A:a"),
        Pattern("A:b *5 ,? up|rising|climbing from A:a , *1 N:c as|more|higher"),
        Pattern("from A:a *4 to *1 A:b *3 , *1 N:c as|more|higher"),
    };
    for (const Pattern::Match& m : matches(line, pairs)) {
      const Quantity &before = *m['a']->quantity, &after = *m['b']->quantity;
      if (!same_measure(before, after) || m['a']->ranged || m['b']->ranged) continue;
      if (before.value <= 0 || after.value <= 0) continue;
      if (m['c']) compare_times(*m['c']->quantity, before, after);
      else compare_multiple(line, m, before, after);
    }
  }

  // "60 is three times the 15".
  void compare_times(const Quantity& times, const Quantity& before, const Quantity& after) {
    if (times.unit != "times" || times.value < 2) return;
    const Interval a = rounded(story_, before), b = rounded(story_, after);
    if (a.low <= 0 || std::isinf(a.high) || std::isinf(b.high)) return;
    Interval allowed{times.value * 0.88, times.value * 1.15};
    if (times.high > times.value) allowed = {times.value * 0.97, std::max(times.high, times.value * 1.15)};
    if (times.low < times.value) allowed.low = std::min(times.low, times.value * 0.8);
    if (Interval{b.low / a.high, b.high / a.low}.overlaps(allowed)) return;
    Finding& f = add(out_, story_, "number.ratio", Level::error, times.span,
                     fmt::format("{} / {} = {}, not {}", shown(after.value), shown(before.value),
                                 shown(after.value / before.value, 1), shown(times.value)),
                     0.9);
    because(f, "the story says " + slice(story_, times), times.span);
    because(f, "of " + slice(story_, before), before.span);
    f.replacement = rewritten(story_, times, after.value / before.value);
  }

  const Multiple* multiple_of(const Piece& piece) const {
    for (const Multiple& row : multiples) {
      std::string_view words = row.words;
      while (true) {
        const std::size_t bar = words.find('|');
        if (!piece.quantity && !piece.time && hash_of(words.substr(0, bar)) == piece.hash) return &row;
        if (bar == std::string_view::npos) break;
        words.remove_prefix(bar + 1);
      }
    }
    return nullptr;
  }

  void compare_multiple(const Line& line, const Pattern::Match& m, const Quantity& before, const Quantity& after) {
    for (std::size_t i = m.first; i < m.last; ++i) {
      const Multiple* multiple = multiple_of(line.pieces[i]);
      if (!multiple) continue;
      Interval allowed{multiple->low, multiple->high};
      const bool halved = multiple->value < 1;
      if (i > 0) {
        const Piece& hedge = line.pieces[i - 1];
        if (is_word(hedge, {"nearly", "almost"}))
          allowed = halved ? Interval{0.45, 0.62} : Interval{multiple->value * 0.82, multiple->value * 1.02};
        if (is_word(hedge, {"than"}) || is_word(hedge, {"over"}))
          allowed = halved ? Interval{0.0, 0.52} : Interval{multiple->value * 0.98, multiple->value * 1.6};
        if (is_word(hedge, {"about", "roughly", "around", "approximately"}))
          allowed = {multiple->low * 0.92, multiple->high * 1.1};
        if (is_word(hedge, {"to", "not", "would", "could", "fold", "will", "could", "must", "should", "of"})) {
          // "to double from 40 to 80" is arithmetic as well; "not doubled" is none.
          if (is_word(hedge, {"not"})) return;
        }
      }
      const Interval a = rounded(story_, before), b = rounded(story_, after);
      if (a.low <= 0 || std::isinf(a.high) || std::isinf(b.high)) return;
      if (Interval{b.low / a.high, b.high / a.low}.overlaps(allowed)) return;
      const double ratio = after.value / before.value;
      const std::string word(story_.document.slice(line.pieces[i].span));
      Finding& f = add(out_, story_, "number.ratio", Level::error, after.span,
                       fmt::format("{} / {} = {}: that is not \"{}\"", shown(after.value), shown(before.value),
                                   shown(ratio, 2), word),
                       0.92);
      because(f, fmt::format("the story says \"{}\"", word), line.pieces[i].span);
      because(f,
              fmt::format("{} times {} is {}", shown(multiple->value, 2), shown(before.value),
                          shown(multiple->value * before.value)),
              before.span);
      f.replacement = rewritten(story_, after, multiple->value * before.value);
      return;
    }
  }

  // "The price has doubled within a year. It rose from $2 to $3."
  void check_taken_up(const Line& line) {
    static const std::vector<Pattern> pairs = {
        Pattern("@up|@down|went|goes|gone|moved|climbed *2 from A:a *4 ,? to *1 A:b"),
        Pattern("@up|@down|was|stood *2 to A:b *3 ,? from *1 A:a")};
    if (line.sentence == 0 || line.percents > 2 || !is_word(line.pieces.front(), {"it", "they", "that", "this"}))
      return;
    const Sentence& before = story_.sentences[line.sentence - 1];
    if (before.block != story_.sentences[line.sentence].block) return;
    const std::string words = normal(text_.words(before.span));
    if (has_word(words, {"not", "nearly", "almost", "could", "would", "will", "may", "might", "about", "than", "again",
                         "each", "n't", "should", "roughly", "twice"}))
      return;
    const Multiple* multiple = nullptr;
    for (std::uint32_t i = before.first_token; i < before.last_token; ++i) {
      Piece piece;
      piece.hash = hash_of(text_.words(story_.tokens[i].span));
      if (!in_list(piece, "double")) continue;
      if (multiple) return;
      multiple = multiple_of(piece);
    }
    if (!multiple) return;
    for (const Pattern::Match& m : matches(line, pairs)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (!same_measure(a, b) || m['a']->ranged || m['b']->ranged || hedged(a) || hedged(b) || a.value <= 0) continue;
      const Interval ia = rounded(story_, a), ib = rounded(story_, b);
      if (ia.low <= 0 || Interval{ib.low / ia.high, ib.high / ia.low}.overlaps({multiple->low, multiple->high}))
        continue;
      Finding& f = add(out_, story_, "number.ratio", Level::error, b.span,
                       fmt::format("{} / {} = {}: the sentence before says another ratio", shown(b.value),
                                   shown(a.value), shown(b.value / a.value, 2)),
                       0.88);
      because(f, std::string(story_.document.slice(before.span)), before.span);
      f.replacement = rewritten(story_, b, multiple->value * a.value);
      return;
    }
  }

  // "12 euros, half of the 20 euros of last year"; "three quarters of its 12,000 employees, 8,000, work abroad"
  void check_fractions(const Line& line) {
    const auto& p = line.pieces;
    for (std::size_t i = 0; i + 1 < p.size(); ++i) {
      Share share;
      const std::size_t size = reader_.read_fraction(line, i, share);
      if (size == 0) continue;
      std::size_t k = i + size;
      if (k < p.size() && is_word(p[k], {"of"})) ++k;
      while (k < p.size() && k < i + size + 3 &&
             is_word(p[k], {"the", "its", "all", "those", "their", "planned", "old"}))
        ++k;
      if (k >= p.size() || !whole(p[k])) continue;
      if (const Piece* part = part_before(line, i)) compare_fraction(share, *part->quantity, *p[k].quantity);
      else if (const Piece* after = part_after(line, k)) compare_fraction(share, *after->quantity, *p[k].quantity);
    }
  }

  static bool whole(const Piece& p) {
    return p.quantity && !p.ranged && p.quantity->value >= 2 && !hedged(*p.quantity) &&
           (p.quantity->kind == QuantityKind::number || p.quantity->kind == QuantityKind::money ||
            p.quantity->kind == QuantityKind::measure);
  }

  // "has 300 people, a third of the 1,200": the figure before the comma.
  static const Piece* part_before(const Line& line, std::size_t i) {
    std::size_t k = i;
    while (k > 0 && is_word(line.pieces[k - 1], {"a", "about", "only", "just", "nearly", "almost", "than", "more",
                                                 "less", "one", "around", "roughly", "or"}))
      --k;
    if (k == 0 || line.pieces[k - 1].mark != ',') return nullptr;
    for (std::size_t back = 0; back < 7 && k >= back + 2; ++back) {
      const Piece& p = line.pieces[k - 2 - back];
      if (p.quantity) return whole(p) ? &p : nullptr;
      if (p.mark != 0 || is_word(p, {"and", "or"})) return nullptr;
    }
    return nullptr;
  }

  // ", 8,000, work" or ", or 450,": a figure that stands alone between commas.
  static const Piece* part_after(const Line& line, std::size_t whole_at) {
    const auto& p = line.pieces;
    std::size_t k = whole_at + 1;
    while (k < p.size() && k < whole_at + 4 && p[k].mark == 0 && !p[k].quantity) ++k;
    if (k + 2 >= p.size() || p[k].mark != ',') return nullptr;
    ++k;
    if (is_word(p[k], {"or"})) ++k;
    if (!whole(p[k]) || k + 1 >= p.size()) return nullptr;
    const Piece& next = p[k + 1];
    return next.mark == ',' || next.mark == '.' || next.mark == '-' ? &p[k] : nullptr;
  }

  void compare_fraction(const Share& share, const Quantity& part, const Quantity& whole) {
    if (part.kind != whole.kind || hedged(part) || hedged(whole)) return;
    if (part.kind == QuantityKind::number
            ? !part.unit.empty() && !whole.unit.empty() && singular(part.unit) != singular(whole.unit) &&
                  singular(part.unit) != "person"
            : part.unit != whole.unit)
      return;
    const Interval a = counted(story_, part), b = counted(story_, whole);
    const double ratio = part.value / whole.value;
    // Rounding could explain it, but a reader who divides finds another figure.
    const bool explained = b.low > 0 && Interval{a.low / b.high, a.high / b.low}.overlaps(share.allowed);
    if (b.low <= 0 || (explained && ratio > share.allowed.low - 0.005 && ratio < share.allowed.high + 0.005)) return;
    if (ratio > 20 || ratio < 0.005) return;
    Finding& f = add(out_, story_, "number.ratio", explained ? Level::warning : Level::error, part.span,
                     fmt::format("{} / {} = {}: that is not {}", shown(part.value, 2), shown(whole.value, 2),
                                 shown(ratio, 2), share.words),
                     explained ? 0.7 : 0.9);
    because(f, fmt::format("the story says {}", share.words), share.span);
    because(f, fmt::format("of {}", slice(story_, whole)), whole.span);
    f.replacement = rewritten(story_, part, share.value * whole.value);
  }

  // "cut by half, from $800 to $600", "from 1,200 to 900, by a third"
  void check_cut(const Line& line) {
    static const std::vector<Pattern> pairs = {
        Pattern("@up *3 by *3 ,? from A:a *4 ,? to *1 A:b", 1),
        Pattern("@down *3 by *3 ,? from A:a *4 ,? to *1 A:b", -1),
        Pattern("@up *3 by *3 O:c ,? from A:a *4 ,? to *1 A:b", 1),
        Pattern("@down *3 by *3 O:c ,? from A:a *4 ,? to *1 A:b", -1),
        Pattern("@up *2 from A:a *4 ,? to *1 A:b , or? by *1 O:c", 1),
        Pattern("@down *2 from A:a *4 ,? to *1 A:b , or? by *1 O:c", -1),
        Pattern("@up *2 from A:a *4 ,? to *1 A:b , or? by *1 half", 1),
        Pattern("@down *2 from A:a *4 ,? to *1 A:b , or? by *1 half", -1),
    };
    for (const Pattern::Match& m : matches(line, pairs)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (!same_measure(a, b) || m['a']->ranged || m['b']->ranged || hedged(a) || hedged(b) || a.value <= 0) continue;
      Share share;
      if (!share_by(line, m, share)) continue;
      const Interval ia = rounded(story_, a), ib = rounded(story_, b);
      if (ia.low <= 0 || std::isinf(ia.high) || std::isinf(ib.high)) continue;
      compare_cut(share, m.tag, {ib.low / ia.high, ib.high / ia.low}, b.value / a.value, b.span);
    }
  }

  // The fraction behind "by" within a match.
  bool share_by(const Line& line, const Pattern::Match& m, Share& share) const {
    for (std::size_t i = m.first; i + 1 < m.last; ++i) {
      if (!is_word(line.pieces[i], {"by"})) continue;
      for (std::size_t k = i + 1; k < std::min(m.last, i + 5); ++k)
        if (reader_.read_fraction(line, k, share) != 0) return true;
    }
    return false;
  }

  // "The wait fell from 12 weeks to 9 weeks, by a third."
  void check_times_cut(const Line& line) {
    static const std::vector<Pattern> pairs = {Pattern("@up *3 from T:a *2 to *1 T:b , or? by *1 O:c", 1),
                                               Pattern("@down *3 from T:a *2 to *1 T:b , or? by *1 O:c", -1),
                                               Pattern("@up *3 by *2 O:c , from T:a *2 to *1 T:b", 1),
                                               Pattern("@down *3 by *2 O:c , from T:a *2 to *1 T:b", -1),
                                               Pattern("@up *3 by half , from T:a *2 to *1 T:b", 1),
                                               Pattern("@down *3 by half , from T:a *2 to *1 T:b", -1)};
    for (const Pattern::Match& m : matches(line, pairs)) {
      const TimeMention &a = *m['a']->time, &b = *m['b']->time;
      if (a.type != TimeType::duration || b.type != TimeType::duration || a.granularity != b.granularity) continue;
      Share share;
      if (a.amount <= 0 || b.amount <= 0 || !share_by(line, m, share)) continue;
      compare_cut(share, m.tag, {(b.amount - 0.3) / (a.amount + 0.3), (b.amount + 0.3) / (a.amount - 0.3)},
                  b.amount / a.amount, b.span);
    }
  }

  void compare_cut(const Share& share, int direction, Interval ratio, double exact, Span span) {
    const Interval change{direction > 0 ? ratio.low - 1 : 1 - ratio.high,
                          direction > 0 ? ratio.high - 1 : 1 - ratio.low};
    if (change.overlaps(share.allowed)) return;
    Finding& f = add(out_, story_, "number.ratio", Level::error, share.span,
                     fmt::format("{} by {} percent, not by {}", exact > 1 ? "up" : "down",
                                 shown(std::abs(exact - 1) * 100, 0), share.words),
                     0.9);
    because(f, fmt::format("the figures give {} percent", shown(std::abs(exact - 1) * 100, 1)), span);
    because(f, fmt::format("the story says {}", share.words), share.span);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  ShareReader reader_;
};

}  // namespace

void check_multiple(const Text& text, Output& out) { MultipleCheck(text, out).run(); }

}  // namespace claims::check::figure
