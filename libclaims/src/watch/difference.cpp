#include "watch/difference.h"

#include <algorithm>
#include <optional>

namespace claims::watch {
namespace {

using Index = std::int64_t;

struct Box {
  Index a_begin, a_end, b_begin, b_end;

  Index width() const { return a_end - a_begin; }
  Index height() const { return b_end - b_begin; }
};

class Comparison {
 public:
  Comparison(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint64_t& steps)
      : a_(a),
        b_(b),
        steps_(steps),
        gone_(a.size()),
        added_(b.size()),
        forward_(a.size() + b.size() + 3),
        backward_(a.size() + b.size() + 3) {}

  std::vector<Edit> run() {
    compare({0, static_cast<Index>(a_.size()), 0, static_cast<Index>(b_.size())});
    std::vector<Edit> edits;
    std::uint32_t i = 0, j = 0;
    const auto n = static_cast<std::uint32_t>(a_.size()), m = static_cast<std::uint32_t>(b_.size());
    while (i < n || j < m) {
      Edit edit{i, i, j, j};
      while (i < n && gone_[i]) ++i;
      while (j < m && added_[j]) ++j;
      edit.a_end = i;
      edit.b_end = j;
      if (edit.a_begin != i || edit.b_begin != j) edits.push_back(edit);
      else ++i, ++j;
    }
    return edits;
  }

 private:
  std::uint32_t a(Index i) const { return a_[static_cast<std::size_t>(i)]; }
  std::uint32_t b(Index j) const { return b_[static_cast<std::size_t>(j)]; }

  void replace(const Box& box) {
    std::fill(gone_.begin() + box.a_begin, gone_.begin() + box.a_end, true);
    std::fill(added_.begin() + box.b_begin, added_.begin() + box.b_end, true);
  }

  // Each level halves the number of differences, so the depth is logarithmic.
  void compare(Box box) {
    while (box.width() > 0 && box.height() > 0 && a(box.a_begin) == b(box.b_begin)) ++box.a_begin, ++box.b_begin;
    while (box.width() > 0 && box.height() > 0 && a(box.a_end - 1) == b(box.b_end - 1)) --box.a_end, --box.b_end;
    if (box.width() == 0 || box.height() == 0) return replace(box);
    const auto middle = middle_of(box);
    if (!middle) return replace(box);
    compare({box.a_begin, middle->a_begin, box.b_begin, middle->b_begin});
    compare({middle->a_end, box.a_end, middle->b_end, box.b_end});
  }

  Index& at(std::vector<Index>& furthest, const Box& box, Index diagonal) const {
    return furthest[static_cast<std::size_t>(diagonal + box.height() + 1)];
  }

  static bool inside(const Box& box, Index i, Index diagonal) {
    return i >= 0 && i <= box.width() && i >= diagonal && i - diagonal <= box.height();
  }

  // A run of equal elements in the middle of a shortest path through the box; nothing once the steps are used up. A
  // diagonal is i - j; `furthest` has the largest i reached on each, counted from the corner it starts in.
  std::optional<Box> middle_of(const Box& box) {
    const Index n = box.width(), m = box.height(), delta = n - m;
    at(forward_, box, 1) = 0;
    at(backward_, box, delta - 1) = n;
    for (Index d = 0; d <= (n + m + 1) / 2; ++d) {
      const auto cost = static_cast<std::uint64_t>(2 * d + 2);
      if (steps_ < cost) return steps_ = 0, std::nullopt;
      steps_ -= cost;
      if (const auto met = step_forward(box, d)) return met;
      if (const auto met = step_backward(box, d)) return met;
    }
    return std::nullopt;
  }

  std::optional<Box> step_forward(const Box& box, Index d) {
    const Index n = box.width(), m = box.height(), delta = n - m;
    for (Index k = std::max(-d, -m + ((d + m) & 1)); k <= std::min(d, n - ((d + n) & 1)); k += 2) {
      const bool down = k == -d || k == -m || (k != d && k != n && at(forward_, box, k - 1) < at(forward_, box, k + 1));
      const Index start = down ? at(forward_, box, k + 1) : at(forward_, box, k - 1) + 1;
      Index i = start;
      while (i < n && i - k < m && i - k >= 0 && a(box.a_begin + i) == b(box.b_begin + i - k)) ++i;
      at(forward_, box, k) = i;
      if ((delta & 1) == 0 || k < delta - (d - 1) || k > delta + (d - 1)) continue;
      if (i >= at(backward_, box, k) && inside(box, start, k) && inside(box, i, k))
        return Box{box.a_begin + start, box.a_begin + i, box.b_begin + start - k, box.b_begin + i - k};
    }
    return std::nullopt;
  }

  std::optional<Box> step_backward(const Box& box, Index d) {
    const Index n = box.width(), m = box.height(), delta = n - m;
    for (Index c = std::max(-d, -n + ((d + n) & 1)); c <= std::min(d, m - ((d + m) & 1)); c += 2) {
      const Index k = delta + c;
      const bool up = c == d || c == m || (c != -d && c != -n && at(backward_, box, k - 1) < at(backward_, box, k + 1));
      const Index start = up ? at(backward_, box, k - 1) : at(backward_, box, k + 1) - 1;
      Index i = start;
      while (i > 0 && i - k > 0 && i - k <= m && a(box.a_begin + i - 1) == b(box.b_begin + i - k - 1)) --i;
      at(backward_, box, k) = i;
      if ((delta & 1) != 0 || k < -d || k > d) continue;
      if (i <= at(forward_, box, k) && inside(box, start, k) && inside(box, i, k))
        return Box{box.a_begin + i, box.a_begin + start, box.b_begin + i - k, box.b_begin + start - k};
    }
    return std::nullopt;
  }

  std::span<const std::uint32_t> a_, b_;
  std::uint64_t& steps_;
  std::vector<bool> gone_, added_;
  std::vector<Index> forward_, backward_;
};

}  // namespace

std::vector<Edit> differences(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                              std::uint64_t& steps) {
  return Comparison(a, b, steps).run();
}

}  // namespace claims::watch
