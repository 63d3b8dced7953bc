#include "evidence/reasons.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::evidence {
namespace {

constexpr std::size_t most_reasons = 8;

class Writer {
 public:
  Writer(const Pairing& pair, std::uint32_t offset) : pair_(pair), offset_(offset) {}

  std::vector<BearingReason> run(Bearing label) {
    values();
    excluded();
    votes();
    negations();
    names();
    coverage();
    if (label == Bearing::contradicts && !speaks_for(label)) other_words();
    std::stable_sort(out_.begin(), out_.end(), [&](const BearingReason& a, const BearingReason& b) {
      return (a.towards == label) > (b.towards == label);
    });
    if (out_.size() > most_reasons) out_.resize(most_reasons);
    return std::move(out_);
  }

 private:
  std::string_view claimed(Span span) const { return pair_.claim.slice(span); }
  std::string_view stated(Span span) const { return pair_.passage.slice(span); }
  Span in_source(Span span) const { return {span.begin + offset_, span.end + offset_}; }
  void add(std::string text, Bearing towards, Span claim, Span source) {
    out_.push_back({std::move(text), towards, claim, source});
  }
  bool speaks_for(Bearing label) const {
    return std::any_of(out_.begin(), out_.end(), [&](const BearingReason& r) { return r.towards == label; });
  }

  // The value with the words that bound it: "more than 20,000 people".
  static Span with_bound(const Reading& reading, Span span, std::uint32_t first_word, bool bounded) {
    if (!bounded || first_word == 0 || first_word > reading.words.size()) return span;
    std::uint32_t begin = first_word - 1;
    if (begin > 0 &&
        (reading.slice(reading.words[begin].span) == "than" || reading.slice(reading.words[begin].span) == "least" ||
         reading.slice(reading.words[begin].span) == "most" || reading.slice(reading.words[begin].span) == "to"))
      --begin;
    return {reading.words[begin].span.begin, span.end};
  }

  void compare(Fit fit, Span claim, Span source) {
    if (fit == Fit::absent) return;
    if (fit == Fit::agrees)
      return add(fmt::format("\"{}\" of the claim agrees with \"{}\" of the source", claimed(claim), stated(source)),
                 Bearing::supports, claim, in_source(source));
    const bool conflicts = fit == Fit::conflicts;
    add(fmt::format("the claim says \"{}\", the source {} \"{}\"", claimed(claim), conflicts ? "says" : "only",
                    stated(source)),
        conflicts ? Bearing::contradicts : Bearing::not_enough, claim, in_source(source));
  }

  void values() {
    for (std::size_t i = 0; i < pair_.amounts.size(); ++i) {
      const Amount& amount = pair_.claim.amounts[i];
      const ValueMatch& match = pair_.amounts[i];
      const Span claim = with_bound(pair_.claim, amount.span, amount.first_word, amount.bound != Bound::exact);
      if (match.fit == Fit::absent) {
        add(fmt::format("nothing in the passage compares with \"{}\"", claimed(claim)), Bearing::not_enough, claim, {});
        continue;
      }
      const Amount& other = pair_.passage.amounts[match.index];
      compare(match.fit, claim, with_bound(pair_.passage, other.span, other.first_word, other.bound != Bound::exact));
    }
    for (std::size_t i = 0; i < pair_.moments.size(); ++i) {
      const Moment& moment = pair_.claim.moments[i];
      const ValueMatch& match = pair_.moments[i];
      const Span claim = with_bound(pair_.claim, moment.span, moment.word, moment.side != Moment::Side::at);
      if (match.fit == Fit::absent) {
        add(fmt::format("the passage has no time to compare with \"{}\"", claimed(claim)), Bearing::not_enough, claim,
            {});
        continue;
      }
      const Moment& other = pair_.passage.moments[match.index];
      compare(match.fit, claim, with_bound(pair_.passage, other.span, other.word, other.side != Moment::Side::at));
    }
  }

  void excluded() {
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      const WordMatch& match = pair_.words[i];
      if ((match.likeness != Likeness::opposite || !match.denied) && match.likeness != Likeness::sibling) continue;
      if (pair_.claim.words[i].is(ReadWord::in_value)) continue;
      const Span claim = pair_.claim.words[i].span, source = pair_.passage.words[match.word].span;
      add(fmt::format("the claim says \"{}\", the source says \"{}\"", claimed(claim), stated(source)),
          Bearing::contradicts, claim, in_source(source));
    }
  }

  static const ReadWord* word_of(const Reading& reading, std::initializer_list<std::string_view> stems) {
    for (const ReadWord& word : reading.words)
      for (const std::string_view stem : stems)
        if (reading.stem(word).starts_with(stem)) return &word;
    return nullptr;
  }

  // "Unanimously" where the passage counts votes against or abstentions.
  void votes() {
    const ReadWord* claimed_all = word_of(pair_.claim, {"unanimous"});
    const ReadWord* split = word_of(pair_.passage, {"absten", "abstain", "against"});
    if (!claimed_all || !split || word_of(pair_.passage, {"unanimous"})) return;
    add(fmt::format("the claim says \"{}\", the source says \"{}\"", claimed(claimed_all->span), stated(split->span)),
        Bearing::contradicts, claimed_all->span, in_source(split->span));
  }

  static const ReadWord* negation(const Reading& reading) {
    const auto found = std::find_if(reading.words.begin(), reading.words.end(),
                                    [](const ReadWord& word) { return word.plays(Role::negation); });
    return found == reading.words.end() ? nullptr : &*found;
  }

  void negations() {
    const ReadWord* ours = negation(pair_.claim);
    const ReadWord* theirs = negation(pair_.passage);
    if (ours && !theirs)
      add(fmt::format("the claim has \"{}\", the passage has no negation", claimed(ours->span)), Bearing::contradicts,
          ours->span, {});
    if (theirs && !ours)
      add(fmt::format("the passage has \"{}\", the claim has no negation", stated(theirs->span)), Bearing::contradicts,
          {}, in_source(theirs->span));
  }

  void names() {
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      const ReadWord& word = pair_.claim.words[i];
      if (!word.is(ReadWord::name) || word.is(ReadWord::in_value) || pair_.words[i].covered()) continue;
      if (pair_.words[i].likeness != Likeness::none) continue;  // said already
      const ReadWord* other = nearest_name(i);
      if (other)
        add(fmt::format("the claim names \"{}\", the source names \"{}\" there", claimed(word.span),
                        stated(other->span)),
            Bearing::contradicts, word.span, in_source(other->span));
      else
        add(fmt::format("\"{}\" does not stand in the passage", claimed(word.span)), Bearing::not_enough, word.span,
            {});
    }
  }

  // A name that the claim does not have, beside a word that stands beside claim word `at`.
  const ReadWord* nearest_name(std::size_t at) const {
    for (const int step : {1, -1, 2, -2}) {
      const auto i = static_cast<std::int64_t>(at) + step;
      if (i < 0 || i >= static_cast<std::int64_t>(pair_.words.size())) continue;
      const WordMatch& match = pair_.words[static_cast<std::size_t>(i)];
      if (!match.covered() || match.word == no_index ||
          !pair_.claim.words[static_cast<std::size_t>(i)].is(ReadWord::content))
        continue;
      for (const int reach : {-1, 1, -2, 2, -3, 3}) {
        const auto k = static_cast<std::int64_t>(match.word) + reach;
        if (k < 0 || k >= static_cast<std::int64_t>(pair_.passage.words.size())) continue;
        const ReadWord& other = pair_.passage.words[static_cast<std::size_t>(k)];
        if (other.is(ReadWord::name) && !pair_.used[static_cast<std::size_t>(k)]) return &other;
      }
    }
    return nullptr;
  }

  void coverage() {
    int all = 0, found = 0;
    std::string missing;
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      const ReadWord& word = pair_.claim.words[i];
      if (!word.is(ReadWord::content) || word.is(ReadWord::in_value)) continue;
      ++all;
      if (pair_.words[i].covered()) ++found;
      else if (missing.size() < 80)
        missing += (missing.empty() ? "\"" : ", \"") + std::string(claimed(word.span)) + "\"";
    }
    const bool most = 10 * found >= 7 * all;
    std::string text = fmt::format("{} of {} words of the claim that carry its sense stand in the passage", found, all);
    if (!missing.empty()) text += "; not " + missing;
    add(std::move(text), most ? Bearing::supports : Bearing::not_enough, {}, {});
  }

  // Where no two values exclude each other: what the passage has in the place of the words that are missing.
  void other_words() {
    for (std::size_t i = 0; i < pair_.words.size(); ++i) {
      const ReadWord& word = pair_.claim.words[i];
      if (!word.is(ReadWord::content) || word.is(ReadWord::in_value) || pair_.words[i].covered()) continue;
      for (std::size_t k = 0; k < pair_.passage.words.size(); ++k) {
        const ReadWord& other = pair_.passage.words[k];
        if (!other.is(ReadWord::content) || pair_.used[k] || other.is(ReadWord::name) != word.is(ReadWord::name))
          continue;
        return add(
            fmt::format("the claim says \"{}\", the passage speaks of \"{}\"", claimed(word.span), stated(other.span)),
            Bearing::contradicts, word.span, in_source(other.span));
      }
    }
    add("the passage says it in other words, and of something else", Bearing::contradicts, {}, {});
  }

  const Pairing& pair_;
  std::uint32_t offset_;
  std::vector<BearingReason> out_;
};

}  // namespace

std::vector<BearingReason> reasons_of(const Pairing& pair, std::uint32_t offset, Bearing label) {
  return Writer(pair, offset).run(label);
}

}  // namespace claims::evidence
