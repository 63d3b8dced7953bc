// Votes: their arithmetic in the Security Council and the General Assembly, and against the vote that is known.
#include "check/context.h"
#include "check/document.h"
#include "reference/un_council.h"
#include "text/token.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims::check {
namespace {

constexpr int unsaid = -1;

// "15-0", "by 13 votes to none with two abstentions", "14 in favour, none against, one abstaining", "unanimously".
struct WrittenVote {
  Span span;
  int yes = unsaid, no = unsaid, abstain = unsaid;
  bool unanimous = false;

  int total() const { return std::max(yes, 0) + std::max(no, 0) + std::max(abstain, 0); }
};

constexpr std::array<std::string_view, 16> numerals = {"none",   "one",      "two",      "three",  "four", "five",
                                                       "six",    "seven",    "eight",    "nine",   "ten",  "eleven",
                                                       "twelve", "thirteen", "fourteen", "fifteen"};

class VoteReader {
 public:
  VoteReader(const Story& story, const Sentence& sentence) : story_(story), sentence_(sentence) {}

  std::vector<WrittenVote> read() const {
    std::vector<WrittenVote> found;
    for (std::size_t i = sentence_.first_token; i < sentence_.last_token; ++i) {
      std::size_t last = i;
      WrittenVote vote;
      if (!read_score(i, vote, last) && !read_votes_to(i, vote, last) && !read_in_favour(i, vote, last) &&
          !read_unanimous(i, vote, last))
        continue;
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
      return token(i).number >= 0 && token(i).number <= 300 ? token(i).number : unsaid;
    const std::string w = word(i);
    if (w == "no" || w == "zero" || w == "nil") return 0;
    const auto at = std::find(numerals.begin(), numerals.end(), w);
    return at == numerals.end() ? unsaid : static_cast<int>(at - numerals.begin());
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

  // The words before a score: "adopted 15-0", "by a vote of 13-0-2", "voted 14-0", "passed by 12-2"
  bool announced(std::size_t i) const {
    for (std::size_t back = 1; back <= 5 && i >= sentence_.first_token + back; ++back) {
      if (is(i - back, {"vote", "votes", "voted", "adopted", "passed", "approved", "rejected", "defeated"}))
        return true;
      if (!is(i - back,
              {"by", "a", "of", "an", "margin", "count", "was", "in", "the", "resolution", "it", "overwhelmingly"}))
        return false;
    }
    return false;
  }

  // "13 votes to none", "14 to one" behind "vote of"
  bool read_votes_to(std::size_t i, WrittenVote& vote, std::size_t& last) const {
    const int yes = count(i);
    if (yes < 1) return false;
    std::size_t k = i + 1;
    const bool votes = is(k, {"votes", "vote"});
    if (votes) ++k;
    if (!is(k, {"to"}) || count(k + 1) < 0) return false;
    if (!votes && !(is(i - 1, {"of", "by"}) && announced(i))) return false;
    vote.yes = yes, vote.no = count(k + 1);
    last = k + 1;
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
    if (count(k) >= 0 && is(k + 1, {"against", "opposed"})) vote.no = count(k), last = k + 1;
    read_abstentions(vote, last);
    return vote.no != unsaid || vote.abstain != unsaid;
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
      if (!is(i + 1, {"adopted", "passed", "approved"}) && !is(i - 1, {"adopted", "passed", "approved"})) return false;
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

class Votes {
 public:
  Votes(const Story& story, Output& out) : story_(story), out_(out), named_(story) {}

  void run() {
    const std::string& text = story_.document.text;
    if (text.find("Security Council") == std::string::npos && text.find("General Assembly") == std::string::npos &&
        text.find("UNSC") == std::string::npos)
      return;
    find_only_citations();
    for (std::uint32_t i = 0; i < story_.sentences.size(); ++i) {
      const Sentence& sentence = story_.sentences[i];
      if (!could_hold_vote(sentence)) continue;
      words_ = normal(story_.document.slice(sentence.span));
      assembly_ = has_word(words_, {"general assembly"});
      council_ = council_votes();
      resolution_ = has_word(words_, {"resolution"});
      cited_ = only_citation(i);
      if (!council_ && !assembly_ && !cited_) continue;
      for (const WrittenVote& vote : VoteReader(story_, sentence).read()) check(vote);
    }
  }

 private:
  void find_only_citations() {
    cited_in_.assign(story_.sentences.size(), nullptr);
    std::vector<bool> several(story_.sentences.size());
    for (const Citation& citation : story_.citations) {
      if (citation.link || citation.sentence >= cited_in_.size()) continue;
      if (cited_in_[citation.sentence]) several[citation.sentence] = true;
      cited_in_[citation.sentence] = &citation;
    }
    for (std::size_t i = 0; i < several.size(); ++i)
      if (several[i]) cited_in_[i] = nullptr;
  }

  // The sentence's vote is the Council's: it is named as who votes, and nobody else who could vote is.
  bool council_votes() const {
    if (has_word(words_, {"board",
                          "agency",
                          "iaea",
                          "parliament",
                          "senate",
                          "house",
                          "congress",
                          "committee",
                          "lawmakers",
                          "duma",
                          "knesset",
                          "cabinet",
                          "commission",
                          "ministers",
                          "referendum",
                          "voters",
                          "league",
                          "union",
                          "court",
                          "judges",
                          "countries voted",
                          "nations voted",
                          "member states voted",
                          "human rights council",
                          "193-member assembly"}))
      return false;
    static constexpr std::string_view name = "security council";
    for (std::size_t at = words_.find(name); at != std::string::npos; at = words_.find(name, at + 1)) {
      std::string_view before = std::string_view(words_).substr(0, at);
      for (const std::string_view origin : {"u.n. ", "un ", "united nations "})
        if (before.ends_with(origin)) before.remove_suffix(origin.size());
      if (!before.ends_with("to the ") && !before.ends_with("at the ") && !before.ends_with("before the ") &&
          !before.ends_with("from the ") && !before.ends_with("with the ") && !before.ends_with("for the "))
        return true;
    }
    return has_word(words_, {"15-member council", "unsc"});
  }

  // Cheap look before the words are made comparable.
  bool could_hold_vote(const Sentence& sentence) const {
    const std::string_view text = story_.document.slice(sentence.span);
    return text.find("vot") != std::string_view::npos || text.find("adopt") != std::string_view::npos ||
           text.find("pass") != std::string_view::npos || text.find("reject") != std::string_view::npos ||
           text.find("approv") != std::string_view::npos || text.find("nanimous") != std::string_view::npos;
  }

  // The one resolution of the Council that the sentence cites.
  const Citation* only_citation(std::uint32_t sentence) const {
    const Citation* found = cited_in_[sentence];
    return found && council_resolution(*found) != 0 && named_.contain(*found) ? found : nullptr;
  }

  bool adopts() const {
    return has_word(words_, {"adopted", "adopts", "adopting", "passed", "passes", "approved"}) &&
           !has_word(words_, {"rejected", "vetoed", "failed", "defeated", "not adopted", "not pass", "draft", "would"});
  }

  void check(const WrittenVote& vote) {
    if (check_seats(vote) || check_known(vote) || check_majority(vote)) return;
    check_veto(vote);
  }

  // Votes cannot be more than members.
  bool check_seats(const WrittenVote& vote) {
    const int year = cited_year();
    const auto rules = reference::council_rules(year == 0 ? 2000 : year);
    const bool council = (council_ || cited_) && !assembly_;
    const int seats = council ? rules.seats : assembly_ && !council_ ? reference::assembly_members : 0;
    // More than fifteen on one side is the vote of a larger body, which the sentence does not name.
    if (council && std::max({vote.yes, vote.no, vote.abstain}) > rules.seats) return false;
    if (seats == 0 || vote.total() <= seats) return false;
    Finding& finding = add(out_, story_, "document.vote", Level::error, vote.span,
                           fmt::format("{} votes in a body of {} members", vote.total(), seats), 0.96);
    because(finding, sum(vote), vote.span);
    because(finding,
            council ? fmt::format("the Security Council has {} members", seats)
                    : fmt::format("the General Assembly has {} members", seats),
            std::nullopt,
            council ? "Charter of the United Nations, Article 23" : "United Nations, list of Member States");
    return true;
  }

  static std::string sum(const WrittenVote& vote) {
    std::string out = std::to_string(vote.yes);
    if (vote.no > 0) out += fmt::format(" + {}", vote.no);
    if (vote.abstain > 0) out += fmt::format(" + {}", vote.abstain);
    return fmt::format("{} = {}", out, vote.total());
  }

  int cited_year() const {
    if (!cited_) return 0;
    const auto adoption = adoption_of(out_, *cited_);
    return adoption ? to_date(adoption->days.first).year : 0;
  }

  // Against the vote by which the cited resolution was adopted.
  bool check_known(const WrittenVote& vote) {
    if (!cited_ || !adopts() || !tied(vote)) return false;
    const auto adoption = adoption_of(out_, *cited_);
    if (!adoption || !adoption->vote) return false;
    const reference::Vote& known = *adoption->vote;
    const bool same = vote.unanimous ? known.no == 0 && known.abstain == 0
                                     : vote.yes == known.yes && (vote.no == unsaid || vote.no == known.no) &&
                                           (vote.abstain == unsaid || vote.abstain == known.abstain);
    if (same) return false;
    // "14-1" for fourteen in favour and one abstaining: wrong, but it may have been meant so.
    const bool loose = !vote.unanimous && vote.yes == known.yes && vote.abstain == unsaid && vote.no == known.abstain;
    const std::string written(story_.document.slice(vote.span));
    Finding& finding = add(out_, story_, "document.vote", loose ? Level::warning : Level::error, vote.span,
                           fmt::format("{} was not adopted {}", called(story_, *cited_),
                                       vote.unanimous ? "unanimously" : fmt::format("by {}", written)),
                           loose ? 0.8 : 0.93);
    because(finding, adoption->known.text, std::nullopt, adoption->known.evidence);
    if (!vote.unanimous && written.find_first_not_of("0123456789-") == std::string::npos)
      finding.replacement =
          vote.abstain != unsaid || known.abstain != 0 ? to_text(known) : fmt::format("{}-{}", known.yes, known.no);
    return true;
  }

  // Between the citation and the vote stand only words that tie the two: "was adopted on 2 March 2016 by".
  bool tied(const WrittenVote& vote) const {
    const Span a = vote.span.begin < cited_->span.begin ? vote.span : cited_->span;
    const Span b = vote.span.begin < cited_->span.begin ? cited_->span : vote.span;
    if (a.overlaps(b)) return false;
    const std::string words = words_between(story_, a, b, 120);
    for (std::size_t at = 0; at < words.size();) {
      std::size_t end = words.find_first_of(" ,().", at);
      if (end == std::string::npos) end = words.size();
      const std::string_view word = std::string_view(words).substr(at, end - at);
      if (!word.empty() && !ties(word)) return false;
      at = end + 1;
    }
    return words != "...";
  }

  static bool ties(std::string_view word) {
    if (word.find_first_not_of("0123456789") == std::string_view::npos) return true;
    for (int month = 1; month <= 12; ++month)
      if (normal(month_name(month)).starts_with(word) && word.size() > 2) return true;
    static constexpr std::string_view words[] = {
        "adopted",  "passed",      "approved", "was",    "were",  "been", "had",     "by",      "a",
        "an",       "the",         "vote",     "votes",  "of",    "on",   "in",      "with",    "which",
        "that",     "security",    "council",  "un",     "u",     "n",    "united",  "nations", "it",
        "its",      "unanimously", "voted",    "to",     "adopt", "sept", "monday",  "tuesday", "wednesday",
        "thursday", "friday",      "saturday", "sunday", "also",  "then", "landmark"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  }

  // Too few votes to adopt, or more against than in favour.
  bool check_majority(const WrittenVote& vote) {
    if (vote.unanimous || vote.yes < 0 || vote.no < 0 || !adopts() || !resolution_) return false;
    const auto rules = reference::council_rules(cited_year() == 0 ? 2000 : cited_year());
    const bool council = (council_ || cited_) && !assembly_;
    const bool few = council && vote.yes < rules.needed && (cited_ || of_this_age());
    if (!few && vote.yes > vote.no) return false;
    Finding& finding = add(out_, story_, "document.vote", Level::error, vote.span,
                           fmt::format("{} votes to {} adopt no resolution", vote.yes, vote.no), 0.92);
    if (few)
      because(finding, fmt::format("the Security Council adopts by at least {} votes", rules.needed), std::nullopt,
              "Charter of the United Nations, Article 27");
    else because(finding, "more votes were against it than in favour", vote.span);
    return true;
  }

  // The story's own year, where it is known, is one of the fifteen-member Council, and so is every year it names.
  bool of_this_age() const {
    return story_.document.published.has_year() && story_.document.published.date.year >= 1966 && !names_early_year();
  }
  bool names_early_year() const {
    return std::any_of(story_.times.begin(), story_.times.end(), [](const TimeMention& time) {
      return time.year && time.year.value >= 1945 && time.year.value < 1966;
    });
  }

  // "adopted by 14 votes to 1, with Russia voting against"
  void check_veto(const WrittenVote& vote) {
    if (vote.unanimous || vote.no < 1 || !adopts() || !resolution_ || !(council_ || cited_) || assembly_) return;
    static constexpr std::pair<std::string_view, std::string_view> permanent[] = {
        {"china", "China"},
        {"france", "France"},
        {"russia", "Russia"},
        {"the soviet union", "the Soviet Union"},
        {"britain", "Britain"},
        {"the united kingdom", "the United Kingdom"},
        {"the united states", "the United States"},
        {"the u.s.", "the United States"}};
    for (const auto& [written, name] : permanent) {
      const std::string voting = std::string(written) + " voting against",
                        voted = std::string(written) + " voted against";
      if (!has_word(words_, {voting, voted})) continue;
      Finding& finding = add(out_, story_, "document.vote", Level::error, vote.span,
                             fmt::format("a resolution that {} votes against is not adopted", name), 0.9);
      because(finding, fmt::format("{} is a permanent member: its vote against is a veto", name), std::nullopt,
              "Charter of the United Nations, Article 27");
      return;
    }
  }

  const Story& story_;
  Output& out_;
  const NamedBodies named_;
  std::vector<const Citation*> cited_in_;  // by sentence: the only citation
  // Of the sentence that is being read.
  std::string words_;
  bool council_ = false, assembly_ = false, resolution_ = false;
  const Citation* cited_ = nullptr;
};

}  // namespace

void check_document_votes(const Story& story, Output& out) { Votes(story, out).run(); }

}  // namespace claims::check
