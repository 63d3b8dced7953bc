#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "extract/check_worthiness.h"
#include "extract/claim_parts.h"
#include "extract/extract.h"
#include "extract/phrase_reader.h"
#include "extract/speech.h"

namespace claims::extract {
namespace {

using text::WordClass;

constexpr std::uint32_t fewest_words = 3;            // of a statement of the story's own
constexpr std::uint32_t fewest_words_spoken = 2;     // of a speaker's
constexpr std::uint32_t longest_clause = 300;        // tokens of which two may be made
constexpr std::uint32_t longest_attribution = 2000;  // tokens of one speaker's words that are taken

bool speaks(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::quotation || kind == BlockKind::list_item ||
         kind == BlockKind::caption;
}

class ClaimReader {
 public:
  explicit ClaimReader(Story& story) : story_(story), r_(story), attributions_(find_attributions(story)) {}

  void run() {
    own_.assign(story_.sentences.size(), true);
    for (std::uint32_t i = 0; i < attributions_.size(); ++i) attributed(i);
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s)
      if (own_[s] && speaks(story_.document.blocks[story_.sentences[s].block].kind)) own(s);
    order();
    for (Claim& claim : story_.claims) finish(claim);
    name();
    tell_quotations();
  }

 private:
  std::uint32_t words(Range range) const {
    std::uint32_t n = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i)
      n += r_.token(i).kind != TokenKind::punctuation && r_.token(i).kind != TokenKind::possessive;
    return n;
  }
  Range trimmed(Range range) const {
    const auto outer = [&](std::uint32_t i) {
      return r_.mark(i) != 0 && r_.mark(i) != '$' && r_.mark(i) != '%' && r_.mark(i) != '(';
    };
    while (!range.empty() && outer(range.first)) ++range.first;
    while (!range.empty() &&
           (outer(range.last - 1) ||
            (r_.token(range.last - 1).kind == TokenKind::possessive && r_.quote_mark(range.last - 1))) &&
           r_.mark(range.last - 1) != ')')
      --range.last;
    return range;
  }

  void attributed(std::uint32_t index) {
    const Attribution& a = attributions_[index];
    if (!a.aside) own_[a.sentence] = false;
    const auto speaker = static_cast<std::uint32_t>(story_.speakers.size());
    story_.speakers.push_back(a.speaker);
    std::uint32_t first = token_from(story_, a.content.begin);
    const std::uint32_t from = first;
    std::uint32_t s = sentence_of(first, a.sentence);
    for (; s < story_.sentences.size() && story_.sentences[s].span.begin < a.content.end; ++s) {
      std::uint32_t last = first;
      while (last < story_.sentences[s].last_token && r_.token(last).span.end <= a.content.end) ++last;
      if (last - from > longest_attribution) return;
      spoken({first, last}, s, index, speaker);
      if (!a.aside) own_[s] = false;
      first = std::max(first, story_.sentences[s].last_token);
    }
  }
  std::uint32_t sentence_of(std::uint32_t token, std::uint32_t near) const {
    while (near > 0 && story_.sentences[near].first_token > token) --near;
    while (near + 1 < story_.sentences.size() && story_.sentences[near].last_token <= token) ++near;
    return near;
  }

  void spoken(Range range, std::uint32_t sentence, std::uint32_t index, std::uint32_t speaker) {
    const Attribution& a = attributions_[index];
    const bool question = range.last > range.first &&
                          (r_.mark(range.last - 1) == '?' || (range.last < r_.size() && r_.mark(range.last) == '?'));
    range = trimmed(range);
    if (question || words(range) < fewest_words_spoken) return;
    Claim claim;
    claim.span = r_.span(range), claim.sentence = sentence, claim.speaker = speaker;
    claim.voice = std::string_view(a.speaker.by) == "transcript" ? Voice::direct : voice_of(range);
    claim.stance = a.kind == Speech::denies                                    ? Stance::denies
                   : a.kind == Speech::predicts || speaks_of_future(r_, range) ? Stance::predicts
                   : a.kind == Speech::opines || a.kind == Speech::calls       ? Stance::opines
                   : claim.voice == Voice::direct                              ? Stance::quotes
                                                                               : Stance::reports;
    claim.within = a.within;  // an attribution's index until the claims are in order
    if (a.speaker.kind == SpeakerKind::unnamed) {
      claim.voice = Voice::story;
      if (claim.stance == Stance::opines) claim.stance = Stance::reports;
    }
    claim.asserted = said_on(a);
    claim.check_worthiness = odds(range);
    add(std::move(claim), index);
  }
  Voice voice_of(Range range) const {
    bool inside = false, outside = false;
    for (std::uint32_t i = range.first; i < range.last; ++i)
      if (r_.token(i).kind == TokenKind::word) (r_.quoted(i) ? inside : outside) = true;
    return inside ? outside ? Voice::partial : Voice::direct : Voice::indirect;
  }
  // A day beside the verb: "said on Thursday".
  Period said_on(const Attribution& a) const {
    Period told;
    const auto first = std::lower_bound(story_.times.begin(), story_.times.end(), a.sentence,
                                        [](const TimeMention& t, std::uint32_t s) { return t.sentence < s; });
    for (auto time = first; time != story_.times.end() && time->sentence == a.sentence; ++time)
      if (!a.content.contains(time->span) && time->period.known() &&
          (time->type == TimeType::date || time->type == TimeType::time))
        told = time->period;
    return told;
  }

  // The story's own statements of a sentence: one a clause.
  void own(std::uint32_t s) {
    std::uint32_t from = story_.sentences[s].first_token;
    const std::uint32_t end = story_.sentences[s].last_token;
    for (std::uint32_t i = from; i < end; ++i) {
      if (!clause_ends(i, from, end)) continue;
      state({from, i}, s);
      from = i + 1;
    }
    state({from, end}, s);
  }
  bool clause_ends(std::uint32_t i, std::uint32_t from, std::uint32_t end) const {
    if (r_.quoted(i) || i < from + fewest_words || i + 1 + fewest_words > end) return false;
    if (r_.mark(i) == ';') return true;
    if (r_.mark(i) != ',' || !r_.one_of(i + 1, {"but", "while", "whereas", "and", "though", "although"})) return false;
    if (i - from > longest_clause) return false;
    const std::uint32_t subject = i + 2;
    if (!r_.determiner(subject) && !r_.pronoun(subject) && !r_.token(subject).has(Token::capitalised) &&
        r_.token(subject).kind != TokenKind::number)
      return false;
    for (std::uint32_t k = subject + 1; k < end && k < subject + 8; ++k) {
      if (r_.mark(k) == ',') return false;
      if (r_.finite(k)) return r_.has_finite({from, i});
    }
    return false;
  }
  void state(Range range, std::uint32_t sentence) {
    const bool question = range.last > range.first && r_.mark(range.last - 1) == '?';
    range = trimmed(range);
    while (!range.empty() && r_.one_of(range.first, {"and", "but", "while", "whereas", "though", "although"}) &&
           !r_.token(range.first).has(Token::sentence_start))
      ++range.first;
    if (question || words(range) < fewest_words) return;
    if (!r_.has_finite(range) && words(range) < 6) return;
    const double log_odds = odds(range);
    const Own kind = kind_of_own(r_, range, log_odds);
    if (kind == Own::rhetoric) return;
    Claim claim;
    claim.span = r_.span(range), claim.sentence = sentence;
    claim.check_worthiness = log_odds;
    claim.stance = kind == Own::opinion ? Stance::opines : kind == Own::prediction ? Stance::predicts : Stance::asserts;
    add(std::move(claim), no_index);
  }

  double odds(Range range) {
    const Worthiness& model = Worthiness::english();
    return model.log_odds(model.score(features_, story_, range.first, range.last));
  }

  void add(Claim claim, std::uint32_t attribution) {
    story_.claims.push_back(std::move(claim));
    attribution_of_.push_back(attribution);
  }

  // In text order, with `within` as an index of claims.
  void order() {
    std::vector<std::uint32_t> at(story_.claims.size());
    for (std::uint32_t i = 0; i < at.size(); ++i) at[i] = i;
    std::stable_sort(at.begin(), at.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Span x = story_.claims[a].span, y = story_.claims[b].span;
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
    std::vector<Claim> sorted;
    std::vector<std::uint32_t> owner(attributions_.size(), no_index);
    sorted.reserve(at.size());
    for (const std::uint32_t i : at) {
      Claim& claim = story_.claims[i];
      const std::uint32_t holder = claim.within;
      claim.within = holder == no_index ? no_index : owner[holder];
      if (claim.within != no_index && !sorted[claim.within].span.contains(claim.span)) claim.within = no_index;
      if (attribution_of_[i] != no_index) owner[attribution_of_[i]] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(claim));
    }
    story_.claims = std::move(sorted);
  }

  void finish(Claim& claim) {
    const std::uint32_t first = token_from(story_, claim.span.begin);
    const Range range{first, token_from(story_, claim.span.end)};
    const double log_odds = claim.check_worthiness;  // until here
    claim.check_worthiness = probability_of(log_odds);
    if (!claim.asserted.known() && story_.document.published.has_day())
      claim.asserted = {to_day(story_.document.published.date), to_day(story_.document.published.date)};
    fill_mentions(story_, claim);
    bind_citations(r_, claim);
    tell_unsourced(r_, claim, range);
    weigh(story_, claim, log_odds);
  }

  void name() {
    std::unordered_map<std::string, int> seen;
    for (Claim& claim : story_.claims) {
      claim.id = claim_id(story_.document.slice(claim.span));
      if (const int count = ++seen[claim.id]; count > 1) claim.id += "-" + std::to_string(count);
    }
  }

  void tell_quotations() {
    for (const Attribution& a : attributions_) {
      if (a.speaker.person == no_index) continue;
      auto q = std::lower_bound(story_.quotations.begin(), story_.quotations.end(), a.content.begin,
                                [](const Quotation& quotation, std::uint32_t at) { return quotation.span.end <= at; });
      for (; q != story_.quotations.end() && q->span.begin < a.content.end; ++q)
        if (a.content.contains(q->span)) q->speaker = a.speaker.person;
    }
  }

  Story& story_;
  PhraseReader r_;
  WorthinessFeatures features_;
  std::vector<Attribution> attributions_;
  std::vector<std::uint32_t> attribution_of_;  // by claim, before they are in order
  std::vector<bool> own_;                      // by sentence: nobody else speaks in it
};

}  // namespace

void find_claims(Story& story) { ClaimReader(story).run(); }

}  // namespace claims::extract

namespace claims {

const char* name_of(Stance stance) noexcept {
  switch (stance) {
    case Stance::asserts: return "asserts";
    case Stance::reports: return "reports";
    case Stance::quotes: return "quotes";
    case Stance::denies: return "denies";
    case Stance::predicts: return "predicts";
    case Stance::opines: return "opines";
  }
  return "";
}

const char* name_of(Voice voice) noexcept {
  switch (voice) {
    case Voice::story: return "story";
    case Voice::indirect: return "indirect";
    case Voice::direct: return "direct";
    case Voice::partial: return "partial";
  }
  return "";
}

const char* name_of(Ruling ruling) noexcept {
  switch (ruling) {
    case Ruling::confirmed: return "confirmed";
    case Ruling::wrong: return "wrong";
    case Ruling::disputed: return "disputed";
    case Ruling::unproven: return "unproven";
    case Ruling::withdrawn: return "withdrawn";
    case Ruling::reviewed: return "reviewed";
  }
  return "";
}

std::optional<Ruling> parse_ruling(std::string_view name) noexcept {
  for (const Ruling each :
       {Ruling::confirmed, Ruling::wrong, Ruling::disputed, Ruling::unproven, Ruling::withdrawn, Ruling::reviewed})
    if (name == name_of(each)) return each;
  return std::nullopt;
}

const char* name_of(SpeakerKind kind) noexcept {
  switch (kind) {
    case SpeakerKind::person: return "person";
    case SpeakerKind::organisation: return "organisation";
    case SpeakerKind::document: return "document";
    case SpeakerKind::place: return "place";
    case SpeakerKind::group: return "group";
    case SpeakerKind::unnamed: return "unnamed";
  }
  return "";
}

}  // namespace claims
