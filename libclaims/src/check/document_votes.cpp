// Votes: their arithmetic in the Security Council and the General Assembly, and against the vote that is known.
#include "check/context.h"
#include "check/document.h"
#include "check/written_vote.h"
#include "reference/un_council.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims::check {
namespace {

class Votes {
 public:
  Votes(const Story& story, Output& out) : story_(story), out_(out), named_(story) {}

  void run() {
    const std::string& text = story_.document.text;
    if (text.find("Security Council") == std::string::npos && text.find("General Assembly") == std::string::npos &&
        text.find("UNSC") == std::string::npos)
      return;
    find_only_citations();
    council_alone_ = text.find("General Assembly") == std::string::npos;
    for (std::uint32_t i = 0; i < story_.sentences.size(); ++i) {
      const Sentence& sentence = story_.sentences[i];
      if (!could_hold_vote(sentence)) continue;
      words_ = normal(story_.document.slice(sentence.span));
      assembly_ = has_word(words_, {"general assembly"});
      council_ = council_votes() || (council_alone_ && numbered_resolution());
      resolution_ = has_word(words_, {"resolution"});
      cited_ = only_citation(i);
      if (!council_ && !assembly_ && !cited_) continue;
      for (const WrittenVote& vote : written_votes(story_, sentence)) check(vote);
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
    if (others_vote()) return false;
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

  // "Resolution 1701 passed 15-0", in a story of the Council.
  bool numbered_resolution() const {
    static constexpr std::string_view name = "resolution ";
    if (others_vote()) return false;
    for (std::size_t at = words_.find(name); at != std::string::npos; at = words_.find(name, at + 1)) {
      const std::string_view rest = std::string_view(words_).substr(at + name.size());
      const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
      if ((digits == 3 || digits == 4) && !rest.substr(digits).starts_with("/")) return true;
    }
    return false;
  }

  bool others_vote() const {
    return has_word(words_, {"board",
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
                             "193-member assembly"});
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
  bool council_alone_ = false;             // the story names no General Assembly
  std::vector<const Citation*> cited_in_;  // by sentence: the only citation
  // Of the sentence that is being read.
  std::string words_;
  bool council_ = false, assembly_ = false, resolution_ = false;
  const Citation* cited_ = nullptr;
};

}  // namespace

void check_document_votes(const Story& story, Output& out) { Votes(story, out).run(); }

}  // namespace claims::check
