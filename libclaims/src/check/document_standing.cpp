// Cited documents that do not stand any more: papers that were retracted, acts that were repealed or expired.
#include "check/context.h"
#include "check/document.h"

#include <fmt/format.h>

namespace claims::check {
namespace {

// "on 8 February 2016", "in February 2016", "in 2016"
std::string when(const Fact& fact, Period days) {
  const Date first = to_date(days.first);
  if (days.first == days.last) return "on " + to_prose(first);
  return fact.value.size() == 7 ? fmt::format("in {} {}", month_name(first.month), first.year)
                                : fmt::format("in {}", first.year);
}

// The fact of that name whose day is known and before the story's.
struct Ended {
  const Fact* fact = nullptr;
  std::string when;
};
std::optional<Ended> ended(const Source& source, std::string_view name, Day today) {
  for (const Fact& fact : source.facts) {
    if (fact.name != name) continue;
    const Period days = days_of(fact);
    if (days.known() && days.last < today) return Ended{&fact, when(fact, days)};
  }
  return std::nullopt;
}

void because_it_is(Finding& finding, const Source& source, const Ended& end, std::string_view what) {
  std::string text = fmt::format("its record dates {} {}", what, end.when);
  if (!end.fact->qualifier.empty()) text += fmt::format(", by {}", end.fact->qualifier);
  if (!end.fact->quote.empty()) text += fmt::format(": \"{}\"", end.fact->quote);
  because(finding, std::move(text), std::nullopt, evidence_of(source));
}

// Words of the sentence and of the one on either side of it.
std::string around(const Story& story, std::uint32_t sentence) {
  if (sentence >= story.sentences.size()) return normal(story.document.text);
  const std::uint32_t first = sentence == 0 ? 0 : sentence - 1;
  const auto last = std::min<std::uint32_t>(sentence + 1, static_cast<std::uint32_t>(story.sentences.size()) - 1);
  return normal(story.document.slice({story.sentences[first].span.begin, story.sentences[last].span.end}));
}

// Does the story say itself that something is wrong with what it cites?
bool says_so(const Story& story, const Citation& citation) {
  const std::string all = normal(story.document.text);
  for (const std::string_view stem : {"retract", "debunk", "discredit", "expression of concern", "misconduct"})
    if (all.find(stem) != std::string::npos) return true;
  const std::string near = around(story, citation.sentence);
  for (const std::string_view stem :
       {"withdrew", "withdraw", "disown", "disavow", "pulled", "flaw", "fabricat", "fraud", "falsif", "refute",
        "corrected", "correction", "doubt", "concern", "wrong"})
    if (near.find(stem) != std::string::npos) return true;
  return false;
}

void check_retracted(const Story& story, const Citation& citation, const Source& source, Day today, Output& out) {
  auto end = ended(source, "retracted", today);
  const bool retracted = end.has_value();
  if (!end) end = ended(source, "concern", today);
  if (!end || says_so(story, citation)) return;
  Finding& finding =
      retracted
          ? add(out, story, "document.retracted", Level::warning, citation.span,
                fmt::format("{} was retracted {}, which the story does not say", called(story, citation), end->when),
                0.9)
          : add(out, story, "document.retracted", Level::note, citation.span,
                fmt::format("a concern about {} was published {}", called(story, citation), end->when), 0.8);
  because_it_is(finding, source, *end, retracted ? "the retraction" : "the concern");
  because_published(finding, story);
}

// "Regulation (EU) 2017/9001 requires", "Under Regulation (EU) 2017/9001 makers must"
bool spoken_of_as_in_force(const Story& story, const Citation& citation) {
  const std::string after = words_after(story, citation.span, citation.sentence, 48);
  if (starts_with_word(
          after,
          {"requires",         "bans",         "prohibits", "forbids",   "obliges", "allows",      "permits",
           "imposes",          "sets",         "governs",   "regulates", "limits",  "applies",     "protects",
           "mandates",         "provides",     "covers",    "restricts", "defines", "is in force", "is still in force",
           "remains in force", "still applies"}))
    return true;
  if (!ends_with_word(words_before(story, citation.span, citation.sentence, 24), {"under", "by"})) return false;
  return has_word(sentence_words(story, citation.sentence),
                  {"must", "are required", "is required", "are obliged", "is obliged", "may not", "are banned",
                   "is banned", "are prohibited", "is prohibited"});
}

// Words that date the act's force, or say that it has ended or who spoke of it when it had not.
bool put_in_the_past(const Story& story, const Citation& citation) {
  const std::string near = around(story, citation.sentence);
  for (const std::string_view stem : {"repeal", "replac", "supersed", "expire", "revok", "rescind", "lapse", "abolish",
                                      "annul", "scrap", "struck down", "succe", "predecessor", "former", "previous"})
    if (near.find(stem) != std::string::npos) return true;
  return has_word(near, {"no longer", "at the time", "until", "old", "then", "ended", "ceased", "once", "back in",
                         "used to", "transition", "transitional", "when"});
}

void check_repealed(const Story& story, const Citation& citation, const Source& source, Day today, Output& out) {
  const Fact* const force = source.fact("in-force");
  if (force && force->value == "yes") return;
  const auto repealed = ended(source, "repealed", today);
  const auto end = repealed ? repealed : ended(source, "expired", today);
  if (!end || !spoken_of_as_in_force(story, citation) || put_in_the_past(story, citation)) return;
  Finding& finding = add(out, story, "document.repealed", Level::warning, citation.span,
                         fmt::format("{} is no longer in force: it {} {}", called(story, citation),
                                     repealed ? "was repealed" : "expired", end->when),
                         0.85);
  because_it_is(finding, source, *end, repealed ? "the repeal" : "its end");
  because_published(finding, story);
}

}  // namespace

void check_document_standing(const Story& story, Output& out) {
  const auto today = day_of_story(story);
  if (!today) return;
  std::unordered_set<std::string_view> papers, acts;  // each document is reported once
  for (const Citation& citation : story.citations) {
    const Source* const source = source_of(out, citation.locator);
    if (!source || source->state != SourceState::retrieved) continue;
    if (citation.kind == CitationKind::doi && papers.insert(source->locator).second)
      check_retracted(story, citation, *source, *today, out);
    const bool act = citation.kind == CitationKind::eu_law || citation.kind == CitationKind::us_law;
    if (!act || acts.contains(source->locator)) continue;
    const std::size_t before = out.findings.size();
    check_repealed(story, citation, *source, *today, out);
    if (out.findings.size() != before) acts.insert(source->locator);
  }
}

}  // namespace claims::check
