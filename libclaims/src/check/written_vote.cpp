#include "check/written_vote.h"

#include "check/context.h"
#include "text/lexicon.h"

namespace claims::check {
namespace {

using text::Lexicon;
using text::WordClass;

constexpr int most_votes = 2000;

class VoteReader {
 public:
  VoteReader(const Story& story, const Sentence& sentence) : story_(story), sentence_(sentence) {}

  std::vector<WrittenVote> read() const {
    std::vector<WrittenVote> found;
    for (std::size_t i = sentence_.first_token; i < sentence_.last_token; ++i) {
      std::size_t last = i;
      WrittenVote vote;
      if (!read_score(i, vote, last) && !read_votes_to(i, vote, last) && !read_in_favour(i, vote, last) &&
          !read_sides(i, vote, last) && !read_unanimous(i, vote, last))
        continue;
      vote.first = i, vote.last = last;
      vote.span = {token(i).span.begin, token(last).span.end};
      found.push_back(vote);
      i = last;
    }
    return found;
  }

 private:
  const Token& token(std::size_t i) const { return story_.tokens[i]; }
  bool has(std::size_t i) const { return i < sentence_.last_token; }
  std::string word(std::size_t i) const {
    return has(i) && i >= sentence_.first_token ? normal(story_.document.slice(token(i).span)) : std::string();
  }
  bool is(std::size_t i, std::initializer_list<std::string_view> words) const {
    const std::string w = word(i);
    return std::find(words.begin(), words.end(), w) != words.end();
  }

  // "13", "two", "none", "no", "zero"
  int count(std::size_t i) const {
    if (!has(i)) return unsaid;
    if (token(i).kind == TokenKind::number)
      return token(i).number >= 0 && token(i).number <= most_votes ? token(i).number : unsaid;
    if (token(i).kind != TokenKind::word) return unsaid;
    const text::Word& known = Lexicon::english()[token(i).word];
    if (known.is(WordClass::cardinal)) return known.number;
    return is(i, {"no", "none", "zero", "nil"}) ? 0 : unsaid;
  }

  bool dash(std::size_t i) const { return is(i, {"-", "\u2013", "\u2014", "\u2011"}); }

  // "15-0", "13-0-2" where the words say that it is a vote.
  bool read_score(std::size_t i, WrittenVote& vote, std::size_t& last) const {
    if (!has(i + 2) || token(i).kind != TokenKind::number || !dash(i + 1) || token(i + 2).kind != TokenKind::number)
      return false;
    if (dash(i - 1) || token(i + 1).has(Token::space_before) || token(i + 2).has(Token::space_before)) return false;
    vote.yes = count(i), vote.no = count(i + 2);
    if (vote.yes < 0 || vote.no < 0) return false;
    last = i + 2;
    if (dash(i + 3) && has(i + 4) && token(i + 4).kind == TokenKind::number) vote.abstain = count(i + 4), last = i + 4;
    if (dash(last + 1)) return false;
    const bool favour = is(last + 1, {"in"}) && is(last + 2, {"favour", "favor"});
    if (!announced(i) && !favour && !is(last + 1, {"vote"})) return false;
    read_abstentions(vote, last);
    return true;
  }

  // The words before a score: "adopted 15-0", "by a vote of 13-0-2", "voted 14-0", "passed the bill by 12-2"
  bool announced(std::size_t i) const {
    for (std::size_t back = 1; back <= 6 && i >= sentence_.first_token + back; ++back) {
      if (is(i - back, {"vote", "votes", "voted", "adopted", "passed", "approved", "rejected", "defeated", "failed",
                        "carried", "ruled", "split", "confirmed"}))
        return true;
      if (!is(i - back, {"by",   "a",      "of",      "an",         "margin",    "count",          "was",
                         "were", "in",     "the",     "resolution", "it",        "overwhelmingly", "narrowly",
                         "bill", "motion", "measure", "plan",       "amendment", "proposal",       "budget",
                         "deal", "her",    "him",     "ordinance"}))
        return false;
    }
    return false;
  }

  // "13 votes to none"; "voted 14 to one", "a vote of 14 to one"
  bool read_votes_to(std::size_t i, WrittenVote& vote, std::size_t& last) const {
    const int yes = count(i);
    if (yes < 1) return false;
    std::size_t k = i + 1;
    const bool votes = is(k, {"votes", "vote"});
    if (votes) ++k;
    if (!is(k, {"to"}) || count(k + 1) < 0) return false;
    const bool voted = is(i - 1, {"voted", "split"}) || (is(i - 1, {"was"}) && is(i - 2, {"vote"}));
    if (!votes && !voted && !(is(i - 1, {"of", "by"}) && announced(i))) return false;
    vote.yes = yes, vote.no = count(k + 1);
    last = k + 1;
    if (is(last + 1, {"percent", "%", "per", "million", "years", "months", "days"})) return false;
    read_abstentions(vote, last);
    return true;
  }

  // "13 in favour, none against, two abstaining", "12 votes in favor, two against"
  bool read_in_favour(std::size_t i, WrittenVote& vote, std::size_t& last) const {
    const int yes = count(i);
    if (yes < 1) return false;
    std::size_t k = i + 1;
    if (is(k, {"votes", "members", "countries", "states", "nations"})) ++k;
    if (is(k, {"voting", "voted"})) ++k;
    if (!(is(k, {"in"}) && is(k + 1, {"favour", "favor"}))) return false;
    vote.yes = yes;
    last = k + 1;
    k = last + 1;
    if (is(k, {",", ";"})) ++k;
    if (is(k, {"and", "to"})) ++k;
    if (count(k) >= 0 && is(k + 1, {"against", "opposed"})) vote.no = count(k), last = k + 1, vote.sides = true;
    read_abstentions(vote, last);
    return vote.no != unsaid || vote.abstain != unsaid;
  }

  // "ten of the councillors voted for the plan and six against", "nine members voted yes, six voted no"
  bool read_sides(std::size_t i, WrittenVote& vote, std::size_t& last) const {
    vote.yes = count(i);
    if (vote.yes < 1 || !has(i + 3)) return false;
    std::size_t k = i + 1;
    while (k < i + 6 && has(k) && !is(k, {"voted"})) {
      if (token(k).kind != TokenKind::word || count(k) >= 0 || is(k, {"and", "but", "who", "that"})) return false;
      ++k;
    }
    if (!is(k, {"voted"}) || !is(k + 1, {"for", "yes", "in", "to", "aye"})) return false;
    for (std::size_t n = k + 2; n < k + 10 && has(n); ++n) {
      if (count(n) < 0) {
        if (is(n, {"of", "per", ";", "but", "were", "was", "after"})) return false;
        continue;
      }
      std::size_t against = n + 1;
      if (is(against, {"voted"})) ++against;
      if (!is(against, {"against", "no", "opposed"})) return false;
      vote.no = count(n);
      vote.sides = true;
      last = against;
      read_abstentions(vote, last);
      return true;
    }
    return false;
  }

  // ", with two abstentions", "and one abstaining", ", with Russia and China abstaining" says no number.
  void read_abstentions(WrittenVote& vote, std::size_t& last) const {
    if (vote.abstain != unsaid) return;
    for (std::size_t k = last + 1; k <= last + 4 && has(k); ++k) {
      if (count(k) >= 0) {
        std::size_t noun = k + 1;
        if (is(noun, {"members", "member", "countries", "states", "nations"})) ++noun;
        if (!is(noun, {"abstentions", "abstention", "abstaining", "abstained"})) return;
        vote.abstain = count(k);
        last = noun;
        return;
      }
      if (!is(k, {",", ";", "(", "and", "with", "vote", "in", "favour", "favor"})) return;
    }
  }

  // "adopted unanimously", "unanimously passed", "a unanimous vote"
  bool read_unanimous(std::size_t i, WrittenVote& vote, std::size_t& last) const {
    last = i;
    if (is(i, {"unanimously"})) {
      const auto adopted = [&](std::size_t at) { return is(at, {"adopted", "passed", "approved"}); };
      if (!adopted(i + 1) && !adopted(i - 1)) return false;
    } else if (!(is(i, {"unanimous"}) && is(i + 1, {"vote"}) && is(i - 1, {"a", "the"}))) {
      return false;
    }
    if (is(i - 1, {"not", "nearly", "almost"}) || is(i - 2, {"not", "nearly", "almost"})) return false;
    vote.unanimous = true;
    return true;
  }

  const Story& story_;
  const Sentence& sentence_;
};

}  // namespace

std::vector<WrittenVote> written_votes(const Story& story, const Sentence& sentence) {
  return VoteReader(story, sentence).read();
}

}  // namespace claims::check
