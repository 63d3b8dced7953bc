// Votes of any body: against the number of its members, against the outcome, "unanimously" with votes against.
#include "check/context.h"
#include "check/number.h"
#include "check/written_vote.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check::figure {
namespace {

using text::WordClass;

bool is_body(std::string_view word) {
  return one_of(word, {"board",   "council", "committee",  "panel",   "commission", "court",      "senate",
                       "house",   "chamber", "parliament", "jury",    "assembly",   "tribunal",   "bench",
                       "knesset", "duma",    "bundestag",  "cabinet", "body",       "legislature"});
}

bool is_member(std::string_view word) {
  return one_of(word, {"member", "members", "seat", "seats", "judge", "judges", "juror", "jurors", "justice",
                       "justices", "councillors", "senators", "lawmakers", "person"});
}

// How many may vote, and where the story says so.
struct House {
  int size = 0;
  Span span;
};

class VoteCheck : TokenReader {
 public:
  VoteCheck(const Text& text, Output& out) : TokenReader(text.story), text_(text), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < story_.sentences.size(); ++i) {
      const Sentence& sentence = story_.sentences[i];
      if (!could_hold_vote(sentence)) continue;
      const std::vector<WrittenVote> votes = written_votes(story_, sentence);
      for (const WrittenVote& vote : votes)
        if (!vote.unanimous && !(votes.size() == 1 && check_size(i, vote))) check_outcome(i, vote);
      check_unanimous(i);
    }
  }

 private:
  bool could_hold_vote(const Sentence& sentence) const {
    const std::string_view words = text_.words(sentence.span);
    bool counts = false;  // most sentences hold none, and are passed over at once
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token && !counts; ++i) counts = count(i) >= 0;
    if (!counts) return words.find("nanimous") != std::string_view::npos;
    for (std::string_view stem : {"vot", "nanimous", "passed", "defeated", "failed", "approved", "ruled", "split ",
                                  "rejected", "adopted", "in favo"})
      if (words.find(stem) != std::string_view::npos) return true;
    return false;
  }

  std::string_view lower(std::uint32_t i) const {
    return i < story_.tokens.size() ? text_.words(story_.tokens[i].span) : std::string_view();
  }
  bool is(std::uint32_t i, std::initializer_list<std::string_view> words) const { return one_of(lower(i), words); }

  int count(std::uint32_t i) const {
    if (i >= story_.tokens.size()) return -1;
    const Token& token = story_.tokens[i];
    if (token.kind == TokenKind::number) return token.number;
    const text::Word& known = text::Lexicon::english()[token.word];
    return token.kind == TokenKind::word && known.is(WordClass::cardinal) ? known.number : -1;
  }

  // -- more votes than members --

  bool check_size(std::uint32_t at, const WrittenVote& vote) {
    if (vote.yes < 0 || vote.no < 0) return false;
    House house = house_of(story_.sentences[at], vote);
    if (house.size == 0 && at + 1 < story_.sentences.size()) house = house_apart(at + 1, at);
    if (house.size == 0 && at > 0) house = house_apart(at - 1, at);
    if (house.size < 3 || vote.total() <= house.size) return false;
    std::string sum = fmt::format("{} + {}", vote.yes, vote.no);
    if (vote.abstain > 0) sum += fmt::format(" + {}", vote.abstain);
    Finding& f = add(out_, story_, "number.vote", Level::error, vote.span,
                     fmt::format("{} = {} votes, but {} members", sum, vote.total(), house.size), 0.93);
    because(f, fmt::format("{} = {}", sum, vote.total()), vote.span);
    because(f, fmt::format("the story gives {} members", house.size), house.span);
    return true;
  }

  // "the nine-member board voted 6-4", "by 14 votes to nine in the 21-member assembly", "the committee of 11 voted
  // 8-5".
  House house_of(const Sentence& s, const WrittenVote& vote) const {
    House found;
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) {
      const House here = size_at(i, s.last_token);
      if (here.size == 0) continue;
      if (found.size != 0) return {};
      found = here;
    }
    if (found.size == 0) return {};
    // One clause: who is counted is who votes.
    const bool before = found.span.end <= vote.span.begin;
    if (!before && found.span.begin < vote.span.end) return {};
    const std::string between =
        before ? words_between(story_, found.span, vote.span, 160) : words_between(story_, vote.span, found.span, 160);
    if (between == "..." ||
        has_word(between, {"and", "but", "while", "watched", "as", "after", "before", "when", "of its", "group",
                           "earlier", "full", "voters", "residents", "workers", "whose"}))
      return {};
    return found;
  }

  // A number of members at token i.
  House size_at(std::uint32_t i, std::uint32_t end) const {
    const int n = count(i);
    if (n < 3 || n > 1000 || i + 2 >= end) return {};
    const auto house = [&](std::uint32_t last) {
      return House{n, {story_.tokens[i].span.begin, story_.tokens[last].span.end}};
    };
    // "nine-member board", "five-judge panel", "12-person jury"
    if (lower(i + 1) == "-" && is_member(lower(i + 2)) && i + 3 < end) {
      for (std::uint32_t k = i + 3; k < std::min(i + 6, end); ++k)
        if (is_body(lower(k))) return house(k);
      return {};
    }
    // "committee of 11"
    if (i > 1 && is(i - 1, {"of"}) && is_body(lower(i - 2)) && !is_member(lower(i + 1)) &&
        !is(i + 1, {"ministers", "europe"}) && (is(i + 1, {"voted", "ruled", "split", "approved", "passed"})))
      return house(i);
    // "the board, which has seven members,", "the nine judges were split"
    if (is_member(lower(i + 1))) {
      if (i > 1 && is(i - 1, {"has", "with", "of"}) && is(i - 2, {"which"})) return house(i + 1);
      if (i > 0 && is(i - 1, {"all", "the"}) && is(i + 2, {"were", "voted", "took", "split", "ruled"}) &&
          is(i + 1, {"judges", "justices", "jurors", "councillors", "members"}))
        return house(i + 1);
      // "with all seven justices taking part"
      if (i > 0 && is(i - 1, {"all"}) && is(i + 2, {"taking", "voting", "participating", "present", "sitting"}))
        return house(i + 1);
    }
    return {};
  }

  // A sentence of its own: "All nine members took part.", "The council has 15 members."
  House house_apart(std::uint32_t at, std::uint32_t vote) const {
    const Sentence& s = story_.sentences[at];
    if (s.block != story_.sentences[vote].block) return {};
    const bool brief = s.last_token - s.first_token <= 11;
    for (std::uint32_t i = s.first_token; i + 2 < s.last_token; ++i) {
      const int n = count(i);
      if (n < 3) continue;
      // "all 12 members", "all 12 of its members"
      const std::uint32_t noun = is(i + 1, {"of"}) && is(i + 2, {"its", "the", "their"}) ? i + 3 : i + 1;
      if (!is_member(lower(noun))) continue;
      const House house{n, {story_.tokens[i].span.begin, story_.tokens[noun].span.end}};
      // "all 11 members of the council"
      const std::uint32_t verb = is(noun + 1, {"of"}) && is(noun + 2, {"the", "its"}) ? noun + 4 : noun + 1;
      const bool opens = i == s.first_token + 1 && (brief || is(noun + 2, {",", ";", "and", "on", "in"}) ||
                                                    is(noun + 3, {",", ";", "and", "on", "in"}));
      const bool all = i > s.first_token && (brief || opens) && is(i - 1, {"all"}) &&
                       is(verb, {"took", "voted", "were", "attended", "cast"});
      if (all) {
        for (std::uint32_t k = noun + 1; k < s.last_token; ++k)
          if (is(k, {"talks", "group", "not", "absent", "re-elected", "elected", "appointed"})) return {};
        return house;
      }
      const bool has =
          brief && noun == i + 1 && i > s.first_token + 1 && is(i - 1, {"has", "had"}) && is_body(lower(i - 2));
      if (has && (is(i - 2, {"chamber", "body"}) || names(story_.sentences[vote], lower(i - 2)))) return house;
    }
    return {};
  }

  // The vote's sentence names the same body, and no other.
  bool names(const Sentence& s, std::string_view body) const {
    bool found = false, any = false;
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) {
      if (!is_body(lower(i))) continue;
      any = true;
      if (lower(i) == body) found = true;
      else if (!one_of(lower(i), {"councillors", "judges", "jurors", "justices"})) return false;
    }
    return found || !any;
  }

  // -- the outcome --

  void check_outcome(std::uint32_t at, const WrittenVote& vote) {
    if (vote.yes <= 0 || vote.no <= 0 || vote.yes == vote.no) return;
    const Sentence& s = story_.sentences[at];
    // The nearest verb before the figures, or the one after "to": "voted 4-5 to approve".
    std::string_view verb;
    std::uint32_t verb_at = 0;
    for (std::uint32_t i = static_cast<std::uint32_t>(vote.first); i > s.first_token && vote.first - i < 14; --i) {
      if (story_.tokens[i - 1].kind == TokenKind::punctuation && !is(i - 1, {"-"})) break;
      if (is(i - 1,
             {"passed", "adopted", "approved", "carried", "confirmed", "failed", "defeated", "rejected", "voted"})) {
        verb_at = i - 1;
        verb = lower(verb_at);
        break;
      }
    }
    const auto next = static_cast<std::uint32_t>(vote.last) + 1;
    if (verb == "voted" || verb.empty()) {
      if (verb.empty() || !is(next, {"to"}) ||
          !is(next + 1, {"approve", "pass", "adopt", "confirm", "close", "sell", "build", "impeach", "convict", "ban",
                         "keep", "raise", "back", "endorse", "acquit", "allow", "reject"}))
        return;
      verb = "passed";
    }
    if (is(next, {"yards", "points"})) return;
    if (text_.lower.find("two-thirds") != std::string::npos || text_.lower.find("two thirds") != std::string::npos ||
        text_.lower.find("supermajority") != std::string::npos || text_.lower.find("filibuster") != std::string::npos)
      special_majority_ = true;
    const std::string words = normal(text_.words(s.span));
    if (has_word(words, {"override", "veto", "needed", "required", "short of", "not", "threshold", "majority",
                         "cloture", "n't", "never", "quorum", "game", "team", "match", "half"}))
      return;
    const bool passive = verb_at > s.first_token && is(verb_at - 1, {"was", "were", "been"});
    const bool accepted = one_of(verb, {"passed", "adopted", "approved", "carried", "confirmed"});
    if (accepted && vote.yes < vote.no)
      return report_outcome(vote, verb, vote.sides || passive || is_motion(words) ? Level::error : Level::warning);
    if (special_majority_ || vote.yes < vote.no) return;
    const bool ordered = verb == "failed" || vote.sides || (verb == "defeated" && passive && figures_alone(vote));
    if (!accepted && ordered && is_motion(words))
      report_outcome(vote, verb, vote.sides ? Level::error : Level::warning);
  }

  // "54-46", where "by 54 votes to 46" may begin with those against.
  bool figures_alone(const WrittenVote& vote) const { return lower(static_cast<std::uint32_t>(vote.first) + 1) == "-"; }

  static bool is_motion(std::string_view words) {
    return has_word(words, {"bill",   "motion",     "measure",    "amendment", "resolution",  "proposal",  "plan",
                            "law",    "referendum", "budget",     "act",       "legislation", "ordinance", "vote",
                            "senate", "house",      "parliament", "council",   "board",       "committee"});
  }

  void report_outcome(const WrittenVote& vote, std::string_view verb, Level level) {
    Finding& f = add(out_, story_, "number.vote", level, vote.span,
                     fmt::format("{} votes for and {} against do not fit \"{}\"", vote.yes, vote.no, verb),
                     level == Level::error ? 0.9 : 0.7);
    because(f, fmt::format("{} is {} than {}", vote.yes, vote.yes < vote.no ? "less" : "more", vote.no), vote.span);
  }

  // -- "unanimously, with Russia abstaining" --

  void check_unanimous(std::uint32_t at) {
    const Sentence& s = story_.sentences[at];
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) {
      if (!is(i, {"unanimously", "unanimous"})) continue;
      for (std::uint32_t k = i > s.first_token + 2 ? i - 3 : s.first_token; k < i; ++k)
        if (is(k, {"almost", "nearly", "not", "near", "n't", "virtually", "never", "had"})) return;
      std::uint32_t with = 0;
      for (std::uint32_t k = i + 1; k < s.last_token; ++k) {
        if (is(k, {";", "but", "until", "after", "before", "when", "previously", "earlier", "had", "while", "although",
                   "and"}) &&
            with == 0)
          return;
        if (is(k, {"with"})) with = k;
        if (with == 0 || k > with + 9) continue;
        const bool against = is(k, {"against", "no"}) && is(k - 1, {"voting", "members", "member", "opposed", "voted"});
        const bool dissent = is(k, {"dissenting", "dissent", "opposing"});
        const bool abstaining = is(k, {"abstaining", "abstentions", "abstention"});
        if (!against && !dissent && !abstaining) continue;
        if (is(k - 1, {"no", "without", "nobody", "none", "zero"}) || is(k - 2, {"no", "nobody", "none", "zero"}))
          return;
        Finding& f = add(out_, story_, "number.vote", abstaining ? Level::warning : Level::error, story_.tokens[i].span,
                         fmt::format("not unanimous: {}", abstaining ? "some abstained" : "some voted against"),
                         abstaining ? 0.8 : 0.92);
        because(f, std::string(story_.document.slice({story_.tokens[with].span.begin, story_.tokens[k].span.end})),
                Span{story_.tokens[with].span.begin, story_.tokens[k].span.end});
        return;
      }
    }
  }

  const Text& text_;
  Output& out_;
  bool special_majority_ = false;
};

}  // namespace

void check_vote(const Text& text, Output& out) { VoteCheck(text, out).run(); }

}  // namespace claims::check::figure
