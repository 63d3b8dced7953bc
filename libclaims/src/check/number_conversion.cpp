// Conversions: "10 miles (26 km)", "a rise of 5 C (41 F)", two rates of exchange in one story.
#include "check/context.h"
#include "check/number.h"
#include "reference/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

using reference::Unit;

struct Rate {
  const Quantity* from;
  const Quantity* to;
  Interval rate;
  double value;
};

class ConversionCheck {
 public:
  ConversionCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    static const std::vector<Pattern> all = {
        Pattern("Q:a *3 ( *2 Q:b )"),
        Pattern("Q:a *3 ( *2 Q:b ,|;|/|or"),
        Pattern("Q:a *2 , or *2 Q:b"),
        Pattern("Q:a *2 or|/ Q:b", in_choice),
        Pattern("Q:a *2 - *1 or *1 Q:b -"),
        Pattern("Q:a - *1 Q:b -", in_choice),
        Pattern("Q:a , *1 equivalent|equal to Q:b"),
        Pattern("Q:a , which|that is|equals|makes *2 Q:b"),
        Pattern("Q:a , *1 Q:b .|,|;|)", with_hedge),
    };
    for (const Line& line : text_.lines) {
      if (line.amounts < 2) continue;
      for (const Pattern::Match& m : matches(line, all)) compare(line, m);
    }
    compare_rates();
  }

 private:
  enum Form { plain, in_choice, with_hedge };

  void compare(const Line& line, const Pattern::Match& m) {
    const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
    if (m.tag == in_choice && a.value == b.value) return;  // "10 kilometers or 10 miles a day"
    if (m.tag == with_hedge && !ends_with_word(words_before(story_, b.span, line.sentence, 16),
                                               {"about", "roughly", "around", "approximately"}))
      return;
    if (a.kind == QuantityKind::money && b.kind == QuantityKind::money && m.tag != with_hedge)
      return note_rate(line, m, a, b);
    if (a.kind != QuantityKind::measure || b.kind != QuantityKind::measure || a.unit == b.unit) return;
    const Unit *from = reference::unit_with_symbol(a.unit), *to = reference::unit_with_symbol(b.unit);
    if (!from || !to || from->dimension.empty() || from->dimension != to->dimension) return;
    if (from->dimension == "temperature") return;  // see number_temperature.cpp
    // "6 feet 2 inches (188 cm)": the whole is of two measures.
    if (m.first > 0 && line.pieces[m.first - 1].quantity) return;
    if (m.first > 1 && is_word(line.pieces[m.first - 1], {"and"}) && line.pieces[m.first - 2].quantity) return;
    const Interval ia = loose(a), ib = loose(b);
    if (std::isinf(ia.high) || std::isinf(ib.high)) return compare_unbounded(m, a, b, *from, *to);
    if (fits(ia, from->factor, ib, to->factor)) return;
    for (const auto& [one, other] : {std::pair{"mi", 1852.0}, std::pair{"nmi", 1609.344}})
      if ((a.unit == one && fits(ia, other, ib, to->factor)) || (b.unit == one && fits(ia, from->factor, ib, other)))
        return;
    for (double ton : {907.18474, 1000.0, 1016.0469})
      if ((a.unit == "short ton" && fits(ia, ton, ib, to->factor)) ||
          (b.unit == "short ton" && fits(ia, from->factor, ib, ton)))
        return;
    for (double gallon : {0.00454609, 0.003785411784})
      if ((a.unit == "gal" && fits(ia, gallon, ib, to->factor)) ||
          (b.unit == "gal" && fits(ia, from->factor, ib, gallon)))
        return;
    if (a.unit == "pt" || b.unit == "pt" || a.unit == "bu" || b.unit == "bu") return;
    report(m, a, b, *from, *to);
  }

  void compare_unbounded(const Pattern::Match& m, const Quantity& a, const Quantity& b, const Unit& from,
                         const Unit& to) {
    Quantity x = a, y = b;
    x.low = x.high = x.value, y.low = y.high = y.value;
    Interval ia = rounded(story_, x), ib = rounded(story_, y);
    ia = {ia.low * 0.8, ia.high * 1.25};
    if (!fits(ia, from.factor, ib, to.factor)) report(m, a, b, from, to);
  }

  // Converters round to tens and hundreds: "450 miles (700 km)".
  Interval loose(const Quantity& q) const {
    Interval r = rounded(story_, q);
    double step = 1;
    while (step < q.value && std::fmod(q.value, step * 10) == 0) step *= 10;
    const bool whole = decimals_of(story_, q) == 0 && q.value < 1000;
    const double half = step > 1 ? std::max(std::min(step / 2, 0.04 * q.value), whole ? 0.5 : 0) : whole ? 0.5 : 0;
    return {std::min(r.low, q.low - half), std::max(r.high, q.high + half)};
  }

  static bool fits(const Interval& a, double from, const Interval& b, double to) {
    return Interval{a.low * from * 0.98, a.high * from * 1.02}.overlaps({b.low * to, b.high * to});
  }

  void report(const Pattern::Match& m, const Quantity& a, const Quantity& b, const Unit& from, const Unit& to) {
    const double right = a.value * from.factor / to.factor;
    const int digits = right < 10 ? 1 : 0;
    Finding& f = add(out_, story_, "unit.conversion", Level::error, b.span,
                     fmt::format("{} {} = {} {}, not {}", shown(a.value, 2), a.unit, shown(right, digits), b.unit,
                                 shown(b.value, 2)),
                     0.95);
    because(f, fmt::format("the first figure is {}", slice(story_, a)), a.span);
    because(f, fmt::format("{} {} = {} {}", shown(a.value, 2), a.unit, shown(right, std::max(digits, 1)), b.unit),
            b.span, "NIST Handbook 44 App. C");
    if (!m['a']->ranged && !m['b']->ranged) f.replacement = rewritten(story_, b, right);
  }

  // -- rates of exchange --

  void note_rate(const Line& line, const Pattern::Match& m, const Quantity& a, const Quantity& b) {
    if (a.unit == "cent" || b.unit == "cent" || a.unit == "GBp" || b.unit == "GBp") return;
    if (m.last < line.pieces.size() && is_word(line.pieces[m.last], {"a", "per", "each", "an"})) return;
    if (a.unit == b.unit || a.value <= 0 || b.value <= 0 || m['a']->ranged || m['b']->ranged) return;
    if (!is_word(line.pieces[m.first + 1], {"("}) && !line.has({"or", "equivalent"})) return;
    if (std::isinf(a.high) || std::isinf(b.high) || a.low <= 0 || b.low <= 0) return;
    // A conversion at the rate of another year.
    if (line.has({"then", "time"})) return;
    for (const Piece& p : line.pieces)
      if (p.time && p.time->year && !still_ahead(*p.time)) return;
    const Interval ia = rounded(story_, a), ib = rounded(story_, b);
    const Rate rate{&a, &b, {ib.low / ia.high, ib.high / ia.low}, b.value / a.value};
    if (near_par(a.unit) && near_par(b.unit) && (rate.value > 10 || rate.value < 0.1)) {
      report_scale(rate);
      return;
    }
    rates_.push_back(rate);
  }

  // "due to open in 2027": not the day of the rate.
  bool still_ahead(const TimeMention& time) const {
    return story_.document.published.has_year() && time.year.value >= story_.document.published.date.year;
  }

  static bool near_par(const std::string& unit) {
    return unit == "USD" || unit == "EUR" || unit == "GBP" || unit == "CHF";
  }

  void report_scale(const Rate& r) {
    Finding& f = add(out_, story_, "unit.rate", Level::error, r.to->span,
                     fmt::format("{} for {} is {} to one", slice(story_, *r.to), slice(story_, *r.from),
                                 shown(r.value > 1 ? r.value : 1 / r.value, 0)),
                     0.95);
    because(f, fmt::format("{} and {} have stayed within a factor of ten of each other", r.from->unit, r.to->unit),
            r.from->span);
    because(f, fmt::format("the figures give {} {} to one {}", shown(r.value, 3), r.to->unit, r.from->unit),
            r.to->span);
  }

  void compare_rates() {
    for (std::size_t i = 1; i < rates_.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) {
        Rate &a = rates_[k], b = rates_[i];
        if (a.from->unit == b.to->unit && a.to->unit == b.from->unit)
          b = {b.to, b.from, {1 / b.rate.high, 1 / b.rate.low}, 1 / b.value};
        if (a.from->unit != b.from->unit || a.to->unit != b.to->unit) continue;
        if (Interval{a.rate.low * 0.93, a.rate.high * 1.07}.overlaps(b.rate)) continue;
        const Quantity& shown_at = *rates_[i].to;
        Finding& f = add(out_, story_, "unit.rate", Level::error, shown_at.span,
                         fmt::format("one {} is {} {} here, but {} {} elsewhere in the story", a.from->unit,
                                     shown(b.value, 3), a.to->unit, shown(a.value, 3), a.to->unit),
                         0.9);
        because(f,
                fmt::format("{} for {}: {} to one", slice(story_, *rates_[i].to), slice(story_, *rates_[i].from),
                            shown(rates_[i].value, 3)),
                shown_at.span);
        because(f, fmt::format("{} for {}: {} to one", slice(story_, *a.to), slice(story_, *a.from), shown(a.value, 3)),
                a.to->span);
        f.replacement =
            rewritten(story_, shown_at, rates_[i].from->value * (rates_[i].from == b.from ? a.value : 1 / a.value));
        return;
      }
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  std::vector<Rate> rates_;
};

}  // namespace

void check_conversion(const Text& text, Output& out) { ConversionCheck(text, out).run(); }

}  // namespace claims::check::figure
