// Ratios in words and shares in brackets: "doubled from 40 to 60", "more than half (45 percent)",
// "two thirds (56 of 120)", "60, or 25 percent, of 120".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

class RatioCheck {
 public:
  RatioCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.lines.size(); ++at) {
      const Line& line = text_.lines[at];
      if (line.amounts + line.percents < 1) continue;
      if (line.amounts + line.percents >= 2) check_multiples(line);
      check_shares(line);
      if (line.percents >= 1 && line.amounts >= 2) check_share_of(line);
      if (line.percents == 1 && line.amounts >= 1)
        check_apart(line, at > 0 && text_.lines[at - 1].sentence + 1 == line.sentence ? &text_.lines[at - 1] : nullptr);
    }
  }

 private:
  // -- doubled, halved --

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
        Pattern("A:b *5 , *1 twice *1 A:a"),
        Pattern("A:b *3 - *1 twice|double *1 A:a"),
        Pattern("A:b *3 is|was|are|were half of? *1 A:a"),
        Pattern("A:b *3 is|was|are|were|, *1 N:c *3 A:a"),
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
    if (times.unit != "times" || times.value < 2 || hedged(times)) return;
    const Interval a = rounded(story_, before), b = rounded(story_, after);
    if (a.low <= 0 || std::isinf(a.high) || std::isinf(b.high)) return;
    if (Interval{b.low / a.high, b.high / a.low}.overlaps({times.value * 0.88, times.value * 1.15})) return;
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

  // -- shares --

  struct Share {
    Interval allowed;
    double value = 0;
    Span span;
    std::string words;
  };

  // A share at piece i: percent, fraction, "half", "one in four", "12 of 60". Returns pieces read, 0 if none.
  std::size_t share_at(const Line& line, std::size_t i, Share& share) const {
    const auto& p = line.pieces;
    const auto quantity = [&](std::size_t k, QuantityKind kind) {
      return k < p.size() && p[k].quantity && p[k].quantity->kind == kind && !p[k].ranged ? p[k].quantity : nullptr;
    };
    if (const Quantity* q = quantity(i, QuantityKind::percent)) {
      share.value = q->value / 100;
      const Interval r = rounded(story_, *q);
      share.allowed = {r.low / 100, r.high / 100};
      return finish(line, i, 1, share);
    }
    if (const Quantity* a = quantity(i, QuantityKind::number)) {
      const bool in = i + 1 < p.size() && is_word(p[i + 1], {"in", "of"});
      const bool out = i + 2 < p.size() && is_word(p[i + 1], {"out"}) && is_word(p[i + 2], {"of"});
      std::size_t k = i + (out ? 3 : 2);
      if ((in || out) && k < p.size() && is_word(p[k], {"those", "the", "all"})) ++k;
      const Quantity* b = in || out ? quantity(k, QuantityKind::number) : nullptr;
      if (b && b->value >= a->value && a->value >= 1 && b->value > 1 && a->value == std::floor(a->value) &&
          a->unit.empty()) {
        const bool small = b->value <= 10;  // "one in four" is a rounded share
        const double v = a->value / b->value;
        const Interval ia = counted(story_, *a), ib = counted(story_, *b);
        share.value = v;
        share.allowed = small ? Interval{v - std::max(0.035, 0.1 * v), v + std::max(0.035, 0.1 * v)}
                              : Interval{ia.low / ib.high, ia.high / ib.low};
        if (hedged(*a))
          share.allowed = {std::min(share.allowed.low, v * 0.88),
                           std::isinf(a->high) ? 1 : std::max(share.allowed.high, v)};
        return finish(line, i, k + 1 - i, share);
      }
      if (a->value > 0 && a->value < 1 && text_.words(a->number).find_first_of("0123456789") == std::string_view::npos)
        return fraction(line, i, 1, a->value, a->low != a->value, a->high != a->value, share);
      return 0;
    }
    struct Row {
      std::string_view word;
      double value;
      std::uint32_t hash = text::Lexicon::hash(word);
    };
    static constexpr Row rows[] = {
        {"half", 0.5}, {"third", 1 / 3.0}, {"quarter", 0.25}, {"fifth", 0.2}, {"tenth", 0.1}};
    if (i < p.size() && !p[i].time)
      for (const Row& row : rows)
        if (p[i].quantity
                ? p[i].quantity->kind == QuantityKind::ordinal && text_.words(p[i].quantity->number) == row.word
                : row.hash == p[i].hash) {
          if (row.value != 0.5 && !(i > 0 && is_word(p[i - 1], {"a", "one"})) && !article_before(p[i])) return 0;
          bool low = false, high = false;
          hedge_before(line, i, low, high);
          return fraction(line, i, 1, row.value, low, high, share);
        }
    return 0;
  }

  bool article_before(const Piece& p) const {
    const std::string_view before =
        std::string_view(text_.lower).substr(p.span.begin > 4 ? p.span.begin - 4 : 0, p.span.begin > 4 ? 4 : 0);
    return before.ends_with(" a ") || before.ends_with("one ");
  }

  // low: "nearly half"; high: "more than half".
  void hedge_before(const Line& line, std::size_t i, bool& low, bool& high) const {
    const std::uint32_t end = line.pieces[i].span.begin;
    const std::uint32_t begin = end > 24 ? end - 24 : 0;
    std::string before = normal(std::string_view(text_.lower).substr(begin, end - begin));
    for (std::string_view article : {" a", " one"})
      if (before.ends_with(article)) before.resize(before.size() - article.size());
    low = ends_with_word(before, {"nearly", "almost", "just under", "less than", "under", "about", "around", "roughly",
                                  "fewer than", "some", "close to"});
    high = ends_with_word(before, {"more than", "over", "just over", "about", "around", "roughly", "at least", "some"});
    wide_low_ = ends_with_word(before, {"less than", "under", "fewer than"}) && !ends_with_word(before, {"just under"});
    wide_high_ = ends_with_word(before, {"more than", "over", "at least"}) && !ends_with_word(before, {"just over"});
  }

  std::size_t fraction(const Line& line, std::size_t i, std::size_t size, double v, bool low, bool high,
                       Share& share) const {
    bool l = low, h = high;
    hedge_before(line, i, l, h);
    l |= low, h |= high;
    const double slack = std::max(0.025, 0.1 * v);
    share.value = v;
    share.allowed = {v - slack, v + slack};
    if (l && !h) share.allowed = {wide_low_ ? 0 : v * 0.85, v * 1.01};
    if (h && !l) share.allowed = {v * 0.99, wide_high_ ? 1 : v * 1.2};
    if (l && h) share.allowed = {v * 0.85, v * 1.15};
    return finish(line, i, size, share);
  }

  std::size_t finish(const Line& line, std::size_t i, std::size_t size, Share& share) const {
    share.span = {line.pieces[i].span.begin, line.pieces[i + size - 1].span.end};
    share.words = std::string(story_.document.slice(share.span));
    return size;
  }

  // Two shares of one thing, the second in brackets, between dashes, or after "or".
  void check_shares(const Line& line) {
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      Share first, second;
      const std::size_t size = share_at(line, i, first);
      if (size == 0) continue;
      std::size_t k = i + size;
      // Up to seven words of what it is a share of: "two thirds of the members (56 of 120)".
      std::size_t steps = 0;
      while (k < line.pieces.size() && steps < 7 && line.pieces[k].mark == 0 && !line.pieces[k].quantity &&
             !is_word(line.pieces[k], {"or", "and", "but", "while", "from"}))
        ++k, ++steps;
      if (k + 1 >= line.pieces.size()) continue;
      const bool bracket = line.pieces[k].mark == '(';
      const bool dash = line.pieces[k].mark == '-' && line.pieces[k].space;
      const bool comma = line.pieces[k].mark == ',' && is_word(line.pieces[k + 1], {"or"});
      const bool plain = is_word(line.pieces[k], {"or"});
      const bool figures = line.pieces[k].mark == ',' && k + 2 < line.pieces.size() && line.pieces[k + 1].quantity &&
                           is_word(line.pieces[k + 2], {"of"});
      if (!bracket && !comma && !plain && !dash && !figures) continue;
      k += comma ? 2 : 1;
      while (k < line.pieces.size() &&
             is_word(line.pieces[k], {"about", "or", "some", "roughly", "more", "than", "nearly", "almost", "just",
                                      "over", "a", "around", "under"}))
        ++k;
      const std::size_t more = share_at(line, k, second);
      if (more == 0) continue;
      const std::size_t end = k + more;
      if (figures && (more < 3 || (end < line.pieces.size() && line.pieces[end].mark == 0))) continue;
      if (bracket && !(end < line.pieces.size() && (line.pieces[end].mark == ')' || is_word(line.pieces[end], {"of"}))))
        continue;
      if (dash && !(end < line.pieces.size() && (line.pieces[end].mark == '-' || line.pieces[end].mark == '.')))
        continue;
      if ((comma || plain) && line.pieces[i].quantity && line.pieces[k].quantity &&
          line.pieces[i].quantity->kind == QuantityKind::percent &&
          line.pieces[k].quantity->kind == QuantityKind::percent)
        continue;  // "40 or 50 percent"
      if (plain && size + more < 3) continue;
      if (dash && line.pieces[k].quantity && line.pieces[k].quantity->kind == QuantityKind::percent &&
          first.words.find_first_of("0123456789") == 0 && size == 1)
        continue;
      compare_shares(first, second);
      i = end;
    }
  }

  // "60 percent of the 500 workers, or 200 people", "10 percent of its 900 jobs (120)"
  void check_share_of(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("P:c of all|those N:b *3 , or N:a"),
                                             Pattern("P:c of N:b *3 , or N:a"), Pattern("P:c of N:b *3 ( N:a )"),
                                             Pattern("P:c of N:b *3 - N:a *2 -")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &p = *m['c']->quantity, &n = *m['b']->quantity, &a = *m['a']->quantity;
      if (m['c']->ranged || m['b']->ranged || m['a']->ranged || n.value < 10 || hedged(a) || n.unit.empty()) continue;
      const Interval ip = rounded(story_, p), in = counted(story_, n), ia = counted(story_, a);
      if (std::isinf(ip.high) || std::isinf(in.high)) continue;
      if (Interval{ip.low / 100 * in.low * 0.99 - 0.5, ip.high / 100 * in.high * 1.01 + 0.5}.overlaps(ia)) continue;
      const double right = p.value / 100 * n.value;
      Finding& f = add(
          out_, story_, "number.share", Level::error, a.span,
          fmt::format("{} percent of {} is {}, not {}", shown(p.value), shown(n.value), shown(right), shown(a.value)),
          0.92);
      because(f, fmt::format("the share is {} of {}", slice(story_, p), slice(story_, n)),
              Span{p.span.begin, n.span.end});
      because(f, fmt::format("the count is {}", slice(story_, a)), a.span);
      f.replacement = rewritten(story_, a, right);
    }
  }

  // "It asked 1,200 parents. Of these, 780, or 55 percent,": the one count of the sentence before.
  static const Piece* those(const Line& line, const Line& previous) {
    if (line.pieces.size() < 3 || !is_word(line.pieces[0], {"of"}) ||
        !is_word(line.pieces[1], {"these", "them", "those"}))
      return nullptr;
    const Piece* whole = nullptr;
    for (const Piece& p : previous.pieces) {
      if (!p.quantity || p.quantity->kind == QuantityKind::ordinal) continue;
      if (whole) return nullptr;
      whole = &p;
    }
    return whole && whole->quantity->kind == QuantityKind::number ? whole : nullptr;
  }

  // "a survey of 800 people found that 320, or 45 percent,", "of 500 applicants 150 (20 percent)".
  void check_apart(const Line& line, const Line* previous) {
    for (std::size_t i = 2; i < line.pieces.size(); ++i) {
      if (!line.pieces[i].quantity || line.pieces[i].quantity->kind != QuantityKind::percent || line.pieces[i].ranged)
        continue;
      const bool bracket =
          line.pieces[i - 1].mark == '(' && i + 1 < line.pieces.size() && line.pieces[i + 1].mark == ')';
      const bool comma = i > 2 && is_word(line.pieces[i - 1], {"or"}) && line.pieces[i - 2].mark == ',';
      if (!bracket && !comma) continue;
      const std::size_t at = i - (bracket ? 2 : 3);
      const Piece& part = line.pieces[at];
      if (!part.quantity || part.quantity->kind != QuantityKind::number || part.ranged) continue;
      const Piece* whole = nullptr;
      int numbers = 0;
      for (std::size_t k = 0; k < at; ++k) {
        if (!line.pieces[k].quantity || line.pieces[k].quantity->kind != QuantityKind::number) continue;
        ++numbers;
        if (k > 0 && is_word(line.pieces[k - 1], {"of", "polled", "surveyed", "interviewed", "tested", "among"}))
          whole = &line.pieces[k];
      }
      if (numbers == 0 && previous) whole = those(line, *previous), numbers = 1;
      if (numbers != 1 || !whole || whole->ranged || whole->quantity->unit.empty() ||
          whole->quantity->value <= part.quantity->value)
        continue;
      const Quantity &n = *whole->quantity, &a = *part.quantity, &p = *line.pieces[i].quantity;
      const Interval in = counted(story_, n), ia = counted(story_, a), ip = rounded(story_, p);
      if (in.low <= 0 || Interval{ia.low / in.high * 100 - 0.6, ia.high / in.low * 100 + 0.6}.overlaps(ip)) continue;
      const double right = a.value / n.value * 100;
      Finding& f = add(
          out_, story_, "number.share", Level::error, p.span,
          fmt::format("{} / {} = {} percent, not {}", shown(a.value), shown(n.value), shown(right), slice(story_, p)),
          0.9);
      because(f, fmt::format("the part is {}", slice(story_, a)), a.span);
      because(f, fmt::format("the whole is {}", slice(story_, n)), n.span);
      f.replacement = rewritten(story_, p, right);
    }
  }

  void compare_shares(const Share& a, const Share& b) {
    if (a.allowed.low - 0.006 <= b.allowed.high && b.allowed.low <= a.allowed.high + 0.006) return;
    Finding& f = add(
        out_, story_, "number.share", Level::error, {a.span.begin, b.span.end},
        fmt::format("{} is {} percent, {} is {} percent", a.words, shown(a.value * 100), b.words, shown(b.value * 100)),
        0.93);
    because(f, fmt::format("one place says {}", a.words), a.span);
    because(f, fmt::format("the other says {}", b.words), b.span);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  mutable bool wide_low_ = false, wide_high_ = false;
};

}  // namespace

void check_ratio(const Text& text, Output& out) { RatioCheck(text, out).run(); }

}  // namespace claims::check::figure
