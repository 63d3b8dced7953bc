// Totals against their items: "12 people: five in A, four in B", "12 gold, nine silver and four bronze, 27 in all",
// "of the 12 members nine voted for, four against".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

class TotalCheck {
 public:
  TotalCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (const Line& line : text_.lines) {
      if (line.amounts < 2) continue;
      done_ = 0;
      for (std::size_t i = 0; i < line.pieces.size(); ++i) {
        const Quantity* q = line.pieces[i].quantity;
        if (!q || !countable(line.pieces[i])) continue;
        if (i < done_) continue;
        if (!check_of(line, i) && !check_after(line, i)) check_before(line, i);
      }
    }
  }

 private:
  struct Items {
    std::vector<const Quantity*> parts;
    std::size_t first = 0, last = 0;
    bool closed = false;  // "..., and C": the list says that it is complete
  };

  static bool countable(const Piece& p) {
    return p.quantity && !p.ranged &&
           (p.quantity->kind == QuantityKind::number || p.quantity->kind == QuantityKind::money ||
            p.quantity->kind == QuantityKind::measure) &&
           p.quantity->value >= 1;
  }

  bool alike(const Quantity& a, const Quantity& b) const {
    return a.kind == b.kind && (a.kind == QuantityKind::number || a.unit == b.unit);
  }

  // Items of a list from piece k: "five in A, four in B and one in C".
  // Each has one figure and at most `most` words; `end` is where it must stop.
  Items read_items(const Line& line, std::size_t k, const Quantity& total, char closer) const {
    Items items;
    items.first = k;
    std::size_t words = 0;
    bool figure = false, and_seen = false;
    for (; k < line.pieces.size(); ++k) {
      const Piece& p = line.pieces[k];
      if (p.mark == closer && closer != 0) break;
      if (p.mark == '.' && k + 1 == line.pieces.size()) break;
      if (p.mark == ',' || p.mark == ';') {
        if (!figure) return {};
        if (k + 1 < line.pieces.size() && line.pieces[k + 1].quantity) figure = false, words = 0;
        else if (k + 2 < line.pieces.size() && is_word(line.pieces[k + 1], {"and", "plus"}) &&
                 line.pieces[k + 2].quantity)
          figure = false, words = 0;
        else if (closer == 0) break;
        else return {};
        continue;
      }
      if (is_word(p, {"and", "plus"}) && k + 1 < line.pieces.size() && line.pieces[k + 1].quantity) {
        if (and_seen && !figure) return {};
        and_seen = true;
        figure = false;
        words = 0;
        continue;
      }
      if (p.quantity) {
        if (figure || !countable(p) || !alike(*p.quantity, total) || hedged(*p.quantity)) return {};
        items.parts.push_back(p.quantity);
        figure = true;
        continue;
      }
      if (p.mark != 0 && p.mark != '-' && p.mark != '\'') return {};
      if (figure && and_seen && closer == 0 && is_word(p, {"who"})) break;
      if (!figure || ++words > 8) return {};
      if (is_word(p, {"including", "of", "whom", "whose", "per", "each", "were", "or", "than", "said"}) &&
          !is_word(p, {"of", "were"}))
        return {};
      items.last = k + 1;
    }
    if (!figure) return {};
    items.last = k;
    items.closed = and_seen;
    return items;
  }

  // "12 people: five in A, four in B and one in C", "12 medals (five gold, four silver and one bronze)",
  // "12 people, five in A, four in B and one in C"
  bool check_after(const Line& line, std::size_t i) {
    const Quantity& total = *line.pieces[i].quantity;
    std::size_t k = i + 1, steps = 0;
    while (k < line.pieces.size() && steps < 9 && line.pieces[k].mark == 0 && !line.pieces[k].quantity &&
           !is_word(line.pieces[k],
                    {"and", "or", "but", "including", "included", "include", "includes", "while", "per", "which"}))
      ++k, ++steps;
    if (k + 1 >= line.pieces.size()) return false;
    if (check_included(line, i, k) || check_made_up(line, i, k)) return true;
    const char opener = line.pieces[k].mark;
    const bool dash = opener == '-' && line.pieces[k].space;
    if (opener != ':' && opener != '(' && opener != ',' && !dash) return false;
    // A speaker who starts again: "19 — 19 children and two teachers".
    if ((dash || opener == ',') && (total.kind == QuantityKind::number) && total.unit.empty()) return false;
    if (opener == ',' && (total.kind != QuantityKind::number || (i > 0 && is_word(line.pieces[i - 1], {"of"}))))
      return false;
    if (total.value < 2 || (i > 0 && line.pieces[i - 1].mark == ',' && opener == ',')) return false;
    if (opener == ',' && k + 2 < line.pieces.size() && is_word(line.pieces[k + 1], {"with"})) ++k;
    if (!line.pieces[k + 1].quantity) return false;
    if (opener == ',' && hedged(total)) return false;  // "at least 12, five in A and four in B"
    const Items items = read_items(line, k + 1, total, opener == '(' ? ')' : dash ? '-' : 0);
    if (items.parts.size() < 2 || !items.closed) return false;
    // After a comma the list must be of the total's own kind: "killed 12 people, five in A and seven in B".
    if (opener == ',' && among_them(line, items) && same_or_people(items)) {
      if (sum_of(items) > total.high) report(line, total, items, sum_of(items), Level::error);
      return true;
    }
    if (opener == ',' && (!same_kind(items, total) || first_of_items(line, i, k + 1))) return false;
    const double sum = sum_of(items);
    const Fit found = fit(total, items);
    if (found == Fit::exact || (found == Fit::rounding && text_.lower.find("rounding") != std::string::npos))
      return true;
    if (opener == ',' && (sum > 2 * total.value || sum < total.value / 2)) return false;
    report(line, total, items, sum,
           (opener == ',' && sum < total.value) || found == Fit::rounding ? Level::warning : Level::error);
    return true;
  }

  // "ten sightings in Fife, six in Angus and two in Moray": the first figure has a place of its own.
  static bool first_of_items(const Line& line, std::size_t total, std::size_t item) {
    return total + 2 < item && item + 1 < line.pieces.size() && line.pieces[total + 2].capital &&
           is_word(line.pieces[total + 1], {"in", "at", "from", "on", "for", "near"}) &&
           line.pieces[total + 1].hash == line.pieces[item + 1].hash;
  }

  // "the 27 victims included 12 men, nine women and four children": no more than all of them, and men, women and
  // children are all of them.
  bool check_included(const Line& line, std::size_t i, std::size_t k) {
    const Quantity& total = *line.pieces[i].quantity;
    if (line.pieces[k].mark == ',') ++k;
    if (total.kind != QuantityKind::number || k + 1 >= line.pieces.size() ||
        !is_word(line.pieces[k], {"including", "included", "include", "includes"}))
      return false;
    const Items items = read_items(line, k + 1, total, 0);
    if (items.parts.size() < 2 || !items.closed || hedged(total)) return false;
    const double sum = sum_of(items);
    bool men = false, women = false, children = false, others = false;
    for (const Quantity* q : items.parts) {
      const std::string noun = singular(q->unit);
      if (noun == "man") men = true;
      else if (noun == "woman") women = true;
      else if (noun == "child") children = true;
      else others = true;
    }
    const bool all = men && women && children && !others;
    if (sum == total.value || (sum < total.value && !all)) return true;
    report(line, total, items, sum, sum > total.value && same_or_people(items) ? Level::error : Level::warning);
    return true;
  }

  // ", 45 children and 27 adults among them"
  static bool among_them(const Line& line, const Items& items) {
    for (std::size_t i = items.first; i < line.pieces.size(); ++i)
      if (is_word(line.pieces[i], {"among"})) return true;
    return false;
  }

  bool same_or_people(const Items& items) const {
    return std::all_of(items.parts.begin(), items.parts.end(), [](const Quantity* q) {
      const std::string noun = singular(q->unit);
      return noun == "man" || noun == "woman" || noun == "child" || noun == "girl" || noun == "boy" ||
             noun == "civilian" || noun == "adult" || noun == "soldier";
    });
  }

  // "is made up of 18 Labour, 12 Conservative and eight Liberal members"
  bool check_made_up(const Line& line, std::size_t i, std::size_t k) {
    const Quantity& total = *line.pieces[i].quantity;
    // "was a record and is made up of"
    for (std::size_t steps = 0; steps < 12 && k + 1 < line.pieces.size() && !line.pieces[k].quantity; ++steps) {
      if (line.pieces[k].mark != 0 && line.pieces[k].mark != '\'') break;
      ++k;
    }
    if (!line.pieces[k].quantity || hedged(total) || total.value < 3) return false;
    const auto is = [&](std::size_t back, Words words) {
      return k >= i + back && is_word(line.pieces[k - back], words);
    };
    const bool opened = (is(1, {"of"}) && is(2, {"up", "consists", "consisting", "composed", "consisted"})) ||
                        is(1, {"comprises", "comprising", "comprised"});
    if (!opened) return false;
    const Items items = read_items(line, k, total, 0);
    if (items.parts.size() < 2 || !items.closed) return false;
    const Fit found = fit(total, items);
    if (found != Fit::exact)
      report(line, total, items, sum_of(items), found == Fit::none ? Level::error : Level::warning);
    return true;
  }

  // The parts have no noun of their own, or the total's.
  bool same_kind(const Items& items, const Quantity& total) const {
    return std::all_of(items.parts.begin(), items.parts.end(),
                       [&](const Quantity* q) { return q->unit.empty() || singular(q->unit) == singular(total.unit); });
  }

  // "12 gold, nine silver and four bronze medals, a total of 27", "... 27 in all"
  bool check_before(const Line& line, std::size_t i) {
    const Quantity& total = *line.pieces[i].quantity;
    const std::string before = normal(
        std::string_view(text_.lower)
            .substr(total.span.begin > 28 ? total.span.begin - 28 : 0, std::min<std::uint32_t>(28, total.span.begin)));
    const bool announced = ends_with_word(
        before, {"a total of", "for a total of", "in total", "in all", "making a total of", "bringing the total to",
                 "for a combined", "a combined", "altogether", "total of", "a combined total of"});
    const bool closed = i + 2 < line.pieces.size() + 1 && i + 1 < line.pieces.size() &&
                        ((is_word(line.pieces[i + 1], {"in"}) && i + 2 < line.pieces.size() &&
                          is_word(line.pieces[i + 2], {"all", "total"})) ||
                         is_word(line.pieces[i + 1], {"altogether"}));
    if (!announced && !closed) return false;
    // Backwards: the list ends at a comma or dash before the total.
    std::size_t end = i;
    while (end > 0 && !(line.pieces[end - 1].mark == ',' || line.pieces[end - 1].mark == '-') && i - end < 6) --end;
    if (end == 0 || i - end >= 6) return false;
    --end;
    // The list's start: the first figure such that all between are figures of a list.
    std::size_t first = end;
    std::size_t count = 0;
    for (std::size_t k = end; k > 0 && end - k < 40; --k)
      if (line.pieces[k - 1].quantity) {
        if (!countable(line.pieces[k - 1]) || !alike(*line.pieces[k - 1].quantity, total)) break;
        first = k - 1, ++count;
      }
    for (; count >= 2; --count) {
      Line part;
      part.sentence = line.sentence;
      part.pieces.assign(line.pieces.begin() + static_cast<std::ptrdiff_t>(first),
                         line.pieces.begin() + static_cast<std::ptrdiff_t>(end));
      const Items items = read_items(part, 0, total, 0);
      if (items.parts.size() >= 2 && items.closed && items.parts.size() == count) {
        const double sum = sum_of(items);
        if (fit(total, items) == Fit::none) report(line, total, items, sum, Level::error);
        return true;
      }
      do ++first;
      while (first < end && !line.pieces[first].quantity);
    }
    return false;
  }

  // "Of the 12 members, nine voted for and four against": more than there are.
  bool check_of(const Line& line, std::size_t i) {
    const Quantity& whole = *line.pieces[i].quantity;
    if (i == 0 || !is_word(line.pieces[i - 1], {"of"}) || whole.kind != QuantityKind::number || whole.unit.empty())
      return false;
    if (i >= 2 && line.pieces[i - 2].mark == 0 && !is_word(line.pieces[i - 2], {"out"})) return false;
    std::size_t k = i + 1;
    while (k < line.pieces.size() && k < i + 9 && line.pieces[k].mark != ',' && !line.pieces[k].quantity) ++k;
    if (k >= line.pieces.size()) return false;
    if (line.pieces[k].mark == ',') ++k;
    double sum = 0;
    Items items;
    items.first = k;
    bool own_total = false;
    for (; k < line.pieces.size(); ++k) {
      const Piece& p = line.pieces[k];
      if (p.mark == '.' || p.mark == ';' || p.mark == '(' ||
          is_word(p, {"including", "compared", "than", "from", "also", "another", "those", "whom", "after", "since"}))
        break;
      if (!p.quantity) continue;
      if (!countable(p) || p.quantity->kind != QuantityKind::number || hedged(*p.quantity)) break;
      if (!p.quantity->unit.empty() && singular(p.quantity->unit) != singular(whole.unit)) break;
      // A figure begins its clause: "nine voted", ", four against", "and two abstained".
      const Piece& before = line.pieces[k - 1];
      if (before.mark != ',' && !is_word(before, {"and", "while", "with", "but"}) && k != items.first &&
          !named_part(line, k, items.first))
        break;
      if (k + 1 < line.pieces.size() && is_word(line.pieces[k + 1], {"of", "more", "times", "or"})) break;
      items.parts.push_back(p.quantity);
      sum += p.quantity->value;
      own_total |= sum > whole.high;
    }
    items.last = k;
    if (items.parts.size() < 2 || !own_total || hedged(whole)) return false;
    std::string calculation = calculation_of(items);
    Finding& f = add(out_, story_, "number.total", Level::error, whole.span,
                     fmt::format("{} = {}, more than the {}", calculation, shown(sum), shown(whole.value)), 0.92);
    because(f, calculation + " = " + shown(sum), span_of(items));
    because(f, fmt::format("the whole is {}", slice(story_, whole)), whole.span);
    return true;
  }

  // "the Progress Party won 61, the Centre Union 40 and the Greens 25": a name before each figure.
  static bool named_part(const Line& line, std::size_t k, std::size_t first) {
    if (!line.pieces[k].quantity->unit.empty()) return false;
    for (std::size_t back = 1; back <= 6 && k - back >= first && back <= k; ++back) {
      const Piece& p = line.pieces[k - back];
      if (p.capital) return true;
      if (p.quantity || p.mark != 0) return false;
    }
    return false;
  }

  double sum_of(const Items& items) const {
    double sum = 0;
    for (const Quantity* q : items.parts) sum += q->value;
    return sum;
  }

  std::string calculation_of(const Items& items) const {
    std::string out;
    for (const Quantity* q : items.parts) out += (out.empty() ? "" : " + ") + shown(q->value, 3);
    return out;
  }

  Span span_of(const Items& items) const { return {items.parts.front()->span.begin, items.parts.back()->span.end}; }

  // How far sum and total are apart, against what rounding explains.
  enum class Fit { exact, rounding, none };
  Fit fit(const Quantity& total, const Items& items) const {
    double variance = 0, sum = 0, low = 0, high = 0;
    for (const Quantity* q : items.parts) {
      const Interval r = counted(story_, *q);
      const double half = (r.high - r.low) / 2;
      variance += half * half;
      sum += q->value, low += r.low, high += r.high;
    }
    const Interval t = counted(story_, total);
    if (hedged(total) || std::isinf(high)) return t.overlaps({low, high}) ? Fit::exact : Fit::none;
    const double off = std::abs(sum - total.value);
    if (off <= 1e-6 * total.value) return Fit::exact;
    const double explained = std::sqrt(variance) + (t.high - t.low) / 2;
    return off <= explained * 1.0001 ? Fit::rounding : Fit::none;
  }

  void report(const Line& line, const Quantity& total, const Items& items, double sum, Level level) {
    // A first part may itself be the total of the rest: "12 of them: ..."; the sum then is twice as large.
    if (sum == 2 * total.value || items.parts.size() > 12) return;
    if (std::any_of(items.parts.begin(), items.parts.end(),
                    [&](const Quantity* q) { return q->value >= total.value; }) &&
        level != Level::error)
      return;
    const std::string calculation = calculation_of(items);
    Finding& f = add(out_, story_, "number.total", level, total.span,
                     fmt::format("{} = {}, not {}", calculation, shown(sum, 3), shown(total.value, 3)),
                     level == Level::error ? 0.93 : 0.8);
    because(f, fmt::format("the total is {}", slice(story_, total)), total.span);
    because(f, calculation + " = " + shown(sum, 3), span_of(items));
    f.replacement = rewritten(story_, total, sum);
    for (std::size_t i = 0; i < line.pieces.size(); ++i)
      if (line.pieces[i].quantity == items.parts.back()) done_ = std::max(done_, i + 1);
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  std::size_t done_ = 0;
};

}  // namespace

void check_total(const Text& text, Output& out) { TotalCheck(text, out).run(); }

}  // namespace claims::check::figure
