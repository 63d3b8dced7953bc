// Shares said twice: "more than half (45 percent)", "two thirds (56 of 120)", "60, or 25 percent, of 120".
#include "check/context.h"
#include "check/number.h"
#include "check/share.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

class RatioCheck {
 public:
  RatioCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out), reader_(text) {}

  void run() {
    for (std::size_t at = 0; at < text_.lines.size(); ++at) {
      const Line& line = text_.lines[at];
      if (line.amounts + line.percents < 1) continue;
      check_shares(line);
      if (line.amounts >= 2) check_words_apart(line);
      if (line.percents >= 1 && line.amounts >= 2) check_share_of(line), check_of_them(line);
      if (line.percents == 1 && line.amounts >= 1)
        check_apart(line, at > 0 && text_.lines[at - 1].sentence + 1 == line.sentence ? &text_.lines[at - 1] : nullptr);
    }
  }

 private:
  // Two shares of one thing, the second in brackets, between dashes, or after "or".
  void check_shares(const Line& line) {
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      Share first, second;
      const std::size_t size = reader_.read(line, i, first);
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
      const std::size_t more = reader_.read(line, k, second);
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

  // "3,400 patients, 340 of them children (10 percent)"
  void check_of_them(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("N:b *4 , N:a of them|whom|which *4 ( P:c )"),
                                             Pattern("N:b *4 , N:a of them|whom|which *4 , or P:c")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &p = *m['c']->quantity, &n = *m['b']->quantity, &a = *m['a']->quantity;
      if (m['c']->ranged || m['b']->ranged || m['a']->ranged || n.value <= a.value || hedged(n)) continue;
      const Interval in = counted(story_, n), ia = counted(story_, a), ip = rounded(story_, p);
      if (in.low <= 0 || std::isinf(ia.high)) continue;
      if (Interval{ia.low / in.high * 100 - 0.6, ia.high / in.low * 100 + 0.6}.overlaps(ip)) continue;
      report_part(a, n, p);
    }
  }

  void report_part(const Quantity& a, const Quantity& n, const Quantity& p) {
    const double right = a.value / n.value * 100;
    Finding& f =
        add(out_, story_, "number.share", Level::error, p.span,
            fmt::format("{} / {} = {} percent, not {}", shown(a.value), shown(n.value), shown(right), slice(story_, p)),
            0.9);
    because(f, fmt::format("the part is {}", slice(story_, a)), a.span);
    because(f, fmt::format("the whole is {}", slice(story_, n)), n.span);
    f.replacement = rewritten(story_, p, right);
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
      int numbers = whole_before(line, at, whole);
      if (numbers == 0 && previous) whole = those(line, *previous), numbers = 1;
      if (numbers != 1 || !whole || whole->ranged || whole->quantity->unit.empty() ||
          whole->quantity->value <= part.quantity->value)
        continue;
      const Quantity &n = *whole->quantity, &a = *part.quantity, &p = *line.pieces[i].quantity;
      const Interval in = counted(story_, n), ia = counted(story_, a), ip = rounded(story_, p);
      if (in.low <= 0 || Interval{ia.low / in.high * 100 - 0.6, ia.high / in.low * 100 + 0.6}.overlaps(ip)) continue;
      report_part(a, n, p);
    }
  }

  // How many counts stand before piece `at`, and the one that is a whole.
  static int whole_before(const Line& line, std::size_t at, const Piece*& whole) {
    int numbers = 0;
    for (std::size_t k = 0; k < at; ++k) {
      if (!line.pieces[k].quantity || line.pieces[k].quantity->kind != QuantityKind::number) continue;
      ++numbers;
      if (k > 0 && is_word(line.pieces[k - 1], {"of", "polled", "surveyed", "interviewed", "tested", "among"}))
        whole = &line.pieces[k];
    }
    return numbers;
  }

  // "of the 800 homes, 200, or one in three,": the share in words.
  void check_words_apart(const Line& line) {
    for (std::size_t i = 4; i < line.pieces.size(); ++i) {
      if (!is_word(line.pieces[i - 1], {"or"}) || line.pieces[i - 2].mark != ',') continue;
      const Piece& part = line.pieces[i - 3];
      if (!part.quantity || part.quantity->kind != QuantityKind::number || part.ranged) continue;
      Share share;
      std::size_t from = i;
      if (is_word(line.pieces[from], {"a", "about", "nearly", "almost"})) ++from;
      const std::size_t size = reader_.read(line, from, share);
      if (size == 0 || share.words.find('%') != std::string::npos || line.pieces[from].quantity == nullptr ||
          line.pieces[from].quantity->kind == QuantityKind::percent)
        continue;
      if (from + size >= line.pieces.size() ||
          (line.pieces[from + size].mark != ',' && line.pieces[from + size].mark != '.'))
        continue;
      const Piece* whole = nullptr;
      if (whole_before(line, i - 3, whole) != 1 || !whole || whole->ranged || whole->quantity->unit.empty() ||
          whole->quantity->value <= part.quantity->value)
        continue;
      const Interval n = counted(story_, *whole->quantity), a = counted(story_, *part.quantity);
      if (n.low <= 0 || std::isinf(a.high) || std::isinf(n.high)) continue;
      if (Interval{a.low / n.high, a.high / n.low}.overlaps({share.allowed.low - 0.006, share.allowed.high + 0.006}))
        continue;
      const double right = part.quantity->value / whole->quantity->value;
      Finding& f = add(out_, story_, "number.share", Level::error, share.span,
                       fmt::format("{} / {} = {} percent, not {}", shown(part.quantity->value),
                                   shown(whole->quantity->value), shown(right * 100), share.words),
                       0.9);
      because(f, fmt::format("the part is {}", slice(story_, *part.quantity)), part.span);
      because(f, fmt::format("the whole is {}", slice(story_, *whole->quantity)), whole->span);
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
  ShareReader reader_;
};

}  // namespace

void check_ratio(const Text& text, Output& out) { RatioCheck(text, out).run(); }

}  // namespace claims::check::figure
