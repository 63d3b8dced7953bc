// Parts and wholes: "12 of the 10 members", "$110 million, which includes $130 million for ports".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

class PartsCheck {
 public:
  PartsCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      if (line.amounts >= 1 && line.pieces.size() > 3) check_part(line);
      if (line.amounts >= 2) check_opening(line);
      if (line.amounts >= 2) check_included(line);
    }
  }

 private:
  void check_part(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("N:a of N:b"),      Pattern("N:a of all|those|these N:b"),
                                             Pattern("N:a out of N:b"),  Pattern("N:a out of all|those N:b"),
                                             Pattern("N:a of *3 ' N:b"), Pattern("N:b , of whom|which N:a")};
    for (const Pattern::Match& m : matches(line, all)) {
      const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
      if (m['a']->ranged || m['b']->ranged || b.high < b.value || b.low > b.value) continue;
      if (a.low <= b.high || b.value < 2 || b.unit.empty()) continue;
      if (a.value < 1 || b.value != std::floor(b.value) || std::isinf(b.high)) continue;
      // "killed 40 of two families", "a record 250 of 12 kinds": what is counted is another thing.
      if (!a.unit.empty() && singular(a.unit) != singular(b.unit)) continue;
      const bool relative = a.span.begin > b.span.begin;  // "340 residents, of whom 360"
      const bool possessive = line.pieces[m.last - 2].mark == '\'';
      const bool definite = relative || possessive || definite_before(b);
      const bool out_of = is_word(line.pieces[m.first + 1], {"out"});
      if (!definite && !out_of) continue;
      if (m.first > 0 && is_word(line.pieces[m.first - 1], {"page", "chapter", "day", "week", "game", "part", "no",
                                                            "number", "score", "give", "gave"}))
        continue;
      if (b.value <= 2 && a.value >= 1.2 * b.value) continue;
      Finding& f = add(out_, story_, "number.part", Level::error,
                       {std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)},
                       fmt::format("{} cannot be part of {}", shown(a.value), shown(b.value)), 0.93);
      because(f, fmt::format("the part is {}", slice(story_, a)), a.span);
      because(f, fmt::format("the whole is {}", slice(story_, b)), b.span);
    }
  }

  // "Of the town's 40 shops, 52 have closed"
  void check_opening(const Line& line) {
    static const std::vector<Pattern> all = {Pattern("of *3 N:b *5 , only? N:a"),
                                             Pattern("of *3 ' N:b *5 , only? N:a")};
    Pattern::Match m;
    if (std::none_of(all.begin(), all.end(), [&](const Pattern& p) { return p.match(line, 0, m); })) return;
    const Quantity &a = *m['a']->quantity, &b = *m['b']->quantity;
    if (m['a']->ranged || m['b']->ranged || b.value < 3 || b.unit.empty() || std::isinf(b.high)) return;
    const bool possessive = m['b'] > line.pieces.data() && (m['b'] - 1)->mark == '\'';
    if (a.low <= b.high || a.value > 20 * b.value || !(possessive || definite_before(b))) return;
    // "Of the 12 villages, 400 houses": another thing is counted.
    const std::size_t next = m.last;
    const bool own = !a.unit.empty() && singular(a.unit) == singular(b.unit);
    const bool verb = next < line.pieces.size() &&
                      is_word(line.pieces[next], {"are", "were", "have", "had", "lost", "gained", "voted", "closed",
                                                  "will", "did", "said", "of", "remain", "remained"});
    // "Of the 40 farms, 52 lost sheep": the noun is what they lost.
    const bool inside = has_word(slice(story_, a), {"lost", "gained", "closed", "reported", "raised"});
    if (!own && !inside && !(a.unit.empty() && verb)) return;
    Finding& f = add(out_, story_, "number.part", Level::error, {b.span.begin, a.span.end},
                     fmt::format("{} cannot be part of {}", shown(a.value), shown(b.value)), 0.9);
    because(f, fmt::format("the part is {}", slice(story_, a)), a.span);
    because(f, fmt::format("the whole is {}", slice(story_, b)), b.span);
  }

  // "$110 million, which includes $130 million for ports": the part is larger than the whole.
  void check_included(const Line& line) {
    const auto& p = line.pieces;
    for (std::size_t i = 1; i + 1 < p.size(); ++i) {
      if (!is_word(p[i], {"includes", "including", "include", "included"})) continue;
      if (!p[i + 1].quantity) continue;
      const Quantity& part = *p[i + 1].quantity;
      if (part.kind == QuantityKind::ordinal || part.kind == QuantityKind::percent || p[i + 1].ranged || part.value < 3)
        continue;
      const Piece* whole = nullptr;
      for (std::size_t k = i; k > 0 && i - k < 24 && !whole; --k) {
        if (p[k - 1].mark == ';' || p[k - 1].mark == ':' || is_word(p[k - 1], {"and", "or", "while", "but"})) break;
        if (!p[k - 1].quantity || p[k - 1].quantity->kind != part.kind) continue;
        whole = &p[k - 1];
      }
      if (!whole || whole->ranged || !comparable(*whole->quantity, part)) continue;
      const Quantity& q = *whole->quantity;
      if (part.value > 20 * q.value) continue;  // "$1.27 a share, including a $3.8 million gain"
      if (std::isinf(q.high) ? part.value <= 1.1 * q.value : part.low <= rounded(story_, q).high) continue;
      const bool open = hedged(q) || q.kind != QuantityKind::money;
      Finding& f = add(out_, story_, "number.part", open ? Level::warning : Level::error, {q.span.begin, q.span.end},
                       fmt::format("{} cannot include {}", slice(story_, q), slice(story_, part)), open ? 0.75 : 0.9);
      because(f, "the whole is " + slice(story_, q), q.span);
      because(f, "the part is " + slice(story_, part), part.span);
    }
  }

  static bool comparable(const Quantity& whole, const Quantity& part) {
    if (whole.kind == QuantityKind::number) return !whole.unit.empty() && singular(whole.unit) == singular(part.unit);
    return whole.unit == part.unit;
  }

  bool definite_before(const Quantity& q) const {
    const std::uint32_t end = q.span.begin;
    const std::string before =
        normal(std::string_view(text_.lower).substr(end > 8 ? end - 8 : 0, std::min<std::uint32_t>(end, 8)));
    return ends_with_word(before, {"the", "all", "its", "their", "those", "these"});
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_parts(const Text& text, Output& out) { PartsCheck(text, out).run(); }

}  // namespace claims::check::figure
