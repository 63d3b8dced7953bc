// Averages: "$120 million for 40 schools, or $4 million each".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <cmath>

namespace claims::check::figure {
namespace {

class AverageCheck {
 public:
  AverageCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    // Captures: a the total, b how many, c the average.
    static const std::vector<Pattern> all = {
        Pattern("A:a *6 among|between|across|for|to|by|over N:b *4 ,? - *1 average of Q:c"),
        Pattern("Q:a *6 among|between|across|for|to|by|over|in|on N:b *5 , *1 average of Q:c"),
        Pattern("Q:a *6 among|between|across|for|to|by|over|in|on N:b *5 , or|which|that *4 average of Q:c"),
        Pattern(
            "Q:a *6 among|between|across|for|to|by|over|in|on N:b *5 , or|giving|worth|about *3 Q:c each|apiece|per"),
        Pattern("Q:a *6 among|between|across|for|to|by|over|in|on N:b *5 , Q:c each|apiece|per"),
        Pattern("Q:a *6 among|between|across|for|to|by|over|in|on N:b *5 ( Q:c each|apiece|per"),
        Pattern("Q:a *6 among|between|across|for|to|by|over|in|on N:b *5 - *1 Q:c each|apiece|per"),
        Pattern("N:b *6 , *4 total *1 of Q:a , *2 average of Q:c"),
        Pattern("N:b *4 will|would *1 share|split|divide *5 Q:a *4 , *3 Q:c each|apiece"),
        Pattern("N:b *3 shared|split|divided|sharing|splitting *5 Q:a *4 , *4 Q:c each|apiece"),
        Pattern("U:b ,? *4 yield|yields|yielded|produce|produces|produced|gave Q:a **8 average of Q:c to|per|an"),
        Pattern("U:b ( U ) ,? *4 yield|yields|yielded|produce|produces|produced|gave Q:a **8 average of Q:c to|per|an"),
        Pattern("N:b at|costing|worth|of Q:c each|apiece , *6 total *3 Q:a"),
        Pattern("N:b *3 at|for|costing Q:c each|apiece , *3 for|or|total *4 Q:a"),
        Pattern("each of N:b *5 receives|received|receive|gets|get|paid|pay|pays|got Q:c , *6 total of Q:a"),
        Pattern("each of N:b *5 will receive|get|pay Q:c , *6 total of Q:a"),
        Pattern("N:b *5 will|would|each *2 receive|received|get|got|paid|pay Q:c each|apiece , *6 total of Q:a"),
        Pattern("N:b *5 receive|received|get|got|paid|pay Q:c each|apiece , *6 total of Q:a"),
        Pattern("N:b *5 Q:a *3 , *1 average of Q:c"),
        Pattern("Q:c *2 each of N:b *4 , *2 total of Q:a"),
        Pattern("Q:c each *2 to|for N:b *4 , *2 total of Q:a"),
        Pattern("each of N:b *3 get|gets|receive|receives|got|received|paid|pay|pays *4 Q:c , *6 total of Q:a"),
        Pattern("N:b *4 Q:c each|apiece , *6 total *1 of? Q:a"),
        Pattern("N:b *5 Q:a *4 , or? *1 Q:c each|apiece"),
        Pattern("N:b *4 Q:a *3 , or? Q:c on average"),
        Pattern("Q:a *3 in N:b *2 , or? Q:c on average"),
        Pattern("each of N:b *5 Q:c *2 , Q:a in all|total"),
        Pattern("each of N:b *5 Q:c *2 , Q:a altogether"),
    };
    for (const Line& line : text_.lines) {
      if (line.amounts < 3) continue;
      for (const Pattern::Match& m : matches(line, all)) compare(line, m);
    }
  }

 private:
  void compare(const Line& line, const Pattern::Match& m) {
    const Quantity &total = *m['a']->quantity, &count = *m['b']->quantity, &each = *m['c']->quantity;
    if (m['a']->ranged || m['b']->ranged || m['c']->ranged) return;
    if (count.value < 2 || each.value <= 0 || total.value <= count.value * 1e-3) return;
    if (total.kind != each.kind || (total.kind != QuantityKind::number && total.unit != each.unit)) return;
    if (count.unit.empty()) return;
    if (line.has({"median", "weighted", "month", "annually", "year", "week", "hour", "additional", "up", "plus", "then",
                  "different"}))
      return;
    const Interval t = rounded(story_, total), n = counted(story_, count), e = rounded(story_, each);
    if (std::isinf(t.high) || std::isinf(n.high) || std::isinf(e.high) || n.low <= 0 || t.low <= 0) return;
    const Interval mean{t.low / n.high * 0.97, t.high / n.low * 1.03};
    if (mean.overlaps(e)) return;
    const double right = total.value / count.value;
    if (std::abs(std::log10(right / each.value)) > 3.5) return;
    Finding& f = add(
        out_, story_, "number.average", Level::error, each.span,
        fmt::format("{} / {} = {}, not {}", shown(total.value), shown(count.value), shown(right), shown(each.value)),
        0.92);
    because(f, fmt::format("{} over {}", slice(story_, total), slice(story_, count)),
            Span{std::min(total.span.begin, count.span.begin), std::max(total.span.end, count.span.end)});
    because(f, fmt::format("the story gives {} each", slice(story_, each)), each.span);
    f.replacement = rewritten(story_, each, right);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_average(const Text& text, Output& out) { AverageCheck(text, out).run(); }

}  // namespace claims::check::figure
