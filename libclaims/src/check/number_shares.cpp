// Shares of one whole that add up to more or less than it: "45 percent yes, 40 percent no and 25 percent undecided".
#include "check/context.h"
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace claims::check::figure {
namespace {

struct Part {
  double value = 0;
  Interval range;
  Span span;
  std::size_t at = 0;  // piece
  bool fraction = false;
};

class SharesCheck {
 public:
  SharesCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < text_.lines.size(); ++i) {
      const Line& line = text_.lines[i];
      if (line.percents < 1) {
        if (line.has({"half"}) && line.has({"abstained", "undecided", "no", "against"})) check(line);
        continue;
      }
      if (i + 1 < text_.lines.size() && goes_on(line, text_.lines[i + 1])) {
        check(joined(line, text_.lines[i + 1]));
        ++i;
      } else {
        check(line);
      }
    }
  }

 private:
  // "Another 25 percent do not know.", "The remaining 17 percent had no opinion."
  static bool goes_on(const Line& first, const Line& second) {
    if (second.sentence != first.sentence + 1 || first.percents < 2 || second.percents != 1 || second.amounts > 0)
      return false;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, second.pieces.size()); ++i) {
      if (second.pieces[i].quantity) return i > 0;
      if (!is_word(second.pieces[i], {"another", "a", "further", "the", "remaining", "rest", "other", ",", "-"}))
        return false;
    }
    return false;
  }

  static Line joined(const Line& first, const Line& second) {
    Line both = first;
    for (const Piece& p : second.pieces)
      if (!is_word(p, {"another", "further"})) both.pieces.push_back(p);
    both.percents += second.percents;
    return both;
  }

  bool parts_of(const Line& line, std::vector<Part>& parts) const {
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const Quantity* q = line.pieces[i].quantity;
      if (q && q->kind == QuantityKind::percent) {
        if (line.pieces[i].ranged || q->value <= 0 || q->value >= 100) return false;
        Interval r = rounded(story_, *q);
        r = {std::max(r.low, q->value - 3), std::isinf(r.high) ? r.high : std::min(r.high, q->value + 3)};
        parts.push_back({q->value, r, q->span, i, false});
      } else if (const double bare = parts.empty() ? 0 : bare_share(line, i); bare > 0) {
        parts.push_back({bare, {bare - 0.5, bare + 0.5}, line.pieces[i].span, i, false});
      } else if (const double v = fraction_at(line, i); v > 0) {
        parts.push_back({v, {0.92 * v, 1.08 * v}, line.pieces[i].span, i, true});
      }
    }
    return parts.size() >= 2 && parts.size() <= 12;
  }

  // "polled 41 percent of the vote, the Greens 33 and Labour 26": only the first says percent. 0 for anything else.
  double bare_share(const Line& line, std::size_t i) const {
    if (line.percents != 1 || i == 0 || i + 1 >= line.pieces.size() || line.pieces[i].time) return 0;
    const std::string_view figures = text_.words(line.pieces[i].span);
    if (figures.size() > 2 || figures.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    const Piece &name = line.pieces[i - 1], &next = line.pieces[i + 1];
    const bool list = (name.capital || is_word(name, {"independents", "others"})) &&
                      (next.mark == ',' || next.mark == '.' || is_word(next, {"and"}));
    if (!list || !line.has({"vote", "votes"}) || !line.has({"polled", "won", "took", "got", "received"})) return 0;
    double value = 0;
    for (const char c : figures) value = 10 * value + (c - '0');
    return value;
  }

  // "half of the members", "a third abstained", "two thirds": in percent; 0 for anything else.
  double fraction_at(const Line& line, std::size_t i) const {
    const Piece& p = line.pieces[i];
    if (is_word(p, {"half"})) {
      const bool ends = i == 0 || line.pieces[i - 1].mark == ',' || is_word(line.pieces[i - 1], {"and"});
      return ends ? 50 : 0;
    }
    if (!p.quantity) return 0;
    if (p.quantity->kind == QuantityKind::ordinal && (p.quantity->unit.empty() || line.percents == 0) &&
        p.quantity->value >= 3 && p.quantity->value <= 10 &&
        has_word(normal(std::string_view(text_.lower)
                            .substr(p.span.begin > 4 ? p.span.begin - 4 : 0, std::min<std::uint32_t>(4, p.span.begin))),
                 {"a", "one"}))
      return 100 / p.quantity->value;
    if (p.quantity->kind == QuantityKind::number && p.quantity->value < 1 && p.quantity->unit.empty() &&
        text_.words(p.quantity->number).find('.') == std::string_view::npos)
      return 100 * p.quantity->value;
    return 0;
  }

  void check(const Line& line) {
    std::vector<Part> parts;
    if (!parts_of(line, parts) || !exclusive(line, parts)) return;
    double sum = 0, low = 0, high = 0;
    std::string calculation;
    for (const Part& part : parts) {
      sum += part.value, low += part.range.low, high += part.range.high;
      calculation += (calculation.empty() ? "" : " + ") + shown(part.value, part.fraction ? 0 : 2);
    }
    const bool rest = has_rest(line, parts.back().at);
    const double most = 101 + 0.5 * static_cast<double>(parts.size() > 3 ? 2 : 1);
    if (std::isinf(high)) {
      if (low <= most) return;
    } else if (!(low > 100.01 && sum > most) && !(rest && high < 99.99 && sum < 98)) {
      return;
    }
    const bool sure = !by_list_ || (sum > 103 && sure_);
    const Span span{parts.front().span.begin, parts.back().span.end};
    Finding& f = add(out_, story_, "number.shares", sure ? Level::error : Level::warning, span,
                     fmt::format("{} = {} percent, not 100", calculation, shown(sum, 2)), sure ? 0.92 : 0.75);
    because(f, fmt::format("the shares are parts of one whole: {} = {}", calculation, shown(sum, 2)), span);
  }

  // "the rest", "the remaining 20 percent": what closes the whole.
  static bool has_rest(const Line& line, std::size_t last) {
    for (std::size_t i = last > 3 ? last - 3 : 0; i < last; ++i) {
      if (!is_word(line.pieces[i], {"rest", "remaining", "remainder"})) continue;
      if (std::any_of(line.pieces.begin() + static_cast<std::ptrdiff_t>(i),
                      line.pieces.begin() + static_cast<std::ptrdiff_t>(last),
                      [](const Piece& p) { return p.quantity != nullptr; }))
        continue;
      return true;
    }
    return false;
  }

  // The shares exclude each other and have one base.
  bool exclusive(const Line& line, const std::vector<Part>& parts) {
    by_list_ = sure_ = false;
    const bool rest = has_rest(line, parts.back().at), comes = line.has({"came", "comes", "come"});
    if (line.has({"rose",      "fell",    "increase",  "increased",    "more",      "higher",       "than",
                  "compared",  "also",    "among",     "respectively", "multiple",  "versus",       "growth",
                  "grew",      "year",    "last",      "previous",     "earlier",   "respondents'", "either",
                  "both",      "turnout", "discount",  "reduction",    "tariff",    "tariffs",      "rate",
                  "interest",  "then",    "later",     "margin",       "inflation", "between",      "counted",
                  "countries", "states",  "worldwide", "decline",      "drop",      "down",         "fallen",
                  "dropped",   "another"}) &&
        !rest && !opposed(line, parts))
      return false;
    if (line.has(
            {"respectively", "multiple", "compared", "versus", "rose", "fell", "increase", "decrease", "growth"}) &&
        !comes)
      return false;
    if (line.has({"from"}) && !comes && !rest) return false;
    if (line.has({";"}) || (!rest && goes_up(line) && !opposed(line, parts))) return false;
    if (opposed(line, parts) || rest) return true;
    if (remainder_of_poll(line, parts)) return parts.size() >= 3;
    if (parts.size() < 3) return false;
    by_list_ = true;
    return one_whole(line, parts);
  }

  // "up" of a rise, not of "make up".
  static bool goes_up(const Line& line) {
    for (std::size_t i = 0; i < line.pieces.size(); ++i)
      if (is_word(line.pieces[i], {"up"}) &&
          !(i > 0 && is_word(line.pieces[i - 1], {"make", "makes", "made", "making"})))
        return true;
    return false;
  }

  // The remainder that polls name last.
  static bool remainder_of_poll(const Line& line, const std::vector<Part>& parts) {
    for (std::size_t i = parts[parts.size() - 2].at + 1; i < line.pieces.size(); ++i)
      if (is_word(line.pieces[i],
                  {"undecided", "unsure", "abstained", "abstaining", "unknown", "uncertain", "don't", "didn't"}) ||
          (i + 1 < line.pieces.size() && is_word(line.pieces[i], {"no", "not", "n't", "neither"}) &&
           is_word(line.pieces[i + 1], {"opinion", "know", "sure", "answer", "preference", "view", "decided"})))
        return true;
    return false;
  }

  // Words that make a list of three and more shares one of parts that exclude each other.
  bool one_whole(const Line& line, const std::vector<Part>& parts) {
    // "A won 45 percent of the vote, B 40 percent and C 25 percent"
    const bool vote = line.has({"vote", "votes", "ballots"});
    sure_ = vote && line.has({"won", "took", "got", "received", "polled"});
    if (vote && line.has({"won", "took", "received", "got", "gained", "polled", "secured", "had", "with", "scored"}))
      return true;
    // "45 percent came from coal, 40 percent from gas and 25 percent from wind"
    if (line.has(
            {"came", "comes", "consists", "consisted", "comprised", "split", "divided", "breakdown", "composed"}) &&
        line.has({"from", "into", "of", "between"}))
      return true;
    const auto any = [&](std::string_view list) {
      return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& p) { return in_list(p, list); });
    };
    // "The poll gave the Greens 45 percent, Labour 40 percent and the Liberals 25 percent"
    if (line.has({"poll", "survey", "vote", "election"}) && named(line, parts)) return sure_ = true;
    // "too high ... about right ... too low"
    if (std::count_if(line.pieces.begin(), line.pieces.end(), [](const Piece& p) { return is_word(p, {"too"}); }) ==
            2 &&
        line.has({"right"}))
      return true;
    // "come by bus ... by bicycle ... on foot"
    if (std::count_if(line.pieces.begin(), line.pieces.end(), [](const Piece& p) { return in_list(p, "transport"); }) >
            1 &&
        line.has({"by"}))
      return true;
    // "spent as follows: 50 percent on wages"
    if (line.has({"spent", "spends", "spend", "goes", "allocated"}) && line.has({"on", "to"}) &&
        line.has({"money", "budget", "sum", "funds", "follows", "fund", "revenue"}))
      return true;
    if (!one_base(line, parts)) return false;
    // "wind gives 24 percent of the power", "the state owns 51 percent of the company"
    if ((any("supply") && any("supplied")) || (any("own") && any("owned"))) return sure_ = true;
    // "70 percent of the island is forest"
    if (any("land") && line.has({"is", "are", "was"})) return true;
    // "were damaged ... destroyed ... not touched"
    const std::size_t last = parts.back().at;
    for (std::size_t i = last + 1; i < std::min(last + 4, line.pieces.size()); ++i)
      if (is_word(line.pieces[i], {"not", "untouched", "undamaged", "unharmed", "intact", "spared", "unhurt"}))
        return line.has({"were", "was"});
    return false;
  }

  // Of one thing: "45 percent of the houses ..., 30 percent ... and 35 percent": one "of" at a share.
  static bool one_base(const Line& line, const std::vector<Part>& parts) {
    return std::count_if(parts.begin(), parts.end(), [&](const Part& part) {
             return part.at + 1 < line.pieces.size() && is_word(line.pieces[part.at + 1], {"of"});
           }) == 1;
  }

  // Each share stands behind a name: "Labour 40 percent".
  static bool named(const Line& line, const std::vector<Part>& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
      return part.at > 0 && (line.pieces[part.at - 1].capital ||
                             (part.at > 1 && is_word(line.pieces[part.at - 1], {"with", "at", "on"}) &&
                              line.pieces[part.at - 2].capital));
    });
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
        {{"remain", "stay"}, {"leave"}},
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
  bool by_list_ = false;  // the shares exclude each other by what is listed
  bool sure_ = false;
};

}  // namespace

void check_shares(const Text& text, Output& out) { SharesCheck(text, out).run(); }

}  // namespace claims::check::figure
