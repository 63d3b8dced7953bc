// Years written alone against the story's own year: what is measured against a
// period that has not come, aims that lie behind, and acts of the living before
// living memory.
#include "check/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 3> infos = {{
    {"date.deadline-past", Level::error, "An aim for a year that lies before the story.",
     "The ministry will replace all buses by 2019.", "The ministry will replace all buses by 2029.", "2024-06-20"},
    {"date.not-yet", Level::error, "Something that happened or was measured, dated by a period that has not come.",
     "Burglaries are 24 percent higher than in the first quarter of 2025.",
     "Burglaries are 24 percent higher than in the first quarter of 2023.", "2024-06-20"},
    {"person.living-memory", Level::warning, "An act of a living person a lifetime ago.",
     "She is still on stage, and her performance in 1919 at the state fair is remembered.",
     "She is still on stage, and her performance in 2019 at the state fair is remembered.", "2024-06-20"},
}};

constexpr int living_memory = 95;  // years

// The words of the clause that holds the span: from the last mark that parts clauses to the next.
std::string clause_of(const Story& story, Span span, std::uint32_t sentence) {
  std::string before = words_before(story, span, sentence, 160);
  std::string after = words_after(story, span, sentence, 160);
  if (const std::size_t cut = before.find_last_of(";:\"("); cut != std::string::npos) before.erase(0, cut + 1);
  after.erase(std::min(after.find_first_of(";:\"("), after.size()));
  return before + " | " + after;
}

void because_of_year(Finding& finding, const Story& story, std::string text, const TimeMention& t) {
  because(finding, std::move(text), t.span);
  because_published(finding, story);
}

// "higher than in the first quarter of 2025", "compared with 2025": what is measured against has to be there.
void check_base(const Story& story, const TimeMention& t, Day today, Output& out) {
  if (t.period.first <= today + 31) return;
  const std::string before = words_before(story, t.span, t.sentence, 60);
  const bool compared = ends_with_word(before, {"higher than",
                                                "higher than in",
                                                "higher than the",
                                                "higher than in the",
                                                "lower than",
                                                "lower than in",
                                                "lower than the",
                                                "lower than in the",
                                                "more than in",
                                                "more than in the",
                                                "less than in",
                                                "less than in the",
                                                "fewer than in",
                                                "fewer than in the",
                                                "compared with",
                                                "compared to",
                                                "compared with the",
                                                "compared to the",
                                                "compared with those in",
                                                "up from",
                                                "down from",
                                                "up on",
                                                "down on",
                                                "than in",
                                                "than in the",
                                                "than it was in",
                                                "than they were in"});
  const std::string clause = clause_of(story, t.span, t.sentence);
  if (!compared ||
      has_word(clause, {"will",      "would",    "could",     "may",        "might",       "should",   "shall",
                        "expected",  "forecast", "projected", "projection", "projections", "estimate", "estimated",
                        "estimates", "plan",     "planned",   "target",     "goal",        "if",       "by",
                        "until",     "budget",   "predicted", "outlook",    "fiscal",      "scenario", "model"}))
    return;
  Finding& f =
      add(out, story, "date.not-yet", Level::error, t.span,
          fmt::format("{} had not come yet, but the story compares with it", std::string(story.document.slice(t.span))),
          0.9);
  because_of_year(f, story, "the comparison is told as a fact", t);
}

// "began in early 2025": verbs of what simply happened, right before the year.
void check_beginning(const Story& story, const TimeMention& t, int year, Output& out) {
  if (t.year.value != year + 1) return;
  const std::string before = words_before(story, t.span, t.sentence, 40);
  if (!ends_with_word(before, {"began in", "started in", "broke out in", "happened in", "occurred in", "erupted in",
                               "was born in", "were born in", "died in", "was founded in", "was built in"}))
    return;
  const std::string clause = clause_of(story, t.span, t.sentence);
  if (has_word(clause, {"would", "will", "if", "could", "may", "might", "until", "as though", "fiscal", "season",
                        "imagine", "novel", "film", "series", "game", "had"}))
    return;
  Finding& f = add(out, story, "date.not-yet", Level::warning, t.span,
                   fmt::format("{} had not come yet, but the story tells it as past", t.year.value), 0.8);
  because_of_year(f, story,
                  fmt::format("\"{} {}\"", before.substr(before.rfind(' ', before.size() - 4) + 1),
                              std::string(story.document.slice(t.span))),
                  t);
}

// "a paper of 2031 in which": what has been written.
void check_work(const Story& story, const TimeMention& t, int year, Output& out) {
  if (t.year.value <= year) return;
  const std::string before = words_before(story, t.span, t.sentence, 40);
  if (!ends_with_word(before, {"paper of", "study of", "report of", "survey of", "book of", "census of", "law of",
                               "article of", "treaty of", "a paper from", "a study from", "a report from"}))
    return;
  const std::string clause = clause_of(story, t.span, t.sentence);
  if (has_word(clause, {"will", "would", "to be", "novel", "film", "fiction", "if", "could", "imagine"})) return;
  Finding& f =
      add(out, story, "date.not-yet", Level::warning, t.span,
          fmt::format("{} had not come yet, but the story speaks of what was written then", t.year.value), 0.85);
  because_of_year(
      f, story,
      fmt::format("\"... {} {}\"", before.substr(before.size() > 16 ? before.find(' ', before.size() - 16) + 1 : 0),
                  t.year.value),
      t);
}

// "will replace all buses by 2019", "By 2020, make sure that".
void check_deadline(const Story& story, const TimeMention& t, int year, Output& out) {
  if (t.year.value >= year || t.year.value < year - 40) return;
  const std::string before = words_before(story, t.span, t.sentence, 160);
  const std::string after = words_after(story, t.span, t.sentence, 160);
  if (!ends_with_word(before, {"by", "by the year", "by the end of", "no later than"})) return;
  if (starts_with_word(after, {"levels", "standards", "figures", "prices", "had", "and", "or", "to", "-"})) return;
  const std::string clause = clause_of(story, t.span, t.sentence);
  if (has_word(clause, {"would",      "was",   "were",    "had",      "did",       "been",      "missed",     "failed",
                        "originally", "vowed", "pledged", "promised", "predicted", "aimed",     "planned",    "said",
                        "have",       "has",   "could",   "if",       "hoped",     "decade",    "compared",   "than",
                        "levels",     "since", "from",    "increase", "increased", "decreased", "should have"}))
    return;
  const bool future = has_word(clause, {"will", "shall", "'ll", "going to", "won't"});
  const bool wish = before == "by" && starts_with_word(after, {", make sure", ", let's", ", ensure", ", make"});
  const bool aim =
      has_word(before, {"aim is",         "goal is",         "target is",      "plan is", "aims to",   "plans to",
                        "wants to",       "hopes to",        "intends to",     "is to",   "are to",    "must",
                        "aim to",         "plan to",         "hope to",        "want to", "is due to", "are due to",
                        "is expected to", "are expected to", "is committed to"});
  if (!future && !wish && !aim) return;
  Finding& f =
      add(out, story, "date.deadline-past", future ? Level::error : Level::warning, t.span,
          fmt::format("{} was already over, but the story sets it as an aim", t.year.value), future ? 0.9 : 0.8);
  because_of_year(f, story,
                  fmt::format("\"{}\" is told as still to come", "by " + std::string(story.document.slice(t.span))), t);
}

// "her performance in 1919": the person is spoken of as living.
void check_living(const Story& story, const TimeMention& t, int year, Output& out) {
  if (year - t.year.value < living_memory || year - t.year.value > 250) return;
  const std::string before = words_before(story, t.span, t.sentence, 80);
  if (!ends_with_word(before, {"in"})) return;
  // The last words before "in": a pronoun and at most two more.
  std::string_view lead = std::string_view(before).substr(0, before.size() - 2);
  std::size_t at = lead.size();
  for (int words = 0; words < 4 && at != 0 && at != std::string_view::npos; ++words) at = lead.rfind(' ', at - 1);
  lead = lead.substr(at == std::string_view::npos ? 0 : at);
  if (!has_word(lead, {"my", "her", "his", "our"}) ||
      has_word(lead, {"grandfather", "grandmother", "father", "mother", "family", "ancestors", "death", "birth",
                      "party", "country"}))
    return;
  const Sentence& sentence = story.sentences[t.sentence];
  const bool first_person = has_word(lead, {"my", "our"});
  bool living = first_person;
  for (std::uint32_t s = t.sentence > 2 ? t.sentence - 3 : 0; s <= t.sentence && !living; ++s) {
    if (story.sentences[s].block != sentence.block) continue;
    living = has_word(sentence_words(story, s), {"she's", "he's", "she is", "he is", "she has", "he has",
                                                 "she continues", "he continues", "she still", "he still"});
  }
  if (!living) return;
  Finding& f = add(out, story, "person.living-memory", Level::warning, t.span,
                   fmt::format("{} is {} years before the story, too long ago for somebody who is living", t.year.value,
                               year - t.year.value),
                   0.8);
  because_of_year(f, story,
                  fmt::format("\"{} in {}\"", std::string(lead.substr(lead.find_first_not_of(' '))), t.year.value), t);
}

void run(const Story& story, Output& out) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return;
  const Day today = to_day(published.date);
  for (const TimeMention& t : story.times) {
    if (!t.year || t.year.span.size() != 4 || t.type != TimeType::date || !t.period.known()) continue;
    check_base(story, t, today, out);
    if (!is_bare_year(t)) continue;
    check_beginning(story, t, published.date.year, out);
    check_work(story, t, published.date.year, out);
    check_deadline(story, t, published.date.year, out);
    check_living(story, t, published.date.year, out);
  }
}

}  // namespace

Family year() noexcept { return {infos, run}; }

}  // namespace claims::check
