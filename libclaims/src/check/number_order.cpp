// Order: "between 50 and 40 people".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <cmath>

namespace claims::check::figure {
namespace {

class OrderCheck {
 public:
  OrderCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (const Line& line : text_.lines) {
      check_ages(line);
      if (line.amounts + line.percents < 2) continue;
      check_between(line);
      if (line.has({"vote", "voted", "odds", "ratio", "score", "won", "lost", "beat", "margin", "fell", "cut", "down",
                    "reduced", "outnumber", "match", "majority", "drop", "dropped"}))
        continue;
      check_to(line);
      check_scaled(line);
    }
  }

 private:
  void check_between(const Line& line) {
    static const std::vector<Pattern> all = {
        Pattern("between A:a and A:b"),
        Pattern("ranging|ranged|ranges|range|anywhere|varied|varying|varies from A:a to A:b"),
        Pattern("ranging|ranged|ranges|range|aged between A:a and A:b"),
        Pattern("anywhere|somewhere from A:a to A:b"),
    };
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (m['a']->ranged || m['b']->ranged || hedged(a) || hedged(b)) continue;
      if (!same_measure(a, b) || a.value <= b.value) continue;
      if (a.kind == QuantityKind::money && b.kind != QuantityKind::money) continue;
      // Counts without a noun are clock times, scores, floors; degrees are places.
      if (a.unit.empty() && b.unit.empty() && a.kind == QuantityKind::number &&
          (a.value <= 24 || is_plain(a) != is_plain(b)))
        continue;
      if (b.unit == "deg" ||
          b.unit ==
              "\xC2\xB0"
              "C" ||
          b.unit ==
              "\xC2\xB0"
              "F")
        continue;
      if (a.unit.empty() && !b.unit.empty() && b.value >= 1e6 && a.value < 1000)
        continue;  // "between 900 and 1.2 million": the first is scaled too
      if (line.has({"difference", "gap", "choose", "choice", "minus", "spread", "descending", "latitude", "latitudes",
                    "ratio", "match", "games", "streets", "avenues", "street", "from"}) &&
          is_word(line.pieces[m.first], {"between"}))
        continue;
      report(a, b, Level::error);
    }
  }

  void report(const Quantity& a, const Quantity& b, Level level) {
    Finding& f = add(out_, story_, "number.order", level, {a.span.begin, b.span.end},
                     fmt::format("{} is more than {}: the range runs backwards", shown(a.value, 2), shown(b.value, 2)),
                     level == Level::error ? 0.92 : 0.75);
    because(f, "the range begins with " + slice(story_, a), a.span);
    because(f, "and ends with " + slice(story_, b), b.span);
    f.replacement = std::string(story_.document.slice({a.span.begin, a.number.begin})) +
                    std::string(story_.document.slice(b.number)) +
                    std::string(story_.document.slice({a.number.end, b.number.begin})) +
                    std::string(story_.document.slice(a.number)) +
                    std::string(story_.document.slice({b.number.end, b.span.end}));
  }

  // "the losses are put at 15 to 12 million dollars", "from 300 up to 200 guests"
  void check_to(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("from A:a up to A:b"), Pattern("@guess *6 A:a to A:b"),
                                             Pattern("@guess from A:a to A:b")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      const bool up = !in_list(line.pieces[m.first], "guess");
      if (m['a']->ranged || m['b']->ranged || hedged(a) || (hedged(b) && !up) || !same_measure(a, b)) continue;
      if (a.value <= b.value || b.unit.empty() || (a.unit.empty() && b.value >= 1e6 && a.value < b.value)) continue;
      const double scale = b.kind != QuantityKind::number && a.unit.empty() && b.value >= 1e6 ? 1e6 : 1;
      if (a.value * scale <= b.value) continue;
      report(a, b, Level::warning);
    }
  }

  // "15 to 12 million": the scale word belongs to both.
  void check_scaled(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("@guess *6 N:a to Q:b")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (m['a']->ranged || m['b']->ranged || hedged(a) || hedged(b) || !a.unit.empty() || a.value >= 1000) continue;
      for (double scale : {1e6, 1e9})
        if (b.value >= scale && b.value < 1000 * scale && a.value > b.value / scale)
          return report(a, b, Level::warning);
    }
  }

  // "between 24 and 18 years old": the second is read as an age.
  void check_ages(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("between N:a and T")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity& a = *m['a']->quantity;
      const Piece& t = line.pieces[m.last - 1];
      if ((t.time->type != TimeType::age && t.time->type != TimeType::duration) || t.time->amount <= 0 ||
          !a.unit.empty())
        continue;
      if (hedged(a) || a.value <= t.time->amount || a.value > 200) continue;
      Finding& f =
          add(out_, story_, "number.order", Level::error, {a.span.begin, t.span.end},
              fmt::format("{} is more than {}: the range runs backwards", shown(a.value), shown(t.time->amount)), 0.9);
      because(f, "the range begins with " + slice(story_, a), a.span);
      because(f, "and ends with " + std::string(story_.document.slice(t.span)), t.span);
    }
  }

  bool is_plain(const Quantity& q) const { return q.value == std::floor(q.value); }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_order(const Text& text, Output& out) { OrderCheck(text, out).run(); }

}  // namespace claims::check::figure
