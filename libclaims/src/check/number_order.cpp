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
      Finding& f =
          add(out_, story_, "number.order", Level::error, {a.span.begin, b.span.end},
              fmt::format("{} is more than {}: the range runs backwards", shown(a.value, 2), shown(b.value, 2)), 0.92);
      because(f, "the range begins with " + slice(story_, a), a.span);
      because(f, "and ends with " + slice(story_, b), b.span);
      f.replacement = std::string(story_.document.slice({a.span.begin, a.number.begin})) +
                      std::string(story_.document.slice(b.number)) +
                      std::string(story_.document.slice({a.number.end, b.number.begin})) +
                      std::string(story_.document.slice(a.number)) +
                      std::string(story_.document.slice({b.number.end, b.span.end}));
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
