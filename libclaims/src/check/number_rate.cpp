// Rates: "5.4 million in nine months, an average of 600,000 a month", "36,000 a year, or 3,000 a month",
// "$16,000 for 800 tickets, or $20 a ticket".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace claims::check::figure {
namespace {

// How many of the shorter period the longer one has, as people count: working days, weeks of holidays left out.
struct Ratio {
  TimeUnit longer, shorter;
  double low, high;
};
constexpr Ratio ratios[] = {
    {TimeUnit::year, TimeUnit::month, 12, 12}, {TimeUnit::year, TimeUnit::week, 48, 53},
    {TimeUnit::year, TimeUnit::day, 220, 366}, {TimeUnit::month, TimeUnit::week, 4, 4.5},
    {TimeUnit::month, TimeUnit::day, 20, 31},  {TimeUnit::week, TimeUnit::day, 5, 7},
    {TimeUnit::day, TimeUnit::hour, 8, 24},    {TimeUnit::hour, TimeUnit::minute, 60, 60},
};

std::optional<Interval> times(TimeUnit longer, TimeUnit shorter) {
  if (longer == shorter) return Interval{1, 1};
  for (const Ratio& r : ratios)
    if (r.longer == longer && r.shorter == shorter) return Interval{r.low, r.high};
  return std::nullopt;
}

// "a month", "monthly", "each day"
TimeUnit period_in(std::string_view words) {
  struct Row {
    std::string_view noun, adverb;
    TimeUnit unit;
  };
  static constexpr Row rows[] = {{"year", "annual", TimeUnit::year},      {"year", "yearly", TimeUnit::year},
                                 {"month", "monthly", TimeUnit::month},   {"week", "weekly", TimeUnit::week},
                                 {"day", "daily", TimeUnit::day},         {"hour", "hourly", TimeUnit::hour},
                                 {"minute", "minutely", TimeUnit::minute}};
  for (const Row& row : rows) {
    if (has_word(words, {row.adverb})) return row.unit;
    for (std::string_view each : {"a ", "an ", "per ", "each ", "every "}) {
      const std::string phrase = std::string(each) + std::string(row.noun);
      if (has_word(words, {phrase})) return row.unit;
    }
  }
  return TimeUnit::none;
}

class RateCheck {
 public:
  RateCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      if (line.amounts >= 2) check_span(line), check_periods(line);
      if (line.amounts >= 3) check_units(line);
      if (i > 0 && line.amounts == 1 && text_.lines[i - 1].sentence + 1 == line.sentence)
        check_taken_up(text_.lines[i - 1], line);
    }
  }

 private:
  // -- a total over a time --

  void check_span(const Line& line) {
    static const std::vector<Pattern> all = {
        Pattern("Q:a *6 T:d ,|- *5 Q:c", 0),
        Pattern("T:d ,? *8 Q:a *6 ,|- *5 Q:c", 0),
    };
    for (const Pattern::Match& m : matches(line, all)) {
      const Piece *c = m['c'], *a = m['a'], *time = m['d'];
      if (a->ranged || c->ranged || other_base(line)) continue;
      if (a < time ? !opens_span(line, time) : time - line.pieces.data() > 3) continue;
      // "for two years at $30 a month, or"
      if (a > time && (is_word(*(a + 1), {"a", "per", "each", "every"}) || (a + 1)->time)) continue;
      const auto at = static_cast<std::size_t>(c - line.pieces.data());
      // The last comma or dash before it opens the average.
      std::size_t comma = at;
      while (comma > m.first && line.pieces[comma - 1].mark == 0) --comma;
      const std::string before = normal(text_.words({line.pieces[comma - 1].span.end, c->span.begin}));
      const std::string after = words_after(story_, c->span, line.sentence, 24);
      const bool joined = has_word(before, {"average", "averaging", "or", "mean"}) || has_word(after, {"on average"});
      if (!joined || has_word(before, {"from", "than", "against", "with", "but", "and"})) continue;
      compare_span(*m['a']->quantity, *m['d']->time, *c->quantity,
                   period_in(before + " " + normal(text_.words(c->span)) + " " + after));
    }
  }

  // "in nine months", "over the past year"
  bool opens_span(const Line& line, const Piece* time) const {
    if (time > line.pieces.data() && is_word(*(time - 1), {"in", "over", "within", "during", "for", "across"}))
      return true;
    return starts_with_word(text_.words(time->span), {"in", "over", "within", "during", "for"});
  }

  // "In nine months 5.4 million jobs were created. The average monthly gain was 600,000."
  void check_taken_up(const Line& first, const Line& second) {
    static const std::vector<Pattern> all = {Pattern("the? average *5 Q:c"), Pattern("on average *5 Q:c"),
                                             Pattern("that|this is|was|means *4 Q:c")};
    if (first.amounts != 1 || other_base(first) || other_base(second)) return;
    const Piece *total = nullptr, *time = nullptr;
    for (const Piece& p : first.pieces) {
      if (p.quantity && p.quantity->kind != QuantityKind::ordinal) total = &p;
      if (!p.time || p.time->type != TimeType::duration) continue;
      if (time) return;
      time = &p;
    }
    Pattern::Match m;
    if (!total || !time || total->ranged || first.percents > 0) return;
    for (const Pattern& pattern : all) {
      if (!pattern.match(second, 0, m) || m['c']->ranged) continue;
      compare_span(*total->quantity, *time->time, *m['c']->quantity,
                   period_in(normal(text_.words(story_.sentences[second.sentence].span))));
      return;
    }
  }

  static bool other_base(const Line& line) {
    return line.has({"median", "alone", "previous", "previously", "target", "expected", "compared", "usual", "usually",
                     "normal", "normally", "peak", "additional", "now", "then", "before", "until", "first"});
  }

  void compare_span(const Quantity& total, const TimeMention& time, const Quantity& each, TimeUnit period) {
    if (time.type != TimeType::duration || time.amount < 2 || period == TimeUnit::none) return;
    if (!same_rate(total, each, period) || hedged(each) || std::isinf(total.high)) return;
    const std::optional<Interval> n = times(time.granularity, period);
    if (!n) return;
    const double slack = time.mod == TimeMod::none ? 0.3 : 0.15 * time.amount + 0.5;
    const Interval count{n->low * (time.amount - slack), n->high * (time.amount + slack)};
    const Interval t = rounded(story_, total), e = rounded(story_, each);
    if (std::isinf(e.high) || Interval{t.low / count.high * 0.97, t.high / count.low * 1.03}.overlaps(e)) return;
    const double exact = time.amount * (n->low + n->high) / 2;
    report(total, std::string(story_.document.slice(time.span)), time.span, exact, n->low == n->high, each);
  }

  // The average has the total's unit, or the speed of it.
  static bool same_rate(const Quantity& total, const Quantity& each, TimeUnit period) {
    if (total.value <= 0 || each.value <= 0) return false;
    if (total.kind == QuantityKind::measure && period == TimeUnit::hour && each.unit == total.unit + "/h") return true;
    if (total.kind != each.kind) return false;
    return total.kind == QuantityKind::number ? each.unit.empty() || singular(each.unit) == singular(total.unit)
                                              : each.unit == total.unit;
  }

  // -- one rate in two periods --

  void check_periods(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("Q:a T:e , or|about|which|that|roughly *2 Q:c T:d"),
                                             Pattern("Q:a T:e ( *2 Q:c T:d"), Pattern("Q:a T:e - *2 Q:c T:d")};
    for (const Pattern::Match& m : matches(line, all)) {
      if (m['a']->ranged || m['c']->ranged || other_base(line)) continue;
      const Quantity &a = *m['a']->quantity, &c = *m['c']->quantity;
      const TimeUnit s = period_in(normal(text_.words(m['e']->span))), t = period_in(normal(text_.words(m['d']->span)));
      if (s == TimeUnit::none || t == TimeUnit::none || s == t || !same_rate(a, c, TimeUnit::none)) continue;
      if (std::isinf(a.high) || std::isinf(c.high) || a.low <= 0 || c.low <= 0) continue;
      const bool down = times(s, t).has_value();
      const std::optional<Interval> n = down ? times(s, t) : times(t, s);
      if (!n) continue;
      const Interval longer = rounded(story_, down ? a : c), shorter = rounded(story_, down ? c : a);
      if (Interval{longer.low / n->high * 0.95, longer.high / n->low * 1.05}.overlaps(shorter)) continue;
      const double by = n->low == n->high ? n->low : (n->low + n->high) / 2;
      const Span span{m['e']->span.begin, m['e']->span.end};
      report(a, std::string(story_.document.slice(m['e']->span)), span, down ? by : 1 / by, n->low == n->high, c);
    }
  }

  // -- a price or a share of each --

  // "sold 800 tickets for $16,000, or $20 a ticket", "$1.20 a share, $180 million in all, on 150 million shares"
  void check_units(const Line& line) {
    const auto& p = line.pieces;
    for (std::size_t i = 0; i + 2 < p.size(); ++i) {
      if (!p[i].quantity || p[i].ranged || !is_word(p[i + 1], {"a", "an", "per", "each"}) || p[i + 2].mark != 0)
        continue;
      const Quantity& each = *p[i].quantity;
      if (hedged(each) || each.value <= 0 || each.kind == QuantityKind::percent || p[i + 2].quantity || p[i + 2].time)
        continue;
      const std::string noun = singular(text_.words(p[i + 2].span));
      std::size_t count = p.size(), total = p.size();
      bool clean = !other_base(line) && !line.has({"plus", "year", "month", "discount"});
      for (std::size_t k = 0; k < p.size() && clean; ++k) {
        if (k == i || !p[k].quantity || p[k].quantity->kind == QuantityKind::ordinal) continue;
        const Quantity& q = *p[k].quantity;
        if (q.kind == QuantityKind::number && counts(singular(q.unit), noun)) {
          clean = count == p.size();
          count = k;
        } else if (q.kind == each.kind && q.kind != QuantityKind::number && q.unit == each.unit) {
          clean = total == p.size();
          total = k;
        }
      }
      if (!clean || count == p.size() || total == p.size() || p[count].ranged || p[total].ranged) continue;
      if (!joined(line, i, count, total)) continue;
      compare_units(*p[total].quantity, *p[count].quantity, each);
    }
  }

  static bool counts(std::string_view counted, std::string_view noun) {
    if (counted.empty()) return false;
    if (one_of(noun, {"head", "person", "capita", "inhabitant", "resident", "citizen"}))
      return one_of(counted, {"person", "inhabitant", "resident", "citizen"});
    return counted == noun;
  }

  // The words tie the three: "..., or $20 a ticket"; "$20 a ticket, $16,000 in all, for 800 tickets".
  static bool joined(const Line& line, std::size_t each, std::size_t count, std::size_t total) {
    const auto& p = line.pieces;
    const std::size_t low = std::min(count, total), high = std::max(count, total);
    const auto marks = [&](std::size_t from, std::size_t to) {
      return std::count_if(
          p.begin() + static_cast<std::ptrdiff_t>(from), p.begin() + static_cast<std::ptrdiff_t>(to),
          [](const Piece& piece) { return piece.mark == ',' || piece.mark == ';' || piece.mark == ':'; });
    };
    if (high < each) {
      if (marks(low, high) > 0 || each - high > 8 || marks(high, each) > 1) return false;
      return p[each - 1].mark == ',' || p[each - 1].mark == '(' ||
             is_word(p[each - 1], {"or", "is", "of", "means", "makes"});
    }
    if (each > low) return false;
    const bool all =
        total + 2 < p.size() && ((is_word(p[total + 1], {"in"}) && is_word(p[total + 2], {"all", "total"})) ||
                                 is_word(p[total + 1], {"altogether"}));
    return all && marks(each, high) <= 2 && high - each < 16;
  }

  void compare_units(const Quantity& total, const Quantity& count, const Quantity& each) {
    if (count.value < 2 || std::isinf(total.high) || std::isinf(count.high)) return;
    const Interval t = rounded(story_, total), n = counted(story_, count), e = rounded(story_, each);
    if (n.low <= 0 || Interval{t.low / n.high * 0.97, t.high / n.low * 1.03}.overlaps(e)) return;
    report(total, slice(story_, count), count.span, count.value, true, each);
  }

  void report(const Quantity& total, const std::string& by, Span by_span, double count, bool exact,
              const Quantity& each) {
    if (reported(out_, "number.average", each.span)) return;
    const double right = total.value / count;
    if (std::abs(std::log10(right / each.value)) > 3.5) return;
    const std::string calculation =
        count >= 1
            ? fmt::format("{} / {} = {}", shown(total.value, 2), shown(count, 1), shown(right, right < 10 ? 2 : 0))
            : fmt::format("{} x {} = {}", shown(total.value, 2), shown(1 / count, 1), shown(right, 0));
    Finding& f = add(out_, story_, "number.average", Level::error, each.span,
                     fmt::format("{}, not {}", calculation, shown(each.value, 2)), 0.92);
    because(f, fmt::format("{}, {}", slice(story_, total), by),
            Span{std::min(total.span.begin, by_span.begin), std::max(total.span.end, by_span.end)});
    because(f, fmt::format("the story gives {}", slice(story_, each)), each.span);
    if (exact) f.replacement = rewritten(story_, each, right);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_rate(const Text& text, Output& out) { RateCheck(text, out).run(); }

}  // namespace claims::check::figure
