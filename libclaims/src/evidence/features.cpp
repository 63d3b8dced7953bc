#include "evidence/features.h"

#include <algorithm>
#include <cmath>

namespace claims::evidence {
namespace {

constexpr std::array<std::string_view, plain_features> plain_names = {
    "constant",
    "coverage",
    "coverage_low",
    "coverage_high",
    "all_covered",
    "one_uncovered",
    "two_uncovered",
    "many_uncovered",
    "rarest_uncovered",
    "by_synonym",
    "by_likeness",
    "names_covered",
    "name_missing",
    "names_missing",
    "first_name_missing",
    "name_replaced",
    "other_names",
    "no_names",
    "last_word_missing",
    "first_word_missing",
    "last_word_replaced",
    "opposite",
    "opposites",
    "opposite_covered",
    "sibling",
    "siblings",
    "sibling_covered",
    "amount_agrees",
    "amount_conflicts",
    "amount_conflicts_unit",
    "amount_conflicts_context",
    "amount_open",
    "amount_absent",
    "amount_absent_others",
    "amount_extra",
    "ordinal_conflicts",
    "bare_number_missing",
    "moment_agrees",
    "moment_bounded_agrees",
    "moment_conflicts",
    "moment_bounded_conflicts",
    "moment_conflicts_context",
    "moment_open",
    "moment_absent",
    "moment_absent_others",
    "value_conflict",
    "value_agrees_all",
    "negation_claim",
    "negation_passage",
    "negation_differs",
    "negation_differs_covered",
    "negation_both",
    "order",
    "density",
    "claim_length",
    "passage_length",
    "passage_covered",
    "word_replaced",
    "words_replaced",
    "names_swapped",
    "absent_from_text",
    "names_absent_from_text",
    "sentences",
    "late_name_missing",
    "number_absent_from_text",
    "opposite_context",
    "sibling_context",
    "name_missing_short",
    "word_missing_short",
    "name_elsewhere",
    "late_name_elsewhere",
    "words_elsewhere",
    "denied_word",
    "denied_rare_word",
    "polarity_agrees",
    "subject_agrees",
    "subject_differs",
    "subject_other",
    "names_reversed",
    "unanimity_conflicts",
};

// "Unanimously" in the claim, and votes against or abstentions in the passage.
bool split_vote(const Pairing& pair) {
  const auto has = [](const Reading& reading, std::initializer_list<std::string_view> stems) {
    return std::any_of(reading.words.begin(), reading.words.end(), [&](const ReadWord& word) {
      return std::any_of(stems.begin(), stems.end(),
                         [&](std::string_view stem) { return reading.stem(word).starts_with(stem); });
    });
  };
  return has(pair.claim, {"unanimous"}) && !has(pair.passage, {"unanimous"}) &&
         has(pair.passage, {"absten", "abstain", "against"});
}

class Counter {
 public:
  explicit Counter(const Pairing& pair) : pair_(pair) {}

  Features count() {
    set(Feature::constant, 1);
    words();
    names();
    excluded();
    amounts();
    moments();
    negation();
    roles();
    shape();
    replaced();
    swapped();
    whole_text();
    polarity();
    subjects();
    set(Feature::unanimity_conflicts, split_vote(pair_));
    return values_;
  }

 private:
  void set(Feature feature, double value) { values_[static_cast<std::size_t>(feature)] = static_cast<float>(value); }
  float get(Feature feature) const { return values_[static_cast<std::size_t>(feature)]; }
  bool counts(const ReadWord& word) const { return word.is(ReadWord::content) && !word.is(ReadWord::in_value); }

  void words() {
    const auto& words = pair_.claim.words;
    double all = 0, found = 0, synonym = 0, likeness = 0, elsewhere = 0, rarest = 0;
    int missing = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!counts(words[i])) continue;
      const WordMatch& match = pair_.words[i];
      all += words[i].weight;
      found += words[i].weight * match.quality;
      if (match.likeness == Likeness::synonym) synonym += words[i].weight;
      if (match.likeness == Likeness::similar) likeness += words[i].weight;
      if (match.likeness == Likeness::elsewhere && !match.covered()) elsewhere += words[i].weight;
      if (!match.covered()) ++missing, rarest = std::max<double>(rarest, words[i].weight);
      last_missing_ = !match.covered();
      if (first_missing_ < 0) first_missing_ = !match.covered();
      last_ = static_cast<std::int64_t>(i);
    }
    coverage_ = all > 0 ? found / all : 0;
    set(Feature::coverage, coverage_);
    set(Feature::coverage_low, std::max(0.0, 0.5 - coverage_));
    set(Feature::coverage_high, std::max(0.0, coverage_ - 0.8));
    set(Feature::all_covered, missing == 0);
    set(Feature::one_uncovered, missing == 1);
    set(Feature::two_uncovered, missing == 2);
    set(Feature::many_uncovered, missing >= 3);
    set(Feature::word_missing_short, missing >= 1 ? 8.0 / static_cast<double>(8 + pair_.passage.words.size()) : 0);
    set(Feature::rarest_uncovered, rarest / Vocabulary::unseen);
    set(Feature::by_synonym, all > 0 ? synonym / all : 0);
    set(Feature::words_elsewhere, all > 0 ? elsewhere / all : 0);
    set(Feature::by_likeness, all > 0 ? likeness / all : 0);
    set(Feature::last_word_missing, last_missing_);
    set(Feature::first_word_missing, first_missing_ > 0);
    if (last_ >= 0) {
      const Likeness how = pair_.words[static_cast<std::size_t>(last_)].likeness;
      set(Feature::last_word_replaced, how == Likeness::sibling || how == Likeness::opposite);
    }
  }

  void names() {
    const auto& words = pair_.claim.words;
    int all = 0, missing = 0;
    bool first = true, replaced = false;
    while (lead_ < words.size() &&
           !(words[lead_].is(ReadWord::content) && !words[lead_].is(ReadWord::name) && lead_ > 0))
      ++lead_;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].is(ReadWord::name) || words[i].is(ReadWord::in_value)) continue;
      ++all;
      if (pair_.words[i].likeness == Likeness::elsewhere) {
        set(Feature::name_elsewhere, 1);
        if (i > lead_) set(Feature::late_name_elsewhere, 1);
      }
      if (pair_.words[i].covered()) {
        first = false;
        continue;
      }
      ++missing;
      if (i > lead_) set(Feature::late_name_missing, 1);
      if (first) set(Feature::first_name_missing, 1);
      first = false;
      replaced = replaced || stands_in_place(i);
    }
    set(Feature::no_names, all == 0);
    set(Feature::names_covered, all > 0 ? static_cast<double>(all - missing) / all : 0);
    set(Feature::name_missing, missing >= 1);
    set(Feature::name_missing_short, missing >= 1 ? 8.0 / static_cast<double>(8 + pair_.passage.words.size()) : 0);
    set(Feature::names_missing, missing >= 2);
    set(Feature::name_replaced, replaced);
    int others = 0;
    for (std::size_t i = 0; i < pair_.passage.words.size(); ++i)
      others +=
          pair_.passage.words[i].is(ReadWord::name) && !pair_.used[i] && !pair_.passage.words[i].is(ReadWord::in_value);
    set(Feature::other_names, missing >= 1 && others > 0);
  }

  // A name of the passage that the claim does not have, beside a word that stands beside claim word `at`.
  bool stands_in_place(std::size_t at) const {
    const auto near_match = [&](std::int64_t i) {
      if (i < 0 || i >= static_cast<std::int64_t>(pair_.words.size())) return false;
      const WordMatch& match = pair_.words[static_cast<std::size_t>(i)];
      if (!match.covered() || match.word == no_index ||
          !pair_.claim.words[static_cast<std::size_t>(i)].is(ReadWord::content))
        return false;
      for (std::int64_t k = match.word - 3; k <= static_cast<std::int64_t>(match.word) + 3; ++k) {
        if (k < 0 || k >= static_cast<std::int64_t>(pair_.passage.words.size())) continue;
        const ReadWord& other = pair_.passage.words[static_cast<std::size_t>(k)];
        if (other.is(ReadWord::name) && !pair_.used[static_cast<std::size_t>(k)]) return true;
      }
      return false;
    };
    const auto i = static_cast<std::int64_t>(at);
    return near_match(i - 1) || near_match(i + 1) || near_match(i - 2) || near_match(i + 2);
  }

  void excluded() {
    int opposites = 0, siblings = 0;
    for (std::uint32_t i = 0; i < pair_.words.size(); ++i) {
      const WordMatch& match = pair_.words[i];
      if (match.likeness != Likeness::opposite && match.likeness != Likeness::sibling) continue;
      const bool opposite = match.likeness == Likeness::opposite;
      ++(opposite ? opposites : siblings);
      const Feature context = opposite ? Feature::opposite_context : Feature::sibling_context;
      set(context, std::max(get(context), shared_context(pair_, i, match.word)));
    }
    set(Feature::opposite, opposites >= 1);
    set(Feature::opposites, opposites >= 2);
    set(Feature::opposite_covered, opposites >= 1 ? coverage_ : 0);
    set(Feature::sibling, siblings >= 1);
    set(Feature::siblings, siblings >= 2);
    set(Feature::sibling_covered, siblings >= 1 ? coverage_ : 0);
  }

  void amounts() {
    bool all_agree = true;
    for (std::size_t i = 0; i < pair_.amounts.size(); ++i) {
      const ValueMatch& match = pair_.amounts[i];
      const bool ordinal = pair_.claim.amounts[i].kind == QuantityKind::ordinal;
      switch (match.fit) {
        case Fit::agrees: set(Feature::amount_agrees, 1); break;
        case Fit::open: set(Feature::amount_open, 1); break;
        case Fit::conflicts:
          set(ordinal ? Feature::ordinal_conflicts : Feature::amount_conflicts, 1);
          if (match.same_unit) set(Feature::amount_conflicts_unit, 1);
          set(Feature::amount_conflicts_context, std::max(get(Feature::amount_conflicts_context), match.context));
          set(Feature::value_conflict, 1);
          break;
        case Fit::absent:
          set(pair_.passage.amounts.empty() ? Feature::amount_absent : Feature::amount_absent_others, 1);
          break;
      }
      all_agree = all_agree && match.fit == Fit::agrees;
    }
    values_agree_ = all_agree;
    set(Feature::amount_extra, pair_.claim.amounts.empty() && !pair_.passage.amounts.empty());
    for (std::size_t i = 0; i < pair_.claim.words.size(); ++i) {
      const ReadWord& word = pair_.claim.words[i];
      if (word.is(ReadWord::number_like) && !word.is(ReadWord::in_value) && !pair_.words[i].covered())
        set(Feature::bare_number_missing, 1);
    }
  }

  void moments() {
    for (std::size_t i = 0; i < pair_.moments.size(); ++i) {
      const ValueMatch& match = pair_.moments[i];
      const bool bounded = pair_.claim.moments[i].side != Moment::Side::at;
      switch (match.fit) {
        case Fit::agrees: set(bounded ? Feature::moment_bounded_agrees : Feature::moment_agrees, 1); break;
        case Fit::open: set(Feature::moment_open, 1); break;
        case Fit::conflicts:
          set(bounded ? Feature::moment_bounded_conflicts : Feature::moment_conflicts, 1);
          set(Feature::moment_conflicts_context, std::max(get(Feature::moment_conflicts_context), match.context));
          set(Feature::value_conflict, 1);
          break;
        case Fit::absent:
          set(pair_.passage.moments.empty() ? Feature::moment_absent : Feature::moment_absent_others, 1);
          break;
      }
      values_agree_ = values_agree_ && match.fit == Fit::agrees;
    }
    set(Feature::value_agrees_all, values_agree_ && pair_.moments.size() + pair_.amounts.size() > 0);
  }

  void negation() {
    int claim = 0, passage = 0;
    for (const ReadWord& word : pair_.claim.words) claim += word.plays(Role::negation);
    for (const ReadWord& word : pair_.passage.words) passage += word.plays(Role::negation);
    set(Feature::negation_claim, claim > 0);
    set(Feature::negation_passage, passage > 0);
    set(Feature::negation_differs, (claim % 2) != (passage % 2));
    set(Feature::negation_differs_covered, (claim % 2) != (passage % 2) ? coverage_ : 0);
    set(Feature::negation_both, claim > 0 && passage > 0);
  }

  void roles() {
    std::size_t at = plain_features;
    for (std::size_t i = 2; i < role_count; ++i) {
      const std::uint32_t mask = bit(static_cast<Role>(i));
      const bool claim = (pair_.claim.roles & mask) != 0, passage = (pair_.passage.roles & mask) != 0;
      values_[at++] = claim && !passage;
      values_[at++] = !claim && passage;
      values_[at++] = claim && passage;
    }
  }

  // Do the claim's words stand in the passage in the same order, and close together?
  void shape() {
    int pairs = 0, ordered = 0;
    std::int64_t previous = -1, low = -1, high = -1;
    int covered = 0;
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      if (!counts(pair_.claim.words[i]) || !pair_.words[i].covered() || pair_.words[i].word == no_index) continue;
      const auto at = static_cast<std::int64_t>(pair_.words[i].word);
      ++covered;
      low = low < 0 ? at : std::min(low, at);
      high = std::max(high, at);
      if (previous >= 0) ++pairs, ordered += at > previous;
      previous = at;
    }
    set(Feature::order, pairs > 0 ? static_cast<double>(ordered) / pairs : 0.5);
    set(Feature::density, covered > 1 ? static_cast<double>(covered) / static_cast<double>(high - low + 1) : 0.5);
    set(Feature::claim_length, std::log1p(static_cast<double>(pair_.claim.words.size())) / 3);
    set(Feature::passage_length, std::log1p(static_cast<double>(pair_.passage.words.size())) / 4);
    double all = 0, found = 0;
    for (std::size_t i = 0; i < pair_.passage.words.size(); ++i) {
      if (!counts(pair_.passage.words[i])) continue;
      all += pair_.passage.words[i].weight;
      if (pair_.used[i]) found += pair_.passage.words[i].weight;
    }
    set(Feature::passage_covered, all > 0 ? found / all : 0);
  }

  // A word that is missing where the passage has another one beside the same neighbour: "energy company" for
  // "entertainment company".
  void replaced() {
    int count = 0;
    const auto size = static_cast<std::int64_t>(pair_.words.size());
    for (std::int64_t i = 0; i < size; ++i) {
      if (!counts(word(i)) || match(i).covered()) continue;
      count += other_beside(next_content(i, 1), -1) || other_beside(next_content(i, -1), 1);
    }
    set(Feature::word_replaced, count >= 1);
    set(Feature::words_replaced, count >= 2);
  }
  const ReadWord& word(std::int64_t i) const { return pair_.claim.words[static_cast<std::size_t>(i)]; }
  const WordMatch& match(std::int64_t i) const { return pair_.words[static_cast<std::size_t>(i)]; }
  std::int64_t next_content(std::int64_t i, int step) const {
    for (std::int64_t k = i + step; k >= 0 && k < static_cast<std::int64_t>(pair_.words.size()) && std::abs(k - i) <= 3;
         k += step)
      if (word(k).is(ReadWord::content)) return k;
    return -1;
  }
  // Is the content word beside the match of claim word `i` one that the claim does not have?
  bool other_beside(std::int64_t i, int step) const {
    if (i < 0 || !match(i).covered() || match(i).word == no_index) return false;
    std::int64_t k = static_cast<std::int64_t>(match(i).word) + step;
    for (int steps = 0; steps < 2; ++steps, k += step) {
      if (k < 0 || k >= static_cast<std::int64_t>(pair_.passage.words.size())) return false;
      const ReadWord& other = pair_.passage.words[static_cast<std::size_t>(k)];
      if (other.is(ReadWord::content)) return !pair_.used[static_cast<std::size_t>(k)];
    }
    return false;
  }

  // Two names of the claim that stand in the passage the other way round, with the same words between.
  void swapped() {
    std::int64_t previous = -1;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(pair_.words.size()); ++i) {
      if (!word(i).is(ReadWord::name) || !match(i).covered() || match(i).word == no_index) continue;
      if (previous >= 0 && i - previous > 1 && match(i).word < match(previous).word) set(Feature::names_swapped, 1);
      previous = i;
    }
  }

  void polarity() {
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      const WordMatch& m = pair_.words[i];
      if (!m.polarity || !counts(pair_.claim.words[i])) continue;
      if (!m.denied) set(Feature::polarity_agrees, 1);
      else set(Feature::denied_word, 1);
      if (m.denied)
        set(Feature::denied_rare_word,
            std::max<double>(get(Feature::denied_rare_word), pair_.claim.words[i].weight / 8));
    }
  }

  // The last name before word `at`, `reach` words back at most; -1 if there is none.
  static std::int64_t name_before(const Reading& reading, std::int64_t at, std::int64_t reach) {
    for (std::int64_t i = at - 1; i >= 0 && i >= at - reach; --i)
      if (reading.words[static_cast<std::size_t>(i)].is(ReadWord::name)) return i;
    return -1;
  }
  static bool is_passive(const Reading& reading, std::int64_t name) {
    for (std::int64_t i = name - 1; i >= 0 && i >= name - 4; --i)
      if (reading.slice(reading.words[static_cast<std::size_t>(i)].span) == "by") return true;
    return false;
  }

  // Who does what: the name before a word of the claim against the name before that word in the passage.
  void subjects() {
    const auto& words = pair_.claim.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const WordMatch& m = pair_.words[i];
      if (!counts(words[i]) || words[i].is(ReadWord::name) || !m.covered() || m.likeness == Likeness::elsewhere)
        continue;
      const std::int64_t ours = name_before(pair_.claim, static_cast<std::int64_t>(i), 3);
      const std::int64_t theirs = name_before(pair_.passage, m.word, 5);
      if (ours < 0 || theirs < 0) continue;
      set(subject_feature(ours, theirs), 1);
    }
    reversed();
  }

  Feature subject_feature(std::int64_t ours, std::int64_t theirs) const {
    const WordMatch& subject = match(ours);
    if (pair_.passage.words[static_cast<std::size_t>(theirs)].stem == word(ours).stem) return Feature::subject_agrees;
    if (subject.likeness == Likeness::elsewhere || !subject.covered()) return Feature::subject_other;
    return subject.word == static_cast<std::uint32_t>(theirs) ? Feature::subject_agrees : Feature::subject_differs;
  }

  // Two names the other way round in the same voice, or the same way round in another voice.
  void reversed() {
    std::int64_t first = -1, last = -1;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(words_size()); ++i) {
      if (!word(i).is(ReadWord::name) || !match(i).covered() || match(i).likeness == Likeness::elsewhere) continue;
      if (first < 0) first = i;
      last = i;
    }
    if (first < 0 || last - first < 2) return;
    const auto a = static_cast<std::int64_t>(match(first).word), b = static_cast<std::int64_t>(match(last).word);
    const bool turned = b < a;
    const bool ours = is_passive(pair_.claim, last), theirs = is_passive(pair_.passage, std::max(a, b));
    set(Feature::names_reversed, turned != (ours != theirs));
  }
  std::size_t words_size() const { return pair_.words.size(); }

  void whole_text() {
    double all = 0, absent = 0;
    int names = 0, names_absent = 0;
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      const ReadWord& w = pair_.claim.words[i];
      if (w.is(ReadWord::number_like) && !pair_.words[i].covered() && pair_.words[i].likeness != Likeness::elsewhere)
        set(Feature::number_absent_from_text, 1);
      if (!counts(w)) continue;
      const bool missing = !pair_.words[i].covered() && pair_.words[i].likeness != Likeness::elsewhere;
      all += w.weight;
      if (missing) absent += w.weight;
      if (w.is(ReadWord::name)) ++names, names_absent += missing;
    }
    set(Feature::absent_from_text, all > 0 ? absent / all : 0);
    set(Feature::names_absent_from_text, names > 0 ? static_cast<double>(names_absent) / names : 0);
    set(Feature::sentences, static_cast<double>(pair_.passage.story.sentences.size()) / 3);
  }

  const Pairing& pair_;
  Features values_{};
  double coverage_ = 0;
  bool values_agree_ = true;
  bool last_missing_ = false;
  int first_missing_ = -1;
  std::int64_t last_ = -1;
  std::size_t lead_ = 0;  // first word after the claim's subject, where that is a name
};

}  // namespace

std::string feature_name(std::size_t feature) {
  if (feature < plain_features) return std::string(plain_names[feature]);
  constexpr std::array<std::string_view, 3> where = {"_claim", "_passage", "_both"};
  const std::size_t role = 2 + (feature - plain_features) / 3;
  return std::string(name_of(static_cast<Role>(role))).append(where[(feature - plain_features) % 3]);
}

Features features_of(const Pairing& pair) { return Counter(pair).count(); }

double relevance(const Pairing& pair, const std::vector<float>& telling) {
  // What excludes a word speaks of the same thing.
  constexpr double opposite_share = 0.8, sibling_share = 0.5, sentence_cost = 0.07;
  double all = 0, found = 0;
  for (std::size_t i = 0; i < pair.words.size(); ++i) {
    const ReadWord& word = pair.claim.words[i];
    if (word.is(ReadWord::in_value)) continue;
    const double weight = word.weight * (telling.empty() ? 1 : telling[i]) * (word.is(ReadWord::name) ? 1.2 : 1);
    all += weight;
    const WordMatch& match = pair.words[i];
    found += weight * (match.covered()                        ? match.quality
                       : match.likeness == Likeness::opposite ? opposite_share
                       : match.likeness == Likeness::sibling  ? sibling_share
                                                              : 0);
  }
  double value = all > 0 ? found / all : 0;
  const auto count = [&](const std::vector<ValueMatch>& matches) {
    for (const ValueMatch& match : matches)
      value += match.fit == Fit::agrees   ? 0.15
               : match.fit == Fit::absent ? -0.05
                                          : 0.08 * (match.context + match.same_unit);
  };
  count(pair.amounts);
  count(pair.moments);
  if (split_vote(pair)) value += 0.15;
  return value - sentence_cost * static_cast<double>(pair.passage.story.sentences.size());
}

}  // namespace claims::evidence
