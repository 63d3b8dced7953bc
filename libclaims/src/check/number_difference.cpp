// Differences in plain figures: "900 members, 300 more than in 2019, when it had 500".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

class DifferenceCheck {
 public:
  DifferenceCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    // Captures: b now, c the difference, a before.
    static const std::vector<Pattern> all = {
        Pattern("Q:b *6 , Q:c more|higher than *2 T , when *4 Q:a", 1),
        Pattern("Q:b *6 , Q:c fewer|less|lower than *2 T , when *4 Q:a", -1),
        Pattern("Q:b *6 , Q:c more|higher than Q:a", 1),
        Pattern("Q:b *6 , Q:c fewer|less|lower than Q:a", -1),
        Pattern("@up *2 by Q:c from Q:a *4 to *1 Q:b", 1),
        Pattern("@up *2 by Q:c , from Q:a *4 to *1 Q:b", 1),
        Pattern("@up *2 by Q:c to Q:b from *1 Q:a", 1),
        Pattern("@down *2 by Q:c from Q:a *4 to *1 Q:b", -1),
        Pattern("@down *2 by Q:c , from Q:a *4 to *1 Q:b", -1),
        Pattern("@down *2 by Q:c to Q:b from *1 Q:a", -1),
        Pattern("from Q:a *5 to *1 Q:b *4 , *1 @upnoun of Q:c", 1),
        Pattern("from Q:a *5 to *1 Q:b *4 , *1 @downnoun of Q:c", -1),
        Pattern("N:b to *4 N:a , *3 margin|lead|difference|gap of N:c", margin),
        Pattern("N:b to *3 ' N:a , *3 margin|majority|lead|difference|gap of N:c", margin),
        Pattern("N:b to *4 N:a - *3 margin|lead|difference|gap of N:c", margin),
        Pattern("N:b *4 against N:a , *3 margin|lead|difference|gap of N:c", margin),
        Pattern("by *1 margin|majority|lead of N:c , N:b to *4 N:a", margin),
        Pattern("N:b to *4 N:a , *3 majority of N:c", majority),
        Pattern("N:b to *4 N:a - *3 majority of N:c", majority),
    };
    for (const Line& line : text_.lines) {
      if (line.amounts < 3) continue;
      for (const Pattern::Match& m : matches(line, all)) compare(line, m);
    }
  }

 private:
  enum Form { margin = 2, majority = 3 };  // whichever side has more

  void compare(const Line& line, const Pattern::Match& m) {
    const int sign = m.tag > 0 ? 1 : -1;
    const bool sides = m.tag >= margin, turned = sides && m['b']->quantity->value < m['a']->quantity->value;
    const Quantity &now = *m[turned ? 'a' : 'b']->quantity, &by = *m['c']->quantity,
                   &before = *m[turned ? 'b' : 'a']->quantity;
    // A majority in seats is counted against all other parties.
    if (m.tag == majority && singular(now.unit) != "vote" && singular(before.unit) != "vote") return;
    if (m['a']->ranged || m['b']->ranged || m['c']->ranged || !same_measure(now, before)) return;
    if (!same_measure(now, by) && !same_measure(before, by)) return;
    if (now.kind != before.kind || by.kind != now.kind || by.value < 1) return;
    if (by.unit == "times" || hedged(by) || hedged(now) || hedged(before)) return;
    if (m.last < line.pieces.size() && is_word(line.pieces[m.last], {"had"})) return;
    if (line.has({"average", "adjusted", "each", "annually", "per"})) return;
    const Interval n = counted(story_, now), d = counted(story_, by), o = counted(story_, before);
    const Interval change{sign > 0 ? n.low - o.high : o.low - n.high, sign > 0 ? n.high - o.low : o.high - n.low};
    const double right = sign * (now.value - before.value);
    const bool explained = change.overlaps(d);  // by rounding, but a reader who subtracts finds another figure
    if (explained && std::abs(right - by.value) <= 0.25 * by.value) return;
    if (right > 0 && (by.value > 20 * right || right > 20 * by.value)) return;  // not of one thing
    const std::string calculation =
        fmt::format("{} - {} = {}", shown(std::max(now.value, before.value), 3),
                    shown(std::min(now.value, before.value), 3), shown(std::abs(now.value - before.value), 3));
    const std::string message = right < 0 ? fmt::format("{} to {} is {}", shown(before.value, 3), shown(now.value, 3),
                                                        now.value > before.value ? "a rise" : "a fall")
                                          : fmt::format("{}, not {}", calculation, slice(story_, by));
    Finding& f = add(out_, story_, "number.change", explained ? Level::warning : Level::error, by.span, message,
                     explained ? 0.65 : 0.9);
    because(f, calculation, Span{std::min(now.span.begin, before.span.begin), std::max(now.span.end, before.span.end)});
    because(f, "the story gives the difference as " + slice(story_, by), by.span);
    if (right > 0) f.replacement = rewritten(story_, by, right);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_difference(const Text& text, Output& out) { DifferenceCheck(text, out).run(); }

}  // namespace claims::check::figure
