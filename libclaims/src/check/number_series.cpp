// Superlatives against figures that the story gives itself; ordinals against the earlier times it lists.
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <cmath>

namespace claims::check::figure {
namespace {

class SeriesCheck {
 public:
  SeriesCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      check_since(i);
      check_ordinal(text_.lines[i]);
    }
  }

 private:
  void check_since(std::size_t at) {
    static const std::vector<Pattern> claims = {
        Pattern("A:a *6 , *2 highest|most|largest|biggest|worst|best *5 since", 1),
        Pattern("highest|largest|biggest *5 since *4 , *3 A:a", 1),
        Pattern("A:a *6 , *2 lowest|fewest|smallest *5 since", -1),
        Pattern("A:a *5 - *2 highest|most|largest|biggest *5 since", 1),
        Pattern("A:a *5 - *2 lowest|fewest|smallest *5 since", -1),
        Pattern("to A:a *3 , highest|most|largest since", 1),
    };
    static const std::vector<Pattern> figures = {
        Pattern("A:a *5 in T"),
        Pattern("in T *5 A:a"),
        Pattern("in T , *6 A:a"),
        Pattern("T *2 of A:a"),
    };
    const Line& line = text_.lines[at];
    for (const Pattern::Match& m : matches(line, claims)) {
      const Piece* since = year_after(line, m);
      if (!since || m['a']->ranged || hedged(*m['a']->quantity)) continue;
      for (std::size_t k = at; k < text_.lines.size() && text_.lines[k].sentence <= line.sentence + 8; ++k)
        for (const Pattern::Match& other : matches(text_.lines[k], figures)) {
          if (other['a'] == m['a'] || other['a']->ranged) continue;
          if (k == at && other.first < m.last) continue;
          if (compare(*m['a']->quantity, *since->time, m.tag, text_.lines[k], other)) return;
        }
    }
  }

  static const Piece* year_after(const Line& line, const Pattern::Match& m) {
    for (std::size_t i = m.last; i < line.pieces.size() && i < m.last + 3; ++i)
      if (line.pieces[i].time && line.pieces[i].time->year) return &line.pieces[i];
    return nullptr;
  }

  bool compare(const Quantity& now, const TimeMention& since, int direction, const Line& line,
               const Pattern::Match& m) {
    const Quantity& then = *m['a']->quantity;
    const Piece* when = nullptr;
    for (std::size_t i = m.first; i < m.last; ++i)
      if (line.pieces[i].time && line.pieces[i].time->year) when = &line.pieces[i];
    if (!when || then.kind != now.kind || then.unit != now.unit) return false;
    const int year = when->time->year.value, from = since.year.value;
    const int today = story_.document.published.has_year() ? story_.document.published.date.year : 2200;
    if (year <= from || year >= today) return false;
    const Interval a = rounded(story_, now), b = rounded(story_, then);
    if (direction > 0 ? b.low <= a.high : b.high >= a.low) return false;
    Finding& f = add(out_, story_, "number.superlative", Level::warning, since.span,
                     fmt::format("{} in {} was {} than {}", slice(story_, then), year, direction > 0 ? "more" : "less",
                                 slice(story_, now)),
                     0.7);
    because(f,
            fmt::format("the story calls {} the {} since {}", slice(story_, now), direction > 0 ? "highest" : "lowest",
                        from),
            now.span);
    because(f, fmt::format("but gives {} for {}", slice(story_, then), year), then.span);
    return true;
  }

  // "the third summit, after those in 2015, 2017 and 2019"
  void check_ordinal(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("O:a *6 ,? after|following *5 in|of T"),
                                             Pattern("O:a of N:b ,? after|following *5 in|of T")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity& ordinal = *m['a']->quantity;
      std::size_t k = m.last, count = 1;
      bool closed = false;
      while (k + 1 < line.pieces.size() && (line.pieces[k].mark == ',' || is_word(line.pieces[k], {"and"}))) {
        closed |= is_word(line.pieces[k], {"and"});
        ++k;
        if (is_word(line.pieces[k], {"and"})) closed = true, ++k;
        if (k < line.pieces.size() && is_word(line.pieces[k], {"in"})) ++k;
        if (k >= line.pieces.size() || !line.pieces[k].time) break;
        ++count;
        ++k;
      }
      if (count < 2 || !closed || ordinal.value < 2 || ordinal.value == static_cast<double>(count + 1)) continue;
      Finding& f = add(
          out_, story_, "number.ordinal", Level::warning, ordinal.span,
          fmt::format("after {} earlier ones this is number {}, not {}", count, count + 1, shown(ordinal.value)), 0.8);
      because(f, fmt::format("the story lists {} before it", count),
              Span{line.pieces[m.last - 1].span.begin, line.pieces[k - 1].span.end});
    }
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_series(const Text& text, Output& out) { SeriesCheck(text, out).run(); }

}  // namespace claims::check::figure
