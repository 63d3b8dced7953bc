// Parts and wholes: "12 of the 10 members", shares of one vote that add up to more than all of it.
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
      if (line.percents >= 2) check_shares(line);
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

  // -- shares of one whole --

  struct Part {
    const Quantity* q;
    std::size_t at;
  };

  void check_shares(const Line& line) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const Quantity* q = line.pieces[i].quantity;
      if (!q || q->kind != QuantityKind::percent) continue;
      if (line.pieces[i].ranged || q->value <= 0 || q->value >= 100) return;
      parts.push_back({q, i});
    }
    if (parts.size() < 2 || parts.size() > 12) return;
    if (!exclusive(line, parts)) return;
    double sum = 0, low = 0, high = 0;
    std::string calculation;
    for (const Part& part : parts) {
      Interval r = rounded(story_, *part.q);
      r = {std::max(r.low, part.q->value - 3), std::isinf(r.high) ? r.high : std::min(r.high, part.q->value + 3)};
      sum += part.q->value, low += r.low, high += r.high;
      calculation += (calculation.empty() ? "" : " + ") + shown(part.q->value, 2);
    }
    const bool rest = has_rest(line, parts.back().at);
    const double most = 101 + 0.5 * static_cast<double>(parts.size() > 3 ? 2 : 1);
    if (std::isinf(high)) {
      if (low <= most) return;
    } else if (!(low > 100.01 && sum > most) && !(rest && high < 99.99 && sum < 98)) {
      return;
    }
    const Part& last = parts.back();
    const bool sure = !exclusive_by_list_ || (sum > 103 && line.has({"vote", "votes"}) &&
                                              line.has({"won", "took", "got", "received", "polled"}));
    Finding& f = add(out_, story_, "number.shares", sure ? Level::error : Level::warning,
                     {parts.front().q->span.begin, last.q->span.end},
                     fmt::format("{} = {} percent, not 100", calculation, shown(sum, 2)), sure ? 0.92 : 0.75);
    because(f, fmt::format("the shares are parts of one whole: {} = {}", calculation, shown(sum, 2)),
            Span{parts.front().q->span.begin, last.q->span.end});
  }

  // "the rest", "the remaining 20 percent": what closes the whole.
  bool has_rest(const Line& line, std::size_t last) const {
    const std::size_t from = last > 3 ? last - 3 : 0;
    for (std::size_t i = from; i < last; ++i) {
      if (!is_word(line.pieces[i], {"rest", "remaining", "remainder"})) continue;
      if (i < last && std::any_of(
                          line.pieces.begin() + static_cast<std::ptrdiff_t>(i),
                          line.pieces.begin() + static_cast<std::ptrdiff_t>(last),
                          [](const Piece& p) { return p.quantity != nullptr; }))
        continue;
      return true;
    }
    return false;
  }

  // The shares exclude each other and have one base.
  bool exclusive(const Line& line, const std::vector<Part>& parts) {
    exclusive_by_list_ = false;
    if (line.has({"rose",         "fell",    "up",        "increase", "increased", "from",         "more",
                  "higher",       "than",    "compared",  "also",     "among",     "respectively", "multiple",
                  "versus",       "growth",  "grew",      "year",     "last",      "previous",     "earlier",
                  "respondents'", "either",  "both",      "turnout",  "discount",  "reduction",    "tariff",
                  "tariffs",      "rate",    "interest",  "then",     "later",     "margin",       "inflation",
                  "between",      "counted", "countries", "states",   "worldwide", "decline",      "drop",
                  "down",         "fallen",  "dropped",   "another"}) &&
        !has_rest(line, parts.back().at) && !opposed(line, parts))
      return false;
    if (line.has({"respectively", "multiple", "from", "compared", "versus", "rose", "fell", "increase", "decrease",
                  "growth"}) &&
        !line.has({"came"}) && !line.has({"comes"}))
      return false;
    if (line.has({";"})) return false;
    if (opposed(line, parts)) return true;
    if (parts.size() < 2) return false;
    if (has_rest(line, parts.back().at)) return true;
    // The remainder that polls name last.
    for (std::size_t i = parts[parts.size() - 2].at + 1; i < line.pieces.size(); ++i)
      if (is_word(line.pieces[i], {"undecided", "unsure", "abstained", "abstaining", "unknown", "uncertain"}) ||
          (i + 1 < line.pieces.size() && is_word(line.pieces[i], {"no", "not", "n't", "don't", "didn't", "neither"}) &&
           is_word(line.pieces[i + 1], {"opinion", "know", "sure", "answer", "preference", "view", "decided"})) ||
          (is_word(line.pieces[i], {"don't", "didn't"})))
        return parts.size() >= 3;
    if (parts.size() < 3) return false;
    exclusive_by_list_ = true;
    // "A won 45 percent of the vote, B 40 percent and C 25 percent"
    if (line.has({"vote", "votes", "ballots"}) &&
        line.has({"won", "took", "received", "got", "gained", "polled", "secured", "had", "with", "scored"}))
      return true;
    // "45 percent came from coal, 40 percent from gas and 25 percent from wind"
    return line.has(
               {"came", "comes", "consists", "consisted", "comprised", "split", "divided", "breakdown", "composed"}) &&
           line.has({"from", "into", "of", "between"});
  }

  // "60 percent in favour and 45 percent against".
  bool opposed(const Line& line, const std::vector<Part>& parts) const {
    struct Row {
      Words yes, no;
    };
    static const Row rows[] = {
        {{"favour", "favor", "for", "favoured", "favored"}, {"against", "opposed", "oppose"}},
        {{"supported", "support", "supporting", "backed", "back", "backing"},
         {"opposed", "oppose", "opposing", "against", "rejected"}},
        {{"approve", "approved", "approving"}, {"disapprove", "disapproved", "disapproving"}},
        {{"yes"}, {"no"}},
        {{"agreed", "agree"}, {"disagreed", "disagree"}},
        {{"men", "male", "males"}, {"women", "female", "females"}},
        {{"satisfied"}, {"dissatisfied", "unsatisfied"}},
        {{"remain"}, {"leave"}},
    };
    if (parts.size() > 4 || parts.size() < 2) return false;
    const std::size_t middle = parts[1].at;
    const auto side = [&](std::size_t from, std::size_t to, Words words) {
      for (std::size_t i = from; i < std::min(to, line.pieces.size()); ++i)
        if (is_word(line.pieces[i], words)) return true;
      return false;
    };
    for (const Row& row : rows) {
      const std::size_t next = parts.size() > 2 ? parts[2].at : line.pieces.size();
      if ((side(parts[0].at, middle, row.yes) && side(middle, next, row.no)) ||
          (side(parts[0].at, middle, row.no) && side(middle, next, row.yes))) {
        // "60 percent of men supported it and 45 percent of women opposed it": two bases.
        return !(side(parts[0].at, middle, {"of"}) && side(middle, next, {"of"}));
      }
    }
    return false;
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  bool exclusive_by_list_ = false;
};

}  // namespace

void check_parts(const Text& text, Output& out) { PartsCheck(text, out).run(); }

}  // namespace claims::check::figure
