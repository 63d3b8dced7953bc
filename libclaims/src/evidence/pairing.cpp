#include "evidence/pairing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace claims::evidence {
namespace {

constexpr float synonym_quality = 0.85F;
constexpr float similar_quality = 0.7F;
constexpr float initials_quality = 0.9F;
constexpr float elsewhere_quality = 0.6F;  // of a name

// "resign", "resignation"; "econom", "economist".
bool similar_stems(std::string_view a, std::string_view b) noexcept {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 4) return false;
  const std::size_t common = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  if (common == a.size() && b.size() - a.size() <= 5) return true;
  return common >= 5 && common + 2 >= a.size() && 5 * common >= 3 * b.size();
}

constexpr std::array<std::string_view, 6> denying_prefixes = {"un", "non", "in", "dis", "im", "ir"};

// "unvaccinated" for "vaccinated".
bool denies(std::string_view longer, std::string_view shorter) noexcept {
  if (shorter.size() < 4) return false;
  for (const std::string_view prefix : denying_prefixes)
    if (longer.size() == prefix.size() + shorter.size() && longer.starts_with(prefix) && longer.ends_with(shorter))
      return true;
  return false;
}

// The words that a negation governs: the next content word, a few words on at most.
std::vector<std::uint8_t> negated_words(const Reading& reading) {
  constexpr std::size_t reach = 4;
  std::vector<std::uint8_t> out(reading.words.size(), 0);
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (!reading.words[i].plays(Role::negation)) continue;
    for (std::size_t k = i + 1; k < reading.words.size() && k <= i + reach; ++k) {
      if (reading.words[k].sentence != reading.words[i].sentence) break;
      if (!reading.words[k].is(ReadWord::content) || reading.words[k].plays(Role::negation)) continue;
      out[k] ^= 1;
      break;
    }
  }
  return out;
}

class Matcher {
 public:
  Matcher(const Reading& claim, const Reading& passage)
      : claim_(claim), passage_(passage), words_(Vocabulary::english()) {}

  WordMatch match(std::uint32_t at) const {
    const ReadWord& word = claim_.words[at];
    WordMatch best;
    for (std::uint32_t i = 0; i < passage_.words.size(); ++i)
      if (passage_.words[i].stem == word.stem) return {i, Likeness::same, 1};
    if (!word.is(ReadWord::content)) return best;
    const bool digits = word.is(ReadWord::number_like);
    for (std::uint32_t i = 0; i < passage_.words.size() && !digits; ++i) {
      const ReadWord& other = passage_.words[i];
      if (!other.is(ReadWord::content) || other.is(ReadWord::number_like)) continue;
      if (word.entry != 0 && other.entry != 0 && words_.same(words_[word.entry], words_[other.entry]))
        return {i, Likeness::synonym, synonym_quality};
      if (best.quality == 0 && similar_stems(claim_.stem(word), passage_.stem(other)))
        best = {i, Likeness::similar, similar_quality};
    }
    if (best.quality > 0) return best;
    if (const std::uint32_t i = by_initials(word); i != no_index) return {i, Likeness::initials, initials_quality};
    return excluded(word);
  }

 private:
  // A word of capitals, for words of which it holds the initials.
  std::uint32_t by_initials(const ReadWord& word) const {
    const std::string_view letters = claim_.slice(word.span);
    if (!word.is(ReadWord::capital) || letters.size() < 2 || letters.size() > 6) return no_index;
    std::string initials;
    for (const char c : letters)
      if (c >= 'A' && c <= 'Z') initials += c;
      else if (c != '.') return no_index;
    if (initials.size() < 2) return no_index;
    for (std::uint32_t i = 0; i + initials.size() <= passage_.words.size(); ++i) {
      std::uint32_t at = i;
      std::size_t found = 0;
      while (found < initials.size() && at < passage_.words.size()) {
        const ReadWord& other = passage_.words[at];
        if (passage_.slice(other.span).front() == initials[found]) ++found;
        else if (!other.plays(Role::function) || found == 0) break;
        ++at;
      }
      if (found == initials.size()) return i;
    }
    return no_index;
  }

  // The word of the passage that takes this one's place, if there is one that says something else.
  WordMatch excluded(const ReadWord& word) const {
    for (std::uint32_t i = 0; i < passage_.words.size(); ++i) {
      const std::string_view a = claim_.stem(word), b = passage_.stem(passage_.words[i]);
      if (denies(a, b) || denies(b, a)) return {i, Likeness::opposite, 0};
    }
    if (word.entry == 0) return {};
    const Entry& entry = words_[word.entry];
    WordMatch best;
    for (std::uint32_t i = 0; i < passage_.words.size(); ++i) {
      const ReadWord& other = passage_.words[i];
      if (other.entry == 0) continue;
      if (words_.opposite(entry, words_[other.entry])) return {i, Likeness::opposite, 0};
      if (best.word == no_index && words_.shared_kind(entry, words_[other.entry]) != 0 && !in_claim(other))
        best = {i, Likeness::sibling, 0};
    }
    return best;
  }

  bool in_claim(const ReadWord& other) const {
    return std::any_of(claim_.words.begin(), claim_.words.end(),
                       [&](const ReadWord& word) { return word.stem == other.stem; });
  }

  const Reading& claim_;
  const Reading& passage_;
  const Vocabulary& words_;
};

bool same_unit(const Amount& a, const Amount& b) {
  if (a.unit == b.unit) return true;
  if (a.unit == 0 || b.unit == 0 || a.unit_entry == 0 || b.unit_entry == 0) return false;
  const Vocabulary& words = Vocabulary::english();
  return words.same(words[a.unit_entry], words[b.unit_entry]);
}

// "10 percent", "a tenth", "two thirds".
bool is_share(const Amount& a) {
  return a.kind == QuantityKind::percent || (a.kind == QuantityKind::number && a.value > 0 && a.value < 1);
}

Amount as_percent(Amount a) {
  if (a.kind == QuantityKind::percent) return a;
  a.value *= 100, a.low *= 100, a.high *= 100;
  // Fractions are round figures.
  a.low = std::min(a.low, a.value * 0.97), a.high = std::max(a.high, a.value * 1.03);
  if (a.bound == Bound::exact) a.bound = Bound::about;
  return a;
}

bool comparable(const Amount& a, const Amount& b) {
  if (is_share(a) && is_share(b)) return true;
  if (a.kind != b.kind) return false;
  // Of other things the same number still says the same: "260 jobs" for "260 dockworkers".
  if (a.kind == QuantityKind::number)
    return same_unit(a, b) || a.unit == 0 || b.unit == 0 || (a.value == b.value && a.value > 2);
  if (a.kind == QuantityKind::ordinal) return true;
  return same_unit(a, b);
}

// Prefers what agrees, then what stands in the same words.
void keep_better(ValueMatch& best, const ValueMatch& next) {
  const auto rank = [](const ValueMatch& m) {
    const float fit = m.fit == Fit::agrees ? 1.0F : m.fit == Fit::conflicts ? 0.5F : m.fit == Fit::open ? 0.4F : 0;
    return m.fit == Fit::absent ? -1.0F : fit + m.context + (m.same_unit ? 0.5F : 0);
  };
  if (rank(next) > rank(best)) best = next;
}

ValueMatch match_amount(const Pairing& pair, const Amount& claimed) {
  ValueMatch best;
  for (std::uint32_t i = 0; i < pair.passage.amounts.size(); ++i) {
    const Amount& stated = pair.passage.amounts[i];
    if (!comparable(claimed, stated)) continue;
    const bool shares = claimed.kind != stated.kind;
    const Fit fit =
        shares ? compare_amounts(as_percent(claimed), as_percent(stated)) : compare_amounts(claimed, stated);
    // What an earlier value of the claim is held against is less likely meant by this one.
    const bool taken = std::any_of(pair.amounts.begin(), pair.amounts.end(),
                                   [&](const ValueMatch& match) { return match.index == i; });
    const float context = shared_context(pair, claimed.first_word, stated.first_word);
    keep_better(best, {fit, i, taken && fit == Fit::conflicts ? context / 2 : context,
                       claimed.unit != 0 && same_unit(claimed, stated)});
  }
  return best;
}

ValueMatch match_moment(const Pairing& pair, const Moment& claimed) {
  ValueMatch best;
  // "Until 2024" is held against "until 2023" where there is one, not against every day before.
  const bool same_side = (claimed.side == Moment::Side::until || claimed.side == Moment::Side::since) &&
                         std::any_of(pair.passage.moments.begin(), pair.passage.moments.end(),
                                     [&](const Moment& stated) { return stated.side == claimed.side; });
  for (std::uint32_t i = 0; i < pair.passage.moments.size(); ++i) {
    const Moment& stated = pair.passage.moments[i];
    if (same_side && stated.side != claimed.side) continue;
    keep_better(best, {compare_moments(claimed, stated), i, shared_context(pair, claimed.word, stated.word), false});
  }
  return best;
}

bool near(double a, double b) noexcept { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

// Is `stated` what `claimed` says in round figures: 2.3 million for 2,310,000?
bool rounds_to(double claimed, double stated) noexcept {
  if (near(claimed, stated)) return true;
  double step = 1;
  if (claimed >= 100)
    while (std::fmod(claimed, step * 10) == 0 && step < claimed) step *= 10;
  else if (claimed != std::floor(claimed)) step = std::fmod(claimed * 10, 1) < 1e-6 ? 0.1 : 0.01;
  else if (stated == std::floor(stated)) return false;
  return std::abs(claimed - stated) <= std::min(step / 2, 0.05 * claimed) + 1e-12;
}

}  // namespace

Fit compare_amounts(const Amount& claimed, const Amount& stated) noexcept {
  const double a = claimed.value, b = stated.value;
  const bool at_least = stated.bound == Bound::more || stated.bound == Bound::at_least;
  const bool at_most = stated.bound == Bound::less || stated.bound == Bound::at_most;
  switch (claimed.bound) {
    case Bound::exact:
      if (near(a, b) || rounds_to(a, b)) return Fit::agrees;
      if (stated.low < stated.high && !at_least && !at_most && stated.low <= a && a <= stated.high) return Fit::agrees;
      if ((at_least && a > b) || (at_most && a < b)) return Fit::open;
      return Fit::conflicts;
    case Bound::about:
      if (claimed.low <= stated.high && stated.low <= claimed.high && !at_least && !at_most) return Fit::agrees;
      if (claimed.low <= b && b <= claimed.high) return Fit::agrees;
      if ((at_least && a > b) || (at_most && a < b)) return Fit::open;
      return Fit::conflicts;
    case Bound::more:
    case Bound::at_least:
      if (b > a && !near(a, b)) return at_most ? Fit::open : Fit::agrees;
      if (near(a, b)) {
        if (claimed.bound == Bound::at_least || at_least) return Fit::agrees;
        return stated.bound == Bound::about ? Fit::open : Fit::conflicts;
      }
      return at_least ? Fit::open : Fit::conflicts;
    case Bound::less:
    case Bound::at_most:
      if (b < a && !near(a, b)) return at_least ? Fit::open : Fit::agrees;
      if (near(a, b)) {
        if (claimed.bound == Bound::at_most || at_most) return Fit::agrees;
        return stated.bound == Bound::about ? Fit::open : Fit::conflicts;
      }
      return at_most ? Fit::open : Fit::conflicts;
  }
  return Fit::open;
}

namespace {

// The parts that both have written, where a period is not known on one side.
Fit compare_parts(const Moment& a, const Moment& b) noexcept {
  bool shared = false, differs = false;
  const auto part = [&](int x, int y) {
    if (x == 0 || y == 0) return;
    shared = true;
    differs = differs || x != y;
  };
  part(a.year, b.year);
  part(a.month, b.month);
  part(a.day, b.day);
  if (a.month == 0 || b.month == 0) part(a.weekday, b.weekday);
  if (!shared) return Fit::absent;
  return differs ? Fit::conflicts : Fit::agrees;
}

}  // namespace

Fit compare_moments(const Moment& claimed, const Moment& stated) noexcept {
  const Period a = claimed.period, b = stated.period;
  if (!a.known() || !b.known()) return compare_parts(claimed, stated);
  using Side = Moment::Side;
  switch (claimed.side) {
    case Side::before:
      return b.last < a.first || (stated.side == Side::before && b.first <= a.first) ? Fit::agrees : Fit::conflicts;
    case Side::until:
      if (stated.side == Side::until) return a.overlaps(b) ? Fit::agrees : Fit::conflicts;
      return b.last <= a.last ? Fit::agrees : Fit::conflicts;
    case Side::after:
      return b.first > a.last || (stated.side == Side::after && b.first >= a.first) ? Fit::agrees : Fit::conflicts;
    case Side::since:
      if (stated.side == Side::since) return a.overlaps(b) ? Fit::agrees : Fit::conflicts;
      return b.first >= a.first ? Fit::agrees : Fit::conflicts;
    case Side::at:
    case Side::from:
    case Side::to: break;
  }
  if (a.contains(b)) return Fit::agrees;
  if (b.contains(a)) return Fit::open;
  return Fit::conflicts;
}

float shared_context(const Pairing& pair, std::uint32_t a, std::uint32_t b) {
  constexpr std::int64_t claim_reach = 4, passage_reach = 7;
  float all = 0, found = 0;
  for (std::int64_t i = a - claim_reach; i <= a + claim_reach; ++i) {
    if (i < 0 || i >= static_cast<std::int64_t>(pair.claim.words.size())) continue;
    const ReadWord& word = pair.claim.words[static_cast<std::size_t>(i)];
    if (!word.is(ReadWord::content) || word.is(ReadWord::in_value)) continue;
    all += word.weight;
    const WordMatch& match = pair.words[static_cast<std::size_t>(i)];
    if (match.covered() && match.likeness != Likeness::elsewhere &&
        std::abs(static_cast<std::int64_t>(match.word) - static_cast<std::int64_t>(b)) <= passage_reach)
      found += word.weight * match.quality;
  }
  return all > 0 ? found / all : 0;
}

namespace {

// Which words the two sides deny, and names that stand elsewhere in the text.
void settle(Pairing& out, const std::vector<std::uint8_t>& found_in_text) {
  for (std::uint32_t i = 0; i < out.words.size(); ++i) {
    WordMatch& match = out.words[i];
    const bool opposite = match.likeness == Likeness::opposite;
    if (match.covered() || opposite) {
      const bool here = out.negated_claim[i] != 0, there = out.negated_passage[match.word] != 0;
      match.denied = (here != there) != opposite;
      match.polarity = here || there || opposite;
      if (opposite && !match.denied) match.quality = synonym_quality, out.used[match.word] = 1;
      continue;
    }
    if (match.likeness != Likeness::none || found_in_text.empty() || found_in_text[i] == 0) continue;
    match.likeness = Likeness::elsewhere;
    if (out.claim.words[i].is(ReadWord::name)) match.quality = elsewhere_quality;
  }
}

}  // namespace

Pairing pair(const Reading& claim, const Reading& passage, const std::vector<std::uint8_t>& found_in_text) {
  Pairing out{claim, passage, {}, {}, {}, {}, negated_words(claim), negated_words(passage)};
  out.words.reserve(claim.words.size());
  out.used.assign(passage.words.size(), 0);
  const Matcher matcher(claim, passage);
  for (std::uint32_t i = 0; i < claim.words.size(); ++i) {
    out.words.push_back(matcher.match(i));
    if (out.words.back().covered()) out.used[out.words.back().word] = 1;
  }
  settle(out, found_in_text);
  for (const Amount& amount : claim.amounts) out.amounts.push_back(match_amount(out, amount));
  for (const Moment& moment : claim.moments) out.moments.push_back(match_moment(out, moment));
  return out;
}

}  // namespace claims::evidence
