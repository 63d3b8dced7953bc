#include "check/share.h"

#include "check/context.h"
#include "text/lexicon.h"

#include <algorithm>
#include <cmath>

namespace claims::check::figure {

std::size_t ShareReader::read(const Line& line, std::size_t i, Share& share) const {
  const auto& p = line.pieces;
  const auto quantity = [&](std::size_t k, QuantityKind kind) {
    return k < p.size() && p[k].quantity && p[k].quantity->kind == kind && !p[k].ranged ? p[k].quantity : nullptr;
  };
  if (const Quantity* q = quantity(i, QuantityKind::percent)) {
    share.value = q->value / 100;
    const Interval r = rounded(story_, *q);
    share.allowed = {r.low / 100, r.high / 100};
    return finish(line, i, 1, share);
  }
  if (const Quantity* a = quantity(i, QuantityKind::number)) {
    const bool in = i + 1 < p.size() && is_word(p[i + 1], {"in", "of"});
    const bool out = i + 2 < p.size() && is_word(p[i + 1], {"out"}) && is_word(p[i + 2], {"of"});
    std::size_t k = i + (out ? 3 : 2);
    if ((in || out) && k < p.size() && is_word(p[k], {"those", "the", "all"})) ++k;
    const Quantity* b = in || out ? quantity(k, QuantityKind::number) : nullptr;
    if (b && b->value >= a->value && a->value >= 1 && b->value > 1 && a->value == std::floor(a->value) &&
        a->unit.empty()) {
      const bool small = b->value <= 10;  // "one in four" is a rounded share
      const double v = a->value / b->value;
      const Interval ia = counted(story_, *a), ib = counted(story_, *b);
      share.value = v;
      share.allowed = small ? Interval{v - std::max(0.035, 0.1 * v), v + std::max(0.035, 0.1 * v)}
                            : Interval{ia.low / ib.high, ia.high / ib.low};
      if (hedged(*a))
        share.allowed = {std::min(share.allowed.low, v * 0.88),
                         std::isinf(a->high) ? 1 : std::max(share.allowed.high, v)};
      return finish(line, i, k + 1 - i, share);
    }
  }
  return read_fraction(line, i, share);
}

std::size_t ShareReader::read_fraction(const Line& line, std::size_t i, Share& share) const {
  const auto& p = line.pieces;
  if (i < p.size() && p[i].quantity && p[i].quantity->kind == QuantityKind::number && !p[i].ranged) {
    const Quantity* a = p[i].quantity;
    if (a->value > 0 && a->value < 1 && text_.words(a->number).find_first_of("0123456789") == std::string_view::npos)
      return fraction(line, i, 1, a->value, a->low != a->value, a->high != a->value, share);
    return 0;
  }
  struct Row {
    std::string_view word;
    double value;
    std::uint32_t hash = text::Lexicon::hash(word);
  };
  static constexpr Row rows[] = {{"half", 0.5}, {"third", 1 / 3.0}, {"quarter", 0.25}, {"fifth", 0.2}, {"tenth", 0.1}};
  if (i < p.size() && !p[i].time)
    for (const Row& row : rows)
      if (p[i].quantity ? p[i].quantity->kind == QuantityKind::ordinal && text_.words(p[i].quantity->number) == row.word
                        : row.hash == p[i].hash) {
        if (row.value != 0.5 && !(i > 0 && is_word(p[i - 1], {"a", "one"})) && !article_before(p[i])) return 0;
        bool low = false, high = false;
        hedge_before(line, i, low, high);
        return fraction(line, i, 1, row.value, low, high, share);
      }
  return 0;
}

bool ShareReader::article_before(const Piece& p) const {
  const std::string_view before =
      std::string_view(text_.lower).substr(p.span.begin > 4 ? p.span.begin - 4 : 0, p.span.begin > 4 ? 4 : 0);
  return before.ends_with(" a ") || before.ends_with("one ");
}

// low: "nearly half"; high: "more than half".
void ShareReader::hedge_before(const Line& line, std::size_t i, bool& low, bool& high) const {
  const std::uint32_t end = line.pieces[i].span.begin;
  const std::uint32_t begin = end > 24 ? end - 24 : 0;
  std::string before = normal(std::string_view(text_.lower).substr(begin, end - begin));
  for (std::string_view article : {" a", " one"})
    if (before.ends_with(article)) before.resize(before.size() - article.size());
  low = ends_with_word(before, {"nearly", "almost", "just under", "less than", "under", "about", "around", "roughly",
                                "fewer than", "some", "close to"});
  high = ends_with_word(before, {"more than", "over", "just over", "about", "around", "roughly", "at least", "some"});
  wide_low_ = ends_with_word(before, {"less than", "under", "fewer than"}) && !ends_with_word(before, {"just under"});
  wide_high_ = ends_with_word(before, {"more than", "over", "at least"}) && !ends_with_word(before, {"just over"});
}

std::size_t ShareReader::fraction(const Line& line, std::size_t i, std::size_t size, double v, bool low, bool high,
                                  Share& share) const {
  bool l = low, h = high;
  hedge_before(line, i, l, h);
  l |= low, h |= high;
  const double slack = std::max(0.025, 0.1 * v);
  share.value = v;
  share.allowed = {v - slack, v + slack};
  if (l && !h) share.allowed = {wide_low_ ? 0 : v * 0.85, v * 1.01};
  if (h && !l) share.allowed = {v * 0.99, wide_high_ ? 1 : v * 1.2};
  if (l && h) share.allowed = {v * 0.85, v * 1.15};
  return finish(line, i, size, share);
}

std::size_t ShareReader::finish(const Line& line, std::size_t i, std::size_t size, Share& share) const {
  share.span = {line.pieces[i].span.begin, line.pieces[i + size - 1].span.end};
  share.words = std::string(story_.document.slice(share.span));
  return size;
}

}  // namespace claims::check::figure
