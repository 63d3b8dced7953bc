// Cited documents as they were retrieved: missing, another one, or later than the story.
#include "check/context.h"
#include "check/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check {
namespace {

// A symbol as it is compared: capitals, without spaces and without the year that may stand at its end.
std::string plain_symbol(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, text.find(" ("))) {
    if (c == ' ') continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  }
  return out.substr(0, out.find('('));
}

void check_missing(const Story& story, const Citation& citation, const Source& source, Output& out) {
  const int number = council_resolution(citation);
  if (number != 0 && reference::security_council_resolution(number)) {
    out.not_checked.push_back({called(story, citation), source.problem});  // it exists; the service did not find it
    return;
  }
  Finding& finding = add(out, story, "document.missing", Level::warning, citation.span,
                         fmt::format("{} was not found", called(story, citation)), 0.8);
  because(finding, source.problem.empty() ? "the service says that there is no such document" : source.problem,
          std::nullopt, evidence_of(source));
}

void check_other(const Story& story, const Citation& citation, const Source& source, Output& out) {
  const Fact* symbol = source.fact("symbol");
  if (!symbol || citation.kind != CitationKind::un_document || !source.locator.starts_with("un:")) return;
  const std::string wanted = plain_symbol(std::string_view(source.locator).substr(3));
  for (const Fact& fact : source.facts)
    if ((fact.name == "symbol" || fact.name == "same-as") &&
        plain_symbol(fact.value.starts_with("un:") ? fact.value.substr(3) : fact.value) == wanted)
      return;
  Finding& finding = add(
      out, story, "document.other", Level::warning, citation.span,
      fmt::format("what was retrieved for {} is another document: {}", called(story, citation), symbol->value), 0.85);
  because(finding,
          symbol->quote.empty() ? fmt::format("its own symbol is {}", symbol->value)
                                : fmt::format("it says \"{}\"", symbol->quote),
          std::nullopt, evidence_of(source));
}

// The day before which the document cannot have been cited; with the words for it.
struct Issued {
  Day day;
  Known known;
};

// By the year that is part of its name: "S/RES/2801 (2025)", "Regulation (EU) 2025/12".
std::optional<Issued> issued_as_cited(const Citation& citation) {
  const bool of_council = council_resolution(citation) != 0;
  if (!citation.year || (!of_council && citation.kind != CitationKind::eu_law)) return std::nullopt;
  return Issued{
      to_day({citation.year.value, 1, 1}),
      {fmt::format("as cited, it is of {}", citation.year.value),
       of_council ? "ST/LIB/SER.B/5/Rev.5, List of United Nations Document Series Symbols: the year of adoption"
                  : "EUR-Lex, CELEX numbers: the year of the act"}};
}

std::optional<Issued> issued(const Output& out, const Citation& citation, const Source* source) {
  if (const auto adoption = adoption_of(out, citation)) return Issued{adoption->days.first, adoption->known};
  if (!source || source->state != SourceState::retrieved) return issued_as_cited(citation);
  for (const std::string_view name : {"adopted", "published", "date"}) {
    if (citation.kind == CitationKind::web && name != "published") continue;  // pages are dated anew
    const Fact* fact = source->fact(name);
    if (!fact) continue;
    const auto day = parse_iso_date(fact->value);
    if (!day) return std::nullopt;
    return Issued{to_day(*day),
                  {fact->quote.empty() ? fmt::format("the document is dated {}", to_prose(*day))
                                       : fmt::format("the document says \"{}\"", fact->quote),
                   evidence_of(*source)}};
  }
  return std::nullopt;
}

bool check_later(const Story& story, const Citation& citation, const Source* source, bool body, Output& out) {
  const auto today = day_of_story(story);
  if (!today) return false;
  const auto document = issued(out, citation, source);
  if (!document || document->day <= *today + 1) return false;
  // Web pages are changed and dated anew; an organ that only the rest of the story names may be another.
  const bool sure = citation.kind == CitationKind::eu_law || (citation.kind != CitationKind::web && (body || source));
  Finding& finding = add(out, story, "document.later", sure ? Level::error : Level::warning, citation.span,
                         fmt::format("{} is later than the story", called(story, citation)), sure ? 0.95 : 0.7);
  because(finding, document->known.text, std::nullopt, document->known.evidence);
  because_published(finding, story);
  return true;
}

// "Security Council Resolution 9999" in a story of 2020: numbers are given in order.
void check_number(const Story& story, const Citation& citation, Output& out) {
  const int number = council_resolution(citation);
  const auto today = day_of_story(story);
  if (number <= reference::last_resolution() || citation.year || !today || *today >= reference::resolution_cut_off())
    return;
  const auto known = reference::resolutions_between({to_day({1946, 1, 1}), *today});
  if (known.empty()) return;
  Finding& finding = add(out, story, "document.missing", Level::error, citation.number.span,
                         fmt::format("there was no Security Council resolution {} yet", number), 0.95);
  because(finding, fmt::format("the last one before: {}", reference::describe(known.back())), std::nullopt,
          reference::evidence(known.back()));
  because_published(finding, story);
}

}  // namespace

void check_document_sources(const Story& story, Output& out) {
  const NamedBodies named(story);
  std::unordered_set<std::string_view> done;  // a document is reported where it is first cited
  for (const Citation& citation : story.citations) {
    const std::string_view document = std::string_view(citation.locator).substr(0, citation.locator.find(" ("));
    if (!document.empty() && !done.insert(document).second) continue;
    const Source* source = source_of(out, citation.locator);
    if (source && source->state == SourceState::missing) check_missing(story, citation, *source, out);
    // Without its record or its votes the document itself can still be held against the story; the report says so.
    if (source && source->state != SourceState::missing && source->text.empty() && !source->problem.empty())
      out.not_checked.push_back({called(story, citation), source->problem});
    if (source && source->state == SourceState::retrieved) check_other(story, citation, *source, out);
    const bool body = named.contain(citation);
    if (!check_later(story, citation, source, body, out) && body) check_number(story, citation, out);
  }
}

}  // namespace claims::check
