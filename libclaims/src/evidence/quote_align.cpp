#include "evidence/quote_align.h"

#include "evidence/vocabulary.h"
#include "text/lexicon.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace claims::evidence {
namespace {

constexpr std::size_t longest_gap = 150;      // words that "..." may stand for
constexpr std::size_t longest_bracket = 12;   // words that brackets may stand for
constexpr std::size_t longest_window = 4000;  // words that are aligned at once
constexpr std::size_t tried = 3;              // windows that are aligned

constexpr float match_score = 2, change_score = -1, skip_score = -1;

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// Alignment of all items with the words [begin, end): Needleman-Wunsch with free ends on the side of the text.
class Aligner {
 public:
  Aligner(std::string_view text, const std::vector<QuoteItem>& items, const std::vector<QuoteWord>& words,
          std::size_t begin, std::size_t end)
      : text_(text), items_(items), words_(words), begin_(begin), width_(end - begin) {}

  QuoteAlignment run() {
    const std::size_t columns = width_ + 1;
    std::vector<float> above(columns, 0), row(columns);
    from_.assign((items_.size() + 1) * columns, 0);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const QuoteItem& item = items_[i];
      if (item.kind == QuoteItem::Kind::gap) span_row(i, above, row, longest_gap, 0.001F);
      else if (item.kind == QuoteItem::Kind::bracket) span_row(i, above, row, longest_bracket, 0.1F);
      else word_row(i, above, row);
      above.swap(row);
    }
    const std::size_t last = static_cast<std::size_t>(std::max_element(above.begin(), above.end()) - above.begin());
    score = above[last];
    return traced(last);
  }

  float score = 0;

 private:
  enum : std::uint16_t { start = 0, diagonal = 1, up = 2, left = 3, span = 16 };  // span + n: n words

  std::uint16_t& from(std::size_t i, std::size_t j) { return from_[(i + 1) * (width_ + 1) + j]; }

  bool matches(const QuoteItem& item, const QuoteWord& word) const {
    if (item.kind == QuoteItem::Kind::word) return item.word.folded == word.folded;
    const std::string_view letters = text_.substr(word.span.begin, word.span.size());
    return letters.size() >= item.head.size() + item.tail.size() &&
           same_letters(letters.substr(0, item.head.size()), item.head) &&
           same_letters(letters.substr(letters.size() - item.tail.size()), item.tail);
  }

  void word_row(std::size_t i, const std::vector<float>& above, std::vector<float>& row) {
    row[0] = above[0] + skip_score;
    from(i, 0) = up;
    for (std::size_t j = 1; j <= width_; ++j) {
      const QuoteWord& word = words_[begin_ + j - 1];
      // A word of the same case is preferred to one of another.
      const float step = !matches(items_[i], word)                            ? change_score
                         : items_[i].word.first_capital == word.first_capital ? match_score
                                                                              : match_score - 0.01F;
      float best = above[j - 1] + step;
      std::uint16_t how = diagonal;
      if (above[j] + skip_score > best) best = above[j] + skip_score, how = up;
      if (row[j - 1] + skip_score > best) best = row[j - 1] + skip_score, how = left;
      row[j] = best;
      from(i, j) = how;
    }
  }

  void span_row(std::size_t i, const std::vector<float>& above, std::vector<float>& row, std::size_t longest,
                float each) {
    std::size_t best_at = 0;  // where the words that it stands for begin
    for (std::size_t j = 0; j <= width_; ++j) {
      const auto value = [&](std::size_t at) { return above[at] - each * static_cast<float>(j - at); };
      if (j - best_at > longest) {
        best_at = j - longest;
        for (std::size_t at = best_at; at <= j; ++at)
          if (value(at) > value(best_at)) best_at = at;
      }
      if (value(j) >= value(best_at)) best_at = j;
      row[j] = value(best_at);
      from(i, j) = static_cast<std::uint16_t>(span + (j - best_at));
    }
  }

  QuoteAlignment traced(std::size_t j) {
    QuoteAlignment out;
    std::uint32_t quoted = 0, beside = 0;
    std::size_t i = items_.size();
    const auto at = [&](std::size_t column) { return static_cast<std::uint32_t>(begin_ + column); };
    while (i > 0) {
      const std::uint16_t how = from(i - 1, j);
      const auto item = static_cast<std::uint32_t>(i - 1);
      if (how >= span) {
        const std::size_t size = how - span;
        out.steps.push_back({QuoteStep::Kind::gap, item, at(j - size), at(j)});
        j -= size, --i;
      } else if (how == diagonal) {
        const bool same = matches(items_[i - 1], words_[begin_ + j - 1]);
        out.steps.push_back({same ? QuoteStep::Kind::same : QuoteStep::Kind::changed, item, at(j - 1), at(j)});
        out.same += same, ++quoted, ++beside;
        --j, --i;
      } else if (how == up) {
        out.steps.push_back({QuoteStep::Kind::added, item, at(j), at(j)});
        ++quoted, --i;
      } else {
        out.steps.push_back({QuoteStep::Kind::dropped, static_cast<std::uint32_t>(i), at(j - 1), at(j)});
        ++beside, --j;
      }
    }
    std::reverse(out.steps.begin(), out.steps.end());
    out.compared = std::max(quoted, beside);
    return out;
  }

  std::string_view text_;
  const std::vector<QuoteItem>& items_;
  const std::vector<QuoteWord>& words_;
  std::size_t begin_, width_;
  std::vector<std::uint16_t> from_;
};

// Finds the windows of the text that hold most of the quotation's words.
class Anchors {
 public:
  Anchors(std::string_view text, const std::vector<QuoteItem>& items, const std::vector<QuoteWord>& words)
      : text_(text), words_(words) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      if (items[i].kind == QuoteItem::Kind::gap) reach_ += longest_gap;
      if (items[i].kind == QuoteItem::Kind::bracket) reach_ += longest_bracket;
      if (items[i].kind == QuoteItem::Kind::word) add(items[i].word.folded, i);
    }
    reach_ = std::min(reach_ + items.size() + items.size() / 2 + 4, longest_window);
  }

  struct WindowOfWords {
    std::size_t first, last;
    double weight;
  };

  std::vector<WindowOfWords> best() {
    find_hits();
    std::vector<WindowOfWords> found;
    std::vector<std::uint32_t> inside(slots_.size() + 1, 0);
    double weight = 0;
    std::size_t left = 0;
    for (std::size_t right = 0; right < hits_.size(); ++right) {
      if (inside[hits_[right].slot]++ == 0) weight += weights_[hits_[right].slot];
      while (hits_[right].at - hits_[left].at > reach_)
        if (--inside[hits_[left++].slot] == 0) weight -= weights_[hits_[left - 1].slot];
      keep(found, {hits_[left].at, hits_[right].at + 1, weight});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (found.size() > tried) found.resize(tried);
    return found;
  }

  std::size_t reach() const noexcept { return reach_; }

 private:
  struct Hit {
    std::size_t at;
    std::uint32_t slot;
  };

  void add(std::uint32_t hash, std::uint32_t item) {
    const auto [place, is_new] = slots_.emplace(hash, static_cast<std::uint32_t>(slots_.size() + 1));
    if (is_new) weights_.push_back(1);
    (void)item;
    (void)place;
  }

  // Words that stand everywhere find nothing; they count where nothing else does.
  void find_hits() {
    std::vector<std::uint32_t> counts(slots_.size() + 1, 0);
    std::vector<std::uint32_t> filter(1024, 0);  // most words of the text are none of the quotation's
    for (const auto& [hash, slot] : slots_) filter[hash & 1023] = 1;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const std::uint32_t hash = words_[at].folded;
      if (filter[hash & 1023] == 0) continue;
      const auto slot = slots_.find(hash);
      if (slot == slots_.end()) continue;
      hits_.push_back({at, slot->second});
      ++counts[slot->second];
    }
    for (std::size_t slot = 1; slot < counts.size(); ++slot)
      weights_[slot] = 1.0 / (1.0 + static_cast<double>(counts[slot]) / 50);
  }

  // Windows that overlap are one, the best of them.
  void keep(std::vector<WindowOfWords>& found, const WindowOfWords& window) const {
    if (!found.empty() && window.first < found.back().last) {
      if (window.weight > found.back().weight + 1e-9) found.back() = window;
      return;
    }
    found.push_back(window);
  }

  std::string_view text_;
  const std::vector<QuoteWord>& words_;
  std::unordered_map<std::uint32_t, std::uint32_t> slots_;
  std::vector<double> weights_{0};
  std::vector<Hit> hits_;
  std::size_t reach_ = 0;
};

}  // namespace

QuoteAlignment align_quote(std::string_view text, const std::vector<QuoteItem>& items,
                           const std::vector<QuoteWord>& words) {
  QuoteAlignment best;
  float best_score = 0;
  Anchors anchors(text, items, words);
  for (const Anchors::WindowOfWords& window : anchors.best()) {
    const std::size_t margin = items.size() / 4 + 3;
    const std::size_t first = window.first > margin ? window.first - margin : 0;
    const std::size_t last = std::min({words.size(), window.last + margin, first + longest_window});
    Aligner aligner(text, items, words, first, last);
    QuoteAlignment found = aligner.run();
    if (aligner.score <= best_score) continue;
    best_score = aligner.score;
    best = std::move(found);
  }
  return best;
}

}  // namespace claims::evidence
