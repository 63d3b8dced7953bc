// Changes: "rose 25 percent to $150 from $100", points taken for percent, falls of more than everything.
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>

namespace claims::check::figure {
namespace {

// What a quantity became: in captures o (old) and n (new), here a and b.
const std::vector<Pattern>& pair_patterns() {
  static const std::vector<Pattern> all = {
      Pattern("A:b *6 ,? @up|@down by? P:c from|on|against *2 A:a"),
      Pattern("A:b *6 ,? @up|@down by? D:c from *1 A:a"),
      Pattern("A:b *6 , P:c more|less|higher|lower|fewer than *2 T , when *4 A:a"),
      Pattern("A:b *6 , O:c more|less|higher|lower|fewer? than *2 T , when *4 A:a"),
      Pattern("in T *4 A:a ;|,|and|but *1 by|in T *4 A:b"),
      Pattern("A:b *6 , P:c @upnoun|@downnoun|more|less|higher|lower|fewer *2 from|than|on *2 A:a"),
      Pattern("A:b *6 , D:c more|less|higher|lower|fewer *2 than|from *2 A:a"),
      Pattern("from A:a *5 ,? to *2 A:b , or|about P:c ,|."),
      Pattern("from A:a *5 ,? to *2 A:b ( P:c )"),
      Pattern("to *1 A:b *5 ,? from *1 A:a , or P:c ,|."),
      Pattern("to *1 A:b *5 ,? from *1 A:a ( P:c )"),
      Pattern("from A:a in|during *6 to A:b"),
      Pattern("from *3 A:a *5 ,? to *3 A:b"),
      Pattern("from A:a *4 , *1 to *1 A:b"),
      Pattern("to *1 A:b *5 ,? from A:a"),
      Pattern("to *1 A:b *4 , up|down from A:a"),
      Pattern("to *1 A:b *5 ,? @compared @with? *1 A:a"),
      Pattern("A:b *4 ,? up|down|rising|falling|increasing|climbing|jumping|dropping from A:a"),
      Pattern("to *1 A:b ( from|against A:a"),
      Pattern("A:b ( up|down from A:a"),
      Pattern("A:b *8 , compared with|to *1 A:a"),
      Pattern("A:b *4 , against A:a"),
      Pattern("A:b *4 versus A:a"),
      Pattern("@be|@up|@down|totalled|reached|hit A:b *6 , compared with|to *1 A:a"),
      Pattern("went|gone|go from A:a to A:b"),
      Pattern("was|were|at|paid|cost A:a *5 , *2 now|today *4 A:b"),
      Pattern("A:a *3 a year|decade|month ago , *2 now|today *4 A:b"),
  };
  return all;
}

enum Direction { up = 1, down = -1 };

// A change in percent or points: capture a.
const std::vector<Pattern>& change_patterns() {
  static const std::vector<Pattern> all = {
      Pattern("@up by? P:a", up),
      Pattern("@up *2 by P:a", up),
      Pattern("@down by? P:a", down),
      Pattern("@down *2 by P:a", down),
      Pattern("@up by? D:a", up),
      Pattern("@down by? D:a", down),
      Pattern("P:a @upnoun", up),
      Pattern("P:a @downnoun", down),
      Pattern("@up *2 by D:a", up),
      Pattern("@down *2 by D:a", down),
      Pattern("D:a up|more|higher", up),
      Pattern("D:a down|fewer|lower|less", down),
      Pattern("D:a @upnoun", up),
      Pattern("D:a @downnoun", down),
      Pattern("@upnoun *4 of P:a", up),
      Pattern("@downnoun *4 of P:a", down),
      Pattern("@upnoun *4 of D:a", up),
      Pattern("@downnoun *4 of D:a", down),
      Pattern("P:a up|more|higher", up),
      Pattern("P:a down|fewer|lower|less", down),
      Pattern("@up *2 , or P:a ,", up),
      Pattern("@down *2 , or P:a ,", down),
      Pattern("@upnoun|up A:b , or P:a", up),
      Pattern("@downnoun|down A:b , or P:a", down),
  };
  return all;
}

struct Pair {
  const Quantity* before = nullptr;
  const Quantity* after = nullptr;
  Span span;
  std::size_t first = 0, last = 0;
  const Quantity* stated = nullptr;  // where the pattern has the change as well
};

struct Change {
  const Quantity* amount = nullptr;
  int direction = 0;
  std::size_t first = 0, last = 0;
};

bool percent(const Quantity& q) { return q.kind == QuantityKind::percent; }
bool points(const Quantity& q) { return q.kind == QuantityKind::percentage_points; }

class ChangeCheck {
 public:
  ChangeCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      check_fall(line);
      if (line.percents == 0) continue;
      if (i > 0) check_taken_up(text_.lines[i - 1], line);
      std::vector<Change> changes = changes_of(line);
      std::vector<Pair> pairs = pairs_of(line);
      for (const Pair& pair : pairs)
        if (pair.stated &&
            std::none_of(changes.begin(), changes.end(), [&](const Change& c) { return c.amount == pair.stated; }))
          changes.push_back({pair.stated, pair.after->value >= pair.before->value ? up : down, pair.first, pair.last});
      if (changes.empty()) continue;
      if (pairs.size() == 1 && changes.size() == 1) check(line, pairs[0], changes[0]);
      else if (!pairs.empty()) check_nearest(line, pairs, changes);
      else if (i > 0 && changes.size() == 1) check_sentence_before(text_.lines[i - 1], line, changes[0]);
    }
  }

 private:
  std::vector<Pair> pairs_of(const Line& line) const {
    std::vector<Pair> found;
    for (const Pattern::Match& m : matches(line, pair_patterns())) {
      if (m['c'] && !change_of(*m['c']->quantity)) continue;
      // "when 60,000 had come by June"
      if (m['c'] && m.last < line.pieces.size() && is_word(line.pieces[m.last], {"had"})) continue;
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (points(a) || points(b) || !same_measure(a, b) || m['a']->ranged || m['b']->ranged) continue;
      // "$76.8 million, or $3.66 a share, up 11% from $69.5 million": not of one thing.
      if (a.value <= 0 || b.value <= 0 || a.value > 6 * b.value || b.value > 30 * a.value) continue;
      found.push_back({&a,
                       &b,
                       {std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)},
                       m.first,
                       m.last,
                       m['c'] ? change_of(*m['c']->quantity) : nullptr});
    }
    return found;
  }

  // "three points" and "50 basis points" as percentage points, "a third" as percent; null where it is no change.
  const Quantity* change_of(const Quantity& q) const {
    const bool plain = q.kind == QuantityKind::number && (q.unit == "points" || q.unit == "point");
    const bool basis = q.kind == QuantityKind::measure && q.unit == "bp";
    if (percent(q) || points(q)) return &q;
    if (!plain && !basis &&
        !(q.kind == QuantityKind::ordinal && q.value >= 3 && q.value <= 10 &&
          one_of(q.unit, {"", "more", "less", "higher", "lower", "fewer"})))
      return nullptr;
    for (const auto& [written, read] : read_)
      if (written == &q) return &read;
    Quantity read = q;
    if (q.kind == QuantityKind::ordinal) {
      read.kind = QuantityKind::percent;
      read.value = 100 / q.value;
      read.low = read.value * 0.9, read.high = read.value * 1.1;
    } else {
      read.kind = QuantityKind::percentage_points;
      if (basis) read.value /= 100, read.low /= 100, read.high /= 100;
    }
    read_.emplace_back(&q, std::move(read));
    return &read_.back().second;
  }

  std::vector<Change> changes_of(const Line& line) const {
    std::vector<Change> found;
    for (std::size_t i = 0; i < line.pieces.size(); ++i)
      for (const Pattern& pattern : change_patterns()) {
        Pattern::Match m;
        if (!pattern.match(line, i, m)) continue;
        const Quantity* q = change_of(*m['a']->quantity);
        if (!q) continue;
        if (m['a']->ranged || is_share(line, m)) break;
        if (std::none_of(found.begin(), found.end(), [&](const Change& c) { return c.amount == q; }))
          found.push_back({q, m.tag, m.first, m.last});
        break;
      }
    return found;
  }

  // "up 2 percent of all", "cut 5 percent of staff" is a change too; "raised 5 percent of the money" is not.
  bool is_share(const Line& line, const Pattern::Match& m) const {
    return m.last < line.pieces.size() && is_word(line.pieces[m.last], {"of"}) &&
           is_word(line.pieces[m.first], {"added", "raised", "raise", "lost", "gained", "shed", "up", "boosted"});
  }

  // Bases that the pair does not name: another period's figure, an adjusted one, a constant currency.
  bool other_base(const Line& line, const Pair& pair, const Change& change) const {
    if (line.has({"adjusted",      "annualised",   "annualized",   "inflation-adjusted", "organic",
                  "currency",      "currencies",   "respectively", "underlying",         "constant",
                  "rate-adjusted", "seasonally",   "per-share",    "combined",           "each",
                  "real",          "compound",     "annually",     "cumulative",         "forecast",
                  "forecasts",     "expectations", "analysts"}))
      return true;
    // "half a point a year", "by half a point twice", "raised by half a point in March, went from"
    if (points(*change.amount)) {
      if (line.has({"each", "every", "twice", "again", "annually", "per", "times", "second", "third"})) return true;
      if (change.first > 0 && line.pieces[change.first - 1].mark == ',' && change.last < pair.first &&
          line.has({"went", "gone", "moved"}))
        return true;
      if (change.last < line.pieces.size() && change.last < pair.first && line.pieces[change.last].time &&
          (line.pieces[change.last].time->type == TimeType::set ||
           line.pieces[change.last].time->type == TimeType::duration))
        return true;
      if (change.last < line.pieces.size() && is_word(line.pieces[change.last], {"a", "an"})) return true;
    }
    const std::size_t begin = std::min(pair.last, change.last), end = std::max(pair.first, change.first);
    const std::size_t low = std::min(pair.first, change.first), high = std::max(pair.last, change.last);
    for (std::size_t i = begin; i < end; ++i) {
      const Piece& p = line.pieces[i];
      if (p.mark == ';' || is_word(p, {"while", "but", "whereas", "although", "and"})) return true;
      if (p.quantity && p.quantity->kind != QuantityKind::ordinal) return true;
    }
    // "rose 25 percent from a year earlier to 150 from 140 in March": two bases.
    int bases = 0;
    for (std::size_t i = low; i < std::min(high + 6, line.pieces.size()); ++i) {
      const Piece& p = line.pieces[i];
      bases += is_word(p, {"from", "than", "versus"}) || (is_word(p, {"compared"}));
    }
    return bases > 1;
  }

  void check_nearest(const Line& line, const std::vector<Pair>& pairs, const std::vector<Change>& changes) {
    for (const Pair& pair : pairs) {
      const Change* nearest = nullptr;
      std::size_t best = 9;
      for (const Change& change : changes) {
        if (inside(pair, change)) continue;
        const std::size_t gap = change.first >= pair.last   ? change.first - pair.last
                                : pair.first >= change.last ? pair.first - change.last
                                                            : 0;
        if (gap < best) best = gap, nearest = &change;
      }
      if (nearest) check(line, pair, *nearest);
    }
  }

  bool inside(const Pair& pair, const Change& change) const {
    return change.amount == pair.before || change.amount == pair.after;
  }

  // "The toll went from 100 to 150. That is an increase of 25 percent."
  void check_sentence_before(const Line& first, const Line& second, const Change& change) {
    if (second.sentence != first.sentence + 1 || change.first > 6 || second.percents + second.amounts > 1) return;
    const Piece& head = second.pieces.front();
    if (!is_word(head, {"that", "this", "the", "an", "a", "it", "a", "their"})) return;
    if (is_word(head, {"the", "it"}) && !(second.pieces.size() > 1 && in_list(second.pieces[1], "upnoun|downnoun")) &&
        !(second.pieces.size() > 1 && (in_list(second.pieces[1], "upnoun") || in_list(second.pieces[1], "downnoun"))))
      return;
    const std::vector<Pair> pairs = pairs_of(first);
    if (pairs.size() != 1 || first.percents + first.amounts > 2 || second.has({"since", "average"})) return;
    compare(pairs[0], change);
  }

  // "It sold 30,000 tickets. That is 50 percent more than in 2022, when it sold 25,000."
  void check_taken_up(const Line& first, const Line& second) {
    static const std::vector<Pattern> all = {
        Pattern("that|this|it is|was *1 P:c more|less|higher|lower|fewer than *3 T , when *4 A:a"),
        Pattern("that|this|it is|was *1 P:c more|less|higher|lower|fewer than *2 A:a"),
    };
    if (second.sentence != first.sentence + 1 || first.percents + first.amounts != 1) return;
    const auto b = std::find_if(first.pieces.begin(), first.pieces.end(),
                                [](const Piece& p) { return p.quantity && p.quantity->kind != QuantityKind::ordinal; });
    Pattern::Match m;
    for (const Pattern& pattern : all) {
      if (b == first.pieces.end() || b->ranged || !pattern.match(second, 0, m)) continue;
      const Quantity &a = *m['a']->quantity, &now = *b->quantity;
      if (points(now) || !same_measure(a, now) || m['a']->ranged || a.value <= 0 || now.value <= 0) return;
      const bool more = is_word(*(m['c'] + 1), {"more", "higher"});
      compare({&a, &now, a.span, 0, 0, nullptr}, {m['c']->quantity, more ? up : down, 0, 0});
      return;
    }
  }

  void check(const Line& line, const Pair& pair, const Change& change) {
    if (inside(pair, change)) return;
    if (pair.stated != change.amount && pair.first < change.first && pair.last > change.last &&
        change.amount->span.begin > pair.span.begin && change.amount->span.end < pair.span.end)
      return;
    if (other_base(line, pair, change)) return;
    compare(pair, change);
  }

  void compare(const Pair& pair, const Change& change) {
    const bool shares = percent(*pair.before) || percent(*pair.after);
    if (points(*change.amount) && !shares) return;
    const Interval before = rounded(story_, *pair.before), after = rounded(story_, *pair.after);
    const double old = pair.before->value, now = pair.after->value;
    if (std::isinf(before.high) || std::isinf(after.high) || before.low <= 0 || after.low <= 0) return;
    const Interval stated = rounded(story_, *change.amount);
    const double sign = change.direction;
    Interval relative{sign * (after.low / before.high - 1) * 100, sign * (after.high / before.low - 1) * 100};
    Interval difference = points(*change.amount)
                              ? difference_of(*pair.before, *pair.after, *change.amount, sign)
                              : Interval{sign * (after.low - before.high), sign * (after.high - before.low)};
    for (Interval* i : {&relative, &difference})
      if (i->low > i->high) std::swap(i->low, i->high);
    const double slack = std::max(0.6, 0.05 * std::abs(relative.high));
    relative = {relative.low - slack, relative.high + slack};
    const bool fits_relative = stated.overlaps(relative);
    const double step = points(*change.amount) ? 0.01 : 0.11;
    const bool fits_difference = shares && stated.overlaps({difference.low - step, difference.high + step});
    const double exact = sign * (now / old - 1) * 100, gap = sign * (now - old);
    const double off = std::abs(change.amount->value - exact);
    if (shares && percent(*change.amount) && !hedged(*change.amount) && std::abs(change.amount->value - gap) < 0.051 &&
        off > std::max(1.0, 0.2 * std::abs(exact)))
      return report_points(pair, change);
    if (points(*change.amount) ? fits_difference : fits_relative) {
      // Rounding could explain it, but only just: a reader who divides finds another figure.
      const bool far = points(*change.amount) ? std::abs(change.amount->value - gap) > 0.75
                                              : !shares && off > std::max(3.0, 0.15 * std::abs(exact));
      if (far && !hedged(*change.amount) && !hedged(*pair.before) && !hedged(*pair.after))
        report(pair, change, old, now, shares, Level::warning);
      return;
    }
    if (shares && (fits_relative || fits_difference)) return report_points(pair, change);
    if (shares && percent(*change.amount) && hedged(*change.amount)) return;
    report(pair, change, old, now, shares, Level::error);
  }

  // In points. "From 2 percent to 2.5 percent" gives tenths in both; "half a point" asks for exact rates.
  Interval difference_of(const Quantity& before, const Quantity& after, const Quantity& amount, double sign) const {
    int digits = std::max(decimals_of(story_, before), decimals_of(story_, after));
    if (amount.value < 1) digits = std::max(digits, 1);
    const double gap = sign * (after.value - before.value), half = std::pow(10.0, -digits);
    if (hedged(before) || hedged(after)) {
      const Interval a = rounded(story_, before), b = rounded(story_, after);
      return {std::min(gap, sign * (b.low - a.high)), std::max(gap, sign * (b.high - a.low))};
    }
    return {gap - half, gap + half};
  }

  void report(const Pair& pair, const Change& change, double old, double now, bool shares, Level level) {
    const bool point = points(*change.amount);
    const double sign = change.direction;
    const double right = point ? sign * (now - old) : sign * (now - old) / old * 100;
    const int digits = std::max({decimals_of(story_, *change.amount), std::abs(right) < 10 ? 1 : 0});
    const std::string calculation =
        point ? fmt::format("{} - {} = {} points", shown(std::max(now, old), 3), shown(std::min(now, old), 3),
                            shown(std::abs(now - old), 2))
              : fmt::format("({} - {}) / {} = {} percent", shown(right < 0 || sign > 0 ? now : old, 3),
                            shown(right < 0 || sign > 0 ? old : now, 3), shown(old, 3),
                            shown((right < 0 || sign > 0 ? now - old : old - now) / old * 100, digits));
    const std::string message = right < 0 ? fmt::format("{} to {} is {}, not {}", shown(old, 3), shown(now, 3),
                                                        now > old ? "a rise" : "a fall", sign > 0 ? "a rise" : "a fall")
                                          : fmt::format("{}, not {}", calculation, slice(story_, *change.amount));
    Finding& f = add(out_, story_, "number.change", level, change.amount->span, message,
                     level == Level::warning ? 0.65
                     : shares                ? 0.9
                                             : 0.95);
    because(f, calculation, pair.span);
    because(f, fmt::format("the story gives the change as {}", slice(story_, *change.amount)), change.amount->span);
    if (right > 0) f.replacement = rewritten(story_, *change.amount, right);
  }

  void report_points(const Pair& pair, const Change& change) {
    const double old = pair.before->value, now = pair.after->value;
    const bool point = points(*change.amount);
    const double right = std::abs(now - old), relative = std::abs(now - old) / old * 100;
    const std::string message =
        point ? fmt::format("from {} to {} percent is {} percentage point{}, not {}", shown(old, 2), shown(now, 2),
                            shown(right, 2), right == 1 ? "" : "s", shown(change.amount->value, 2))
              : fmt::format("from {} to {} percent is {} percentage point{}: in percent, {}", shown(old, 2),
                            shown(now, 2), shown(right, 2), right == 1 ? "" : "s",
                            shown(relative, relative < 10 ? 1 : 0));
    Finding& f = add(out_, story_, "number.points", Level::error, change.amount->span, message, 0.93);
    because(
        f,
        fmt::format("{} - {} = {} points; {} / {} = {} percent", shown(std::max(old, now), 2),
                    shown(std::min(old, now), 2), shown(right, 2), shown(right, 2), shown(old, 2), shown(relative, 1)),
        pair.span);
    f.replacement = point ? rewritten(story_, *change.amount, right)
                          : std::string(story_.document.slice(change.amount->number)) +
                                (right == 1 ? " percentage point" : " percentage points");
  }

  // "prices dropped 300 percent": nothing falls by more than all of it. Profits can: they turn into losses.
  void check_fall(const Line& line) {
    if (line.percents == 0) return;
    static const std::vector<Pattern> falls = {
        Pattern("@down *2 by? *1 P:a"),
        Pattern("@down *5 by P:a"),
        Pattern("P:a @downnoun"),
        Pattern("@downnoun *5 of P:a"),
        Pattern("P:a less|fewer|cheaper|lower|smaller|shorter"),
    };
    for (const Pattern::Match& m : matches(line, falls)) {
      const Quantity& q = *m['a']->quantity;
      if (q.low <= 100.5 || m['a']->ranged) continue;
      if (m.last < line.pieces.size() &&
          is_word(line.pieces[m.last], {"of", "to", "tariff", "tariffs", "duty", "tax", "stake", "rate"}))
        continue;
      if (m.first > 0 && is_word(line.pieces[m.first - 1], {"up", "more", "to", "from"})) continue;
      if (is_word(line.pieces[m.first], {"lost", "cuts", "slide"}) && line.has({"bet", "stake"})) continue;
      if (line.has({"profit",  "profits",     "earnings",     "income",   "loss",       "losses", "net",
                    "balance", "surplus",     "flow",         "return",   "returns",    "margin", "ebitda",
                    "deficit", "tariff",      "tariffs",      "interest", "impossible", "joked",  "sanctions",
                    "swing",   "temperature", "temperatures", "gdp",      "leverage"}) ||
          (line.percents > 1 && line.has({"from", "to", "than", "below"})))
        continue;
      Finding& f = add(out_, story_, "number.fall", Level::error, q.span,
                       fmt::format("nothing falls by more than 100 percent: {}", slice(story_, q)), 0.93);
      because(f, "a fall of 100 percent leaves nothing", q.span);
    }
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  mutable std::deque<std::pair<const Quantity*, Quantity>> read_;  // see change_of
};

}  // namespace

void check_change(const Text& text, Output& out) { ChangeCheck(text, out).run(); }

}  // namespace claims::check::figure
