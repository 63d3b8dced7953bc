#include "interchange/quote_anchor.h"

#include <claims/annotation.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace claims::interchange {
namespace {

// How much of the words around two places is the same, left and right together: 2 is all.
constexpr double edited = 1.2;  // what a place and the same place edited have at least
constexpr double margin = 0.5;  // and by how much they have more than either has with any other place

using Places = std::vector<std::uint32_t>;

Place lost(std::string why) { return {{}, std::move(why)}; }

// Bytes [first, last) of a text without the spaces at its ends.
std::string trimmed(std::string_view text, bool front, bool back) {
  while (front && text.starts_with(' ')) text.remove_prefix(1);
  while (back && text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

// A quotation as it is compared.
struct Wanted {
  std::string exact, prefix, suffix;

  explicit Wanted(const Quote& quote)
      : exact(even_space(quote.exact)),
        prefix(trimmed(even_space(quote.prefix), true, false)),
        suffix(trimmed(even_space(quote.suffix), false, true)) {
    // A space at the edge belongs to what stands around.
    if (exact.starts_with(' ') && !prefix.empty() && !prefix.ends_with(' ')) prefix += ' ';
    if (exact.ends_with(' ') && !suffix.empty() && !suffix.starts_with(' ')) suffix.insert(0, 1, ' ');
    exact = trimmed(exact, true, true);
  }

  // Where they stand with all that is quoted around them; at most max_places + 1.
  Places places(const QuotedText& text) const {
    Places out = text.places(prefix + exact + suffix, max_places);
    for (std::uint32_t& each : out) each += static_cast<std::uint32_t>(prefix.size());
    return out;
  }
  std::size_t characters() const {
    const std::string all = prefix + exact + suffix;
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }
};

// Places of the same words in the text as it was and as it is, those that stand between the same words paired and left
// out; in order, as far as there are as many.
class Unpaired {
 public:
  Unpaired(const QuotedText& was, const QuotedText& now, const std::string& exact, Places before, Places after)
      : was_(was),
        now_(now),
        size_(static_cast<std::uint32_t>(exact.size())),
        before_(std::move(before)),
        after_(std::move(after)) {
    std::map<std::string, std::pair<Places, Places>> by_context;
    for (const std::uint32_t each : before_) by_context[around(was_, each)].first.push_back(each);
    for (const std::uint32_t each : after_) by_context[around(now_, each)].second.push_back(each);
    for (const auto& [context, places] : by_context) {
      if (places.first.size() != places.second.size()) continue;
      for (std::size_t i = 0; i < places.first.size(); ++i) pairs_[places.first[i]] = places.second[i];
    }
    std::erase_if(before_, [&](std::uint32_t each) { return pairs_.contains(each); });
    for (const auto& [old, current] : pairs_) std::erase(after_, current);
  }

  // Where the place `old` of the text as it was is now; nothing where none or several may be it.
  std::optional<std::uint32_t> place_of(std::uint32_t old) const {
    if (const auto pair = pairs_.find(old); pair != pairs_.end()) return pair->second;
    std::optional<std::uint32_t> found;
    double best = 0, second = 0;
    for (const std::uint32_t each : after_) {
      const double alike = likeness(old, each);
      second = std::max(second, std::min(alike, best));
      if (alike > best) best = alike, found = each;
    }
    if (!found || best < edited) return std::nullopt;
    for (const std::uint32_t other : before_)
      if (other != old) second = std::max(second, likeness(other, *found));
    if (second > best - margin || tells_otherwise(old, *found)) return std::nullopt;
    return found;
  }

 private:
  std::string around(const QuotedText& text, std::uint32_t begin) const {
    return std::string(text.left(begin)) + '\n' + std::string(text.right(begin + size_));
  }
  bool tells_otherwise(std::uint32_t old, std::uint32_t current) const {
    return other_facts(sentence_before(was_.left(old)), sentence_before(now_.left(current))) ||
           other_facts(sentence_behind(was_.right(old + size_)), sentence_behind(now_.right(current + size_)));
  }
  double likeness(std::uint32_t old, std::uint32_t current) const {
    return alike(was_.left(old), now_.left(current)) + alike(was_.right(old + size_), now_.right(current + size_));
  }

  const QuotedText &was_, &now_;
  std::uint32_t size_;
  Places before_, after_;  // that are not in a pair
  std::map<std::uint32_t, std::uint32_t> pairs_;
};

}  // namespace

Place anchor(const Quote& quote, const QuotedText& now) {
  const Wanted wanted(quote);
  if (wanted.exact.empty()) return lost("it quotes no words");
  const Places places = wanted.places(now);
  if (places.empty())
    return lost(now.places(wanted.exact, 0).empty() ? "the story does not have these words any more"
                                                    : "the words around it were changed");
  if (places.size() > 1)
    return lost(fmt::format("{}{} places have these words, and the same around them",
                            places.size() > max_places ? "more than " : "", std::min(places.size(), max_places)));
  if (wanted.characters() < least_quoted_characters)
    return lost(fmt::format("fewer than {} characters are quoted: too little to tell", least_quoted_characters));
  return {now.span(places.front(), wanted.exact.size()), {}};
}

Place anchor(const Quote& quote, const QuotedText& was, const QuotedText& now) {
  const Wanted wanted(quote);
  if (wanted.exact.empty()) return lost("it quotes no words");
  Places meant = wanted.places(was);
  if (meant.empty()) return lost("the story as it was does not have these words");
  if (meant.size() == 1)  // what is quoted told it from all others
    if (Place same = anchor(quote, now); !same.span.empty()) return same;
  if (meant.size() > 1 && quote.begin)
    std::erase_if(meant, [&](std::uint32_t each) { return was.span(each, wanted.exact.size()).begin != *quote.begin; });
  if (meant.size() != 1) return lost("the story as it was has these words at several places");
  Places before = was.places(wanted.exact, max_places), after = now.places(wanted.exact, max_places);
  if (after.empty()) return lost("the story does not have these words any more");
  if (std::max(before.size(), after.size()) > max_places)
    return lost(fmt::format("these words stand at more than {} places", max_places));
  const auto found = Unpaired(was, now, wanted.exact, std::move(before), std::move(after)).place_of(meant.front());
  if (!found) return lost("the words around it were changed, and no place or several may be meant");
  return {now.span(*found, wanted.exact.size()), {}};
}

}  // namespace claims::interchange
