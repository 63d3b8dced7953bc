// Scores: "won 2-3", "beat Norwick 1-2", "a 0-2 victory".
#include "check/context.h"
#include "check/number.h"
#include "check/score.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check {

bool is_score(const Story& story, std::size_t i) {
  if (i == 0 || i + 1 >= story.tokens.size()) return false;
  const Token &a = story.tokens[i - 1], &dash = story.tokens[i], &b = story.tokens[i + 1];
  if (dash.kind != TokenKind::punctuation || a.kind != TokenKind::number || b.kind != TokenKind::number) return false;
  const std::string_view mark = story.document.slice(dash.span);
  if (mark != "-" && mark != "\xE2\x80\x93") return false;
  return !dash.has(Token::space_before) && !b.has(Token::space_before) && a.number >= 0 && b.number >= 0 &&
         a.span.size() <= 3 && b.span.size() <= 3;
}

}  // namespace claims::check

namespace claims::check::figure {
namespace {

class ScoreCheck {
 public:
  ScoreCheck(const Text& text, Output& out) : text_(text), story_(text.story), out_(out) {}

  void run() {
    for (std::size_t i = 1; i + 1 < story_.tokens.size(); ++i)
      if (is_score(story_, i)) check(i);
  }

 private:
  void check(std::size_t i) {
    const Token &a = story_.tokens[i - 1], &b = story_.tokens[i + 1];
    if (a.number >= b.number) return;
    const auto s = std::upper_bound(story_.sentences.begin(), story_.sentences.end(), a.span.begin,
                                    [](std::uint32_t at, const Sentence& x) { return at < x.span.begin; });
    if (s == story_.sentences.begin()) return;
    const Sentence& sentence = *std::prev(s);
    if (i + 1 >= sentence.last_token || i - 1 < sentence.first_token) return;
    std::size_t scores = 0;
    for (std::size_t k = sentence.first_token + 1; k + 1 < sentence.last_token && scores < 2; ++k)
      scores += is_score(story_, k);
    if (scores != 1) return;  // sets, legs, other matches
    if (i >= 2 && !a.has(Token::space_before) && story_.document.slice(story_.tokens[i - 2].span) != "(") return;
    if (i + 2 < sentence.last_token && !story_.tokens[i + 2].has(Token::space_before) &&
        story_.tokens[i + 2].kind != TokenKind::punctuation)
      return;
    const std::string words = normal(text_.words(sentence.span));
    if (has_word(words,
                 {"aggregate", "away",     "penalties", "sets",     "set",   "odds",     "record",   "down",
                  "series",    "trailing", "trailed",   "behind",   "leg",   "despite",  "losing",   "lost",
                  "lose",      "defeat",   "loss",      "vote",     "voted", "votes",    "comeback", "deficit",
                  "games",     "seats",    "between",   "playoff",  "court", "justices", "ruled",    "cup winners",
                  "could",     "would",    "combined",  "record of"}))
      return;
    const Span span{a.span.begin, b.span.end};
    const auto index = static_cast<std::uint32_t>(std::prev(s) - story_.sentences.begin());
    const std::string before = words_before(story_, span, index, 60), after = words_after(story_, span, index, 40);
    if (!won_before(before) && !starts_with_word(after, {"win", "victory", "triumph", "home win", "home victory"}))
      return;
    // "won 2-3 medals": a count of something.
    if (!after.empty() && after[0] >= 'a' && after[0] <= 'z' &&
        !starts_with_word(
            after, {"at",     "against",  "over",   "in",      "on",    "after",  "with",      "to",        "and",
                    "thanks", "victory",  "win",    "triumph", "home",  "but",    "yesterday", "last",      "from",
                    "before", "as",       "for",    "when",    "while", "monday", "tuesday",   "wednesday", "thursday",
                    "friday", "saturday", "sunday", "through", "by",    "here",   "despite"}))
      return;
    Finding& f = add(out_, story_, "number.score", Level::error, span,
                     fmt::format("who wins {}-{} has fewer points than the other side", a.number, b.number), 0.92);
    because(f, fmt::format("{} is less than {}", a.number, b.number), span);
    f.replacement = std::string(story_.document.slice(b.span)) +
                    std::string(story_.document.slice(story_.tokens[i].span)) +
                    std::string(story_.document.slice(a.span));
  }

  // "won", "beat Norwick Town": the last verb of winning in the clause, with nothing between it and the score that
  // makes the score another one's.
  static bool won_before(std::string_view before) {
    const std::size_t stop = before.find_last_of(",;:()");
    const std::string_view clause = stop == std::string_view::npos ? before : before.substr(stop + 1);
    std::size_t at = std::string_view::npos;
    for (std::string_view verb : {"won",       "wins",    "win",      "beat",    "beats",   "beating",  "defeated",
                                  "defeating", "defeats", "thrashed", "edged",   "downed",  "overcame", "triumphed",
                                  "victory",   "winning", "routed",   "stunned", "crushed", "outscored"}) {
      const std::size_t found = clause.rfind(verb);
      if (found == std::string_view::npos || !has_word(clause.substr(found == 0 ? 0 : found - 1), {verb})) continue;
      if (at == std::string_view::npos || found > at) at = found;
    }
    if (at == std::string_view::npos) return false;
    const std::string_view after = clause.substr(at), head = clause.substr(0, at);
    return !has_word(after, {"after", "and", "when", "but", "since", "until", "not", "from", "than", "who"}) &&
           !has_word(head.substr(head.size() > 16 ? head.size() - 16 : 0),
                     {"not", "never", "n't", "been", "were", "was", "than"});
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
};

}  // namespace

void check_score(const Text& text, Output& out) { ScoreCheck(text, out).run(); }

}  // namespace claims::check::figure
