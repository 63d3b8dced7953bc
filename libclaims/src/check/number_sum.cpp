// Totals whose items follow in the next clause or sentence: "Twelve people were killed. Five died in Harrow, four in
// Linden and three in Marsh."
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

struct Items {
  std::vector<const Piece*> parts;
  bool closed = false;  // the last one behind "and"
};

class SumCheck {
 public:
  SumCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      if (line.amounts < 2) continue;
      if (line.amounts >= 3 && check_clause(line)) continue;
      if (line.amounts == 3 && check_pair(line)) continue;
      if (i > 0 && line.amounts >= 2 && text_.lines[i - 1].sentence + 1 == line.sentence)
        check_sentences(text_.lines[i - 1], line);
    }
  }

 private:
  static bool countable(const Piece& p) {
    return p.quantity && !p.ranged && p.quantity->value >= 1 && !hedged(*p.quantity) &&
           (p.quantity->kind == QuantityKind::number || p.quantity->kind == QuantityKind::money ||
            p.quantity->kind == QuantityKind::measure);
  }

  // The figures of a list from piece `first` to the end: each begins its item, the last item stands behind "and".
  // Unclosed where a figure stands inside an item, or another one is of another kind.
  static Items items_from(const Line& line, std::size_t first, const Quantity& total) {
    Items items;
    bool open = true, and_seen = false;  // an item may begin; "and" was seen before the last figure
    std::size_t words = 0;
    for (std::size_t k = first; k < line.pieces.size(); ++k) {
      const Piece& p = line.pieces[k];
      if (p.quantity) {
        // "500 million euros. Of this, 300 million"
        const bool scaled = total.kind == QuantityKind::money && p.quantity->kind == QuantityKind::number &&
                            p.quantity->unit.empty() && p.quantity->value >= 1e6;
        if (!open || !countable(p) || (p.quantity->kind != total.kind && !scaled)) return {};
        if (total.kind != QuantityKind::number && p.quantity->unit != total.unit && !scaled) return {};
        items.parts.push_back(&p);
        items.closed = and_seen;
        open = false;
        words = 0;
      } else if (p.mark == ',' || is_word(p, {"and"})) {
        if (open && items.parts.empty() && p.mark == ',') return {};
        open = true;
        words = 0;
        and_seen = is_word(p, {"and"});
      } else if (p.mark != 0 && p.mark != '.' && p.mark != '-' && p.mark != '\'') {
        return {};
      } else if (p.time && (p.time->year || p.time->type == TimeType::date)) {
        return {};
      } else if (p.mark == 0 && ++words > 7) {
        return {};
      }
    }
    if (items.parts.size() < 2 || open) items.closed = false;
    return items;
  }

  // Words that make the figures no parts of one whole: choices, comparisons, other times.
  static bool other_figures(const Line& line) {
    return line.has({"or",        "several",  "choose",   "including", "among",    "also",  "both",  "than", "from",
                     "rose",      "fell",     "up",       "down",      "average",  "each",  "per",   "ago",  "another",
                     "others",    "further",  "previous", "year",      "compared", "times", "least", "most", "first",
                     "last",      "multiple", "earlier",  "then",      "after",    "such",  "some",  "only", "rest",
                     "remaining", "later",    "play",     "already",   "next",     "plus",  "too",   "since"});
  }

  // "asked 1,000 people; 610 answered yes, 290 no and 100 did not know", "of 1,000 people found 610 in favour, ..."
  bool check_clause(const Line& line) {
    const auto& p = line.pieces;
    for (std::size_t i = 0; i + 2 < p.size(); ++i) {
      if (!countable(p[i]) || p[i].quantity->value < 3) continue;
      const Quantity& total = *p[i].quantity;
      if (total.kind == QuantityKind::number && total.unit.empty()) return false;
      std::size_t k = i + 1;
      while (k < p.size() && p[k].mark == 0 && !p[k].quantity && !is_word(p[k], {"found", "showed"})) ++k;
      if (k + 1 >= p.size()) return false;
      const bool survey = is_word(p[k], {"found", "showed"}) && i > 0 && is_word(p[i - 1], {"of"});
      if (p[k].mark != ';' && !survey) return false;
      if (other_figures(line)) return false;
      const Items items = items_from(line, k + 1, total);
      if (items.parts.size() < 3 || !items.closed || !p[k + 1].quantity || !related(total, items)) return false;
      return compare(total, items, false);
    }
    return false;
  }

  // "has 640 pupils, 330 girls and 310 boys", "sent 200 athletes, 110 men and 90 women"
  bool check_pair(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("N:a , N:b and N:c .|,"), Pattern("N:a ( N:b and N:c )"),
                                             Pattern("N:a , of whom N:b are|were *2 and N:c *2 .|,")};
    for (const Pattern::Match& m : matches(line, all)) {
      if (!countable(*m['a']) || !countable(*m['b']) || !countable(*m['c'])) continue;
      const Quantity &total = *m['a']->quantity, &b = *m['b']->quantity, &c = *m['c']->quantity;
      if (!opposites(singular(b.unit), singular(c.unit)) || other_figures(line)) continue;
      Items items;
      items.parts = {m['b'], m['c']};
      items.closed = true;
      if (one_of(singular(total.unit), {"man", "woman", "boy", "girl"})) continue;
      return compare(total, items, true);
    }
    return false;
  }

  // Two kinds that are all there are.
  static bool opposites(std::string_view a, std::string_view b) {
    struct Row {
      std::string_view one, other;
    };
    static constexpr Row rows[] = {{"man", "woman"},       {"boy", "girl"},     {"male", "female"},
                                   {"adult", "child"},     {"son", "daughter"}, {"teacher", "pupil"},
                                   {"civilian", "soldier"}};
    return std::any_of(std::begin(rows), std::end(rows),
                       [&](const Row& r) { return (r.one == a && r.other == b) || (r.one == b && r.other == a); });
  }

  // The total alone in its sentence, the items in the next.
  void check_sentences(const Line& first, const Line& second) {
    if (first.percents + second.percents > 0 || first.amounts != 1 || other_figures(second) || other_figures(first))
      return;
    if (story_.sentences[first.sentence].block != story_.sentences[second.sentence].block) return;
    const auto at = std::find_if(first.pieces.begin(), first.pieces.end(), [](const Piece& p) { return countable(p); });
    if (at == first.pieces.end() || at->quantity->value < 3) return;
    const Quantity& total = *at->quantity;
    if (total.kind == QuantityKind::number && total.unit.empty()) return;
    std::size_t start = 0;
    const bool taken = second.pieces.size() > 3 && is_word(second.pieces[0], {"of"}) &&
                       is_word(second.pieces[1], {"these", "them", "those", "this", "that"});
    if (taken) start = second.pieces[2].mark == ',' ? 3 : 2;
    const Items items = items_from(second, start, total);
    if (items.parts.empty() || !items.closed) return;
    double sum = 0;
    for (const Piece* p : items.parts) sum += p->quantity->value;
    if (taken) {
      // No more than all of them.
      if (sum > total.value) compare(total, items, items.parts.size() >= 2);
      return;
    }
    if (items.parts.size() < 3 || !related(total, items) || !tied(first, second, total, items)) return;
    compare(total, items, false);
  }

  // The items count the same noun, or none of their own; money and measures are alike by their unit.
  static bool related(const Quantity& total, const Items& items) {
    if (total.kind != QuantityKind::number) return true;
    const bool people = is_people(singular(total.unit));
    return std::all_of(items.parts.begin(), items.parts.end(), [&](const Piece* p) {
      const std::string noun = singular(p->quantity->unit);
      return noun.empty() || noun == singular(total.unit) || (people && is_people(noun));
    });
  }

  static bool is_people(std::string_view noun) {
    return one_of(noun, {"person",   "passenger", "member", "soldier", "man",      "woman",   "child",   "adult",
                         "civilian", "crew",      "victim", "guest",   "worker",   "pupil",   "student", "boy",
                         "girl",     "officer",   "sailor", "teacher", "prisoner", "patient", "delegate"});
  }

  // Both sentences speak of one thing: the items have no noun, and what happens is of one kind; or they open with
  // "there were", or are what the whole is spent on.
  static bool tied(const Line& first, const Line& second, const Quantity& total, const Items& items) {
    const bool bare =
        std::all_of(items.parts.begin(), items.parts.end(), [](const Piece* p) { return p->quantity->unit.empty(); });
    if (total.kind == QuantityKind::money)
      return first.has({"spent", "cost", "costs", "spends", "spend", "budget", "paid"}) &&
             second.has({"cost", "costs", "for", "on", "to", "took"});
    if (total.kind != QuantityKind::number) return false;
    if (one_of(singular(total.unit), {"seat", "mandate"}))
      return second.has({"hold", "holds", "have", "has", "won", "took", "got"});
    if (!bare) return is_word(second.pieces.front(), {"there"}) || is_word(second.pieces.front(), {"they", "it"});
    return first.has({"killed", "died", "dead", "injured", "arrested", "rescued", "hurt", "wounded", "drowned",
                      "detained"}) &&
           second.has({"died", "were", "killed", "in", "from", "at", "on", "was"});
  }

  bool compare(const Quantity& total, const Items& items, bool all) {
    double sum = 0, low = 0, high = 0;
    std::string calculation;
    for (const Piece* p : items.parts) {
      const Interval r = counted(story_, *p->quantity);
      sum += p->quantity->value, low += r.low, high += r.high;
      calculation += (calculation.empty() ? "" : " + ") + shown(p->quantity->value, 3);
    }
    const Interval t = counted(story_, total);
    if (std::abs(sum - total.value) < 1e-6 * total.value) return true;
    if (std::any_of(items.parts.begin(), items.parts.end(),
                    [&](const Piece* p) { return p->quantity->value >= total.value; }))
      return false;
    if (sum > 2 * total.value || sum < 0.5 * total.value || reported(out_, "number.total", total.span)) return false;
    const bool explained = t.overlaps({low, high});
    if (explained && std::abs(sum - total.value) <= 0.02 * total.value) return true;
    const bool sure = !explained && sum > total.value && (all || items.parts.size() >= 3);
    Finding& f =
        add(out_, story_, "number.total", sure ? Level::error : Level::warning, total.span,
            fmt::format("{} = {}, not {}", calculation, shown(sum, 3), shown(total.value, 3)), sure ? 0.9 : 0.7);
    because(f, fmt::format("the total is {}", slice(story_, total)), total.span);
    because(f, calculation + " = " + shown(sum, 3),
            Span{items.parts.front()->span.begin, items.parts.back()->span.end});
    f.replacement = rewritten(story_, total, sum);
    return true;
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_sum(const Text& text, Output& out) { SumCheck(text, out).run(); }

}  // namespace claims::check::figure
