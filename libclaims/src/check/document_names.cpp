// Organs, symbols and articles of cited documents.
#include "check/context.h"
#include "check/document.h"
#include "reference/treaty.h"

#include <fmt/format.h>

namespace claims::check {
namespace {

// From 1976 on resolutions of the General Assembly are numbered within their session: 31/16.
constexpr int last_year_of_numbers_alone = 1976;
// The Human Rights Council numbers by session too; above its sessions only the General Assembly is left.
constexpr int last_shared_session = 63;

// "64/292" in the words of a citation: the session; 0 where no number is written so.
int session_in_words(std::string_view words) {
  for (std::size_t slash = words.find('/'); slash != std::string_view::npos; slash = words.find('/', slash + 1)) {
    std::size_t begin = slash;
    while (begin > 0 && words[begin - 1] >= '0' && words[begin - 1] <= '9') --begin;
    const bool number_follows = slash + 1 < words.size() && words[slash + 1] >= '0' && words[slash + 1] <= '9';
    const bool alone = begin == 0 || words[begin - 1] == ' ' || words[begin - 1] == '\n';
    const std::size_t digits = slash - begin;
    if (!number_follows || !alone || digits == 0 || digits > 2) continue;
    return digits == 1 ? words[begin] - '0' : (words[begin] - '0') * 10 + words[begin + 1] - '0';
  }
  return 0;
}

// The retrieved document's own words for the organ that adopted it.
void because_it_says(Finding& finding, const Output& out, std::string_view locator) {
  const Source* source = source_of(out, locator);
  const Fact* body = source && source->state == SourceState::retrieved ? source->fact("body") : nullptr;
  if (body && body->quote.size() > body->value.size())
    because(finding, fmt::format("the document says \"{}\"", body->quote), std::nullopt, evidence_of(*source));
}

// "Security Council resolution 64/292"
void check_form(const Story& story, const Citation& citation, Output& out) {
  if (citation.body != "Security Council" || citation.body_span.empty()) return;
  const std::string_view words = story.document.slice(citation.span);
  const int session = session_in_words(words);
  if (session == 0 || words.find("RES/") != std::string_view::npos) return;
  const bool assembly = session > last_shared_session;
  Finding& finding = add(out, story, "document.body", assembly ? Level::error : Level::warning, citation.body_span,
                         fmt::format("{} is not a resolution of the Security Council", called(story, citation)),
                         assembly ? 0.95 : 0.8);
  because(finding, "the Security Council numbers its resolutions through: 1718 (2006)", std::nullopt,
          "ST/LIB/SER.B/5/Rev.5, List of United Nations Document Series Symbols");
  because(finding,
          fmt::format("a session and a number, such as {}, is how the General Assembly{} numbers them",
                      words.substr(words.find_first_of("0123456789")), assembly ? "" : " or the Human Rights Council"),
          citation.span);
  if (assembly) finding.replacement = "General Assembly";
}

// "General Assembly Resolution 1874 (2009)"
void check_assembly_year(const Story& story, const Citation& citation, Output& out) {
  if (citation.body != "General Assembly" || citation.body_span.empty() || citation.session || !citation.year ||
      !citation.number || citation.year.value <= last_year_of_numbers_alone)
    return;
  if (story.document.slice(citation.span).find("S/RES/") != std::string_view::npos) return;  // check_organ's
  const auto council = reference::security_council_resolution(citation.number.value);
  const bool match = council && council->year == citation.year.value;
  Finding& finding = add(
      out, story, "document.body", match ? Level::error : Level::warning, citation.body_span,
      match ? fmt::format("resolution {} ({}) is the Security Council's", citation.number.value, citation.year.value)
            : fmt::format("no resolution of the General Assembly of {} is called {}", citation.year.value,
                          citation.number.value),
      match ? 0.97 : 0.8);
  if (match) because_it_says(finding, out, fmt::format("un:S/RES/{}", citation.number.value));
  if (match) because(finding, reference::describe(*council), std::nullopt, reference::evidence(*council));
  because(
      finding,
      fmt::format("since 1976 the General Assembly numbers within its sessions: a resolution of {} is {}/... or {}/...",
                  citation.year.value, citation.year.value - 1946, citation.year.value - 1945),
      citation.span, "ST/LIB/SER.B/5/Rev.5, List of United Nations Document Series Symbols");
  if (match) finding.replacement = "Security Council";
}

// "General Assembly Resolution 2177", in the days in which the Security Council adopted its own of that number.
void check_assembly_number(const Story& story, const Citation& citation, Output& out) {
  constexpr Day news = 45;
  if (citation.body != "General Assembly" || citation.body_span.empty() || citation.session || citation.year ||
      !citation.number)
    return;
  const auto council = reference::security_council_resolution(citation.number.value);
  const std::optional<Day> day = day_of_story(story);
  if (!day || !council || !council->adopted.known() || council->adopted.first > *day ||
      council->adopted.last < *day - news)
    return;
  Finding& finding =
      add(out, story, "document.body", Level::warning, citation.body_span,
          fmt::format("resolution {} of these days is the Security Council's", citation.number.value), 0.85);
  because(finding, reference::describe(*council), std::nullopt, reference::evidence(*council));
  because_published(finding, story);
  finding.replacement = "Security Council";
}

// "the General Assembly's resolution S/RES/1718"
void check_organ(const Story& story, const Citation& citation, Output& out) {
  if (citation.body_span.empty() || citation.link) return;
  const std::string_view words = story.document.slice(citation.span);
  const std::string_view written = story.document.slice(citation.body_span);
  if (written.size() < 4) return;  // the symbol's own letter
  const bool council = citation.body == "Security Council" && words.find("A/RES/") != std::string_view::npos;
  const bool assembly = citation.body == "General Assembly" && words.find("S/RES/") != std::string_view::npos;
  if (!council && !assembly) return;
  const char* of_symbol = council ? "General Assembly" : "Security Council";
  Finding& finding = add(out, story, "document.body", Level::error, citation.body_span,
                         fmt::format("{} is not a document of the {}",
                                     words.substr(words.find(council ? "A/RES/" : "S/RES/")), citation.body),
                         0.95);
  because_it_says(finding, out, citation.locator);
  because(finding, fmt::format("symbols that begin {} are the {}'s", council ? "A/" : "S/", of_symbol), citation.span,
          "ST/LIB/SER.B/5/Rev.5, List of United Nations Document Series Symbols");
  finding.replacement = of_symbol;
}

void check_symbol(const Story& story, const Citation& citation, Output& out) {
  if (citation.problem.empty() || citation.kind != CitationKind::un_document) return;
  const bool known = !citation.suggestion.empty();
  Finding& finding =
      add(out, story, "document.symbol", known ? Level::error : Level::warning, citation.span,
          fmt::format("{} is not a well-formed document symbol", called(story, citation)), known ? 0.95 : 0.8);
  because(finding, citation.problem, citation.span,
          "ST/LIB/SER.B/5/Rev.5, List of United Nations Document Series Symbols");
  finding.replacement = citation.suggestion;
}

// "Article 115 of the UN Charter"
void check_article(const Story& story, const Citation& citation, Output& out) {
  if (!citation.article) return;
  const auto treaty = reference::treaty_of(citation.locator);
  if (!treaty || (citation.article.value >= 1 && citation.article.value <= treaty->articles)) return;
  Finding& finding = add(out, story, "document.article", Level::error, citation.article.span,
                         fmt::format("the {} has no Article {}", treaty->names.front(), citation.article.value), 0.97);
  because(finding, fmt::format("the {} has {} articles", treaty->names.front(), treaty->articles), std::nullopt,
          std::string(treaty->source));
}

}  // namespace

void check_document_names(const Story& story, Output& out) {
  for (const Citation& citation : story.citations) {
    check_form(story, citation, out);
    check_assembly_year(story, citation, out);
    check_assembly_number(story, citation, out);
    check_organ(story, citation, out);
    check_symbol(story, citation, out);
    check_article(story, citation, out);
  }
}

}  // namespace claims::check
