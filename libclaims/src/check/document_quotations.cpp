// What a story quotes from a cited document, and the numbers it gives for it, against the document's own words.
#include <claims/evidence.h>

#include "check/context.h"
#include "check/document.h"
#include "evidence/weigh.h"
#include "extract/extract.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check {
namespace {

constexpr std::size_t least_source_bytes = 200;  // less is a title or a notice
constexpr int least_words = 5;                   // of a quotation; fewer are terms
constexpr int least_words_to_miss = 8;           // of one that is not found at all
constexpr std::uint32_t longest_binding = 90;    // bytes between citation and quotation

int word_count(const Story& story, Span span) {
  int words = 0;
  for (std::uint32_t i = extract::token_from(story, span.begin); i < story.tokens.size(); ++i) {
    if (story.tokens[i].span.begin >= span.end) break;
    words += story.tokens[i].kind == TokenKind::word || story.tokens[i].kind == TokenKind::number;
  }
  return words;
}

// Had in full, so that what is not in it is not in the document.
bool complete(const Source& source) {
  return source.state == SourceState::retrieved && source.problem.empty() && source.text.size() >= least_source_bytes;
}

// "The resolution says", "according to the resolution": the words are the document's own.
bool speaks(std::string_view between) {
  return has_word(between,
                  {"says",       "said",      "states",    "stated",    "reads",    "read",     "notes",    "noted",
                   "warns",      "warned",    "finds",     "found",     "declares", "declared", "decides",  "decided",
                   "demands",    "demanded",  "condemns",  "condemned", "calls",    "called",   "requires", "required",
                   "concludes",  "concluded", "describes", "described", "speaks",   "urges",    "urged",    "reaffirms",
                   "reaffirmed", "expresses", "expressed", "recalls",   "recalled", "stresses", "stressed", "puts",
                   "put",        "gives",     "gave"});
}

bool quoted(const Story& story, Span span) {
  return std::any_of(story.quotations.begin(), story.quotations.end(),
                     [&](const Quotation& quotation) { return quotation.span.contains(span); });
}

bool someone_speaks(const Story& story, std::uint32_t sentence) {
  return std::any_of(story.names.begin(), story.names.end(), [&](const NameMention& name) {
    return name.sentence == sentence && name.kind == NameKind::person && !quoted(story, name.span);
  });
}

// The only document that the sentence cites, had in full; null if there is none or there are several.
const Citation* only_citation(const Story& story, std::uint32_t sentence, const Output& out) {
  const Citation* only = nullptr;
  for (const Citation& citation : story.citations) {
    if (citation.sentence != sentence) continue;
    if (only && only->locator != citation.locator) return nullptr;
    if (!only) only = &citation;
  }
  if (!only || only->locator.empty()) return nullptr;
  const Source* source = source_of(out, only->locator);
  return source && complete(*source) ? only : nullptr;
}

// Does the sentence say that the words at `span` are those of the cited document?
bool bound(const Story& story, const Citation& citation, Span span) {
  if (ends_with_word(words_before(story, citation.span, citation.sentence),
                     {"according to", "according to the", "in the words of"}))
    return true;
  if (citation.span.end > span.begin || span.begin - citation.span.end > longest_binding) return false;
  return speaks(words_between(story, citation.span, span, longest_binding));
}

Span in_story(const Quotation& quotation, Span span) {
  return {quotation.span.begin + span.begin, quotation.span.begin + span.end};
}

// Up to `bytes` bytes of the source around a passage, on one line.
std::string excerpt(const Source& source, Span span) {
  constexpr std::uint32_t bytes = 240;
  std::string out = source.text.substr(span.begin, std::min(span.size(), bytes));
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t' || c == '\f') c = ' ';
  return span.size() > bytes ? out + "..." : out;
}

const char* told(QuotationChange change) {
  switch (change) {
    case QuotationChange::negation: return "a negation is added or dropped";
    case QuotationChange::number: return "a number or date is another";
    case QuotationChange::name: return "a name is another";
    default: return "the wording is another";
  }
}

void report_changed(const Story& story, const Citation& citation, const Source& source, const Quotation& quotation,
                    const QuotationMatch& match, Output& out) {
  const auto grave = std::find_if(match.differences.begin(), match.differences.end(), [](const QuotationDifference& d) {
    using Kind = QuotationDifference::Kind;
    return d.kind == Kind::changed || d.kind == Kind::added || d.kind == Kind::dropped || d.kind == Kind::ellipsis;
  });
  Span span = quotation.span;
  if (grave != match.differences.end() && !grave->quote.empty()) span = in_story(quotation, grave->quote);
  const bool sure = match.tier == QuotationTier::near && !match.translated;
  Finding finding;
  finding.check = "document.quotation";
  // The words stand in a quotation by their nature: what is held against them is the document that they are from.
  finding.level = sure ? Level::error : Level::warning;
  finding.span = span;
  finding.message = fmt::format("the quotation is not what {} says: {}", called(story, citation), told(match.changed));
  finding.confidence = sure ? 0.93 : 0.75;
  because(finding, fmt::format("the document says \"{}\"", excerpt(source, match.span)), std::nullopt,
          evidence_of(source));
  out.findings.push_back(std::move(finding));
}

void report_absent(const Story& story, const Citation& citation, const Source& source, const Quotation& quotation,
                   bool translated, Output& out) {
  Finding finding;
  finding.check = "document.quotation";
  finding.level = translated ? Level::note : Level::warning;
  finding.span = quotation.span;
  finding.message =
      translated ? fmt::format("the quotation is a translation: {} is in another language", called(story, citation))
                 : fmt::format("these words do not stand in {}", called(story, citation));
  finding.confidence = translated ? 0.8 : 0.75;
  because(finding, fmt::format("the text of the document was searched, {} bytes", source.text.size()), std::nullopt,
          evidence_of(source));
  out.findings.push_back(std::move(finding));
}

void check_quotation_of(const Story& story, const Quotation& quotation, Output& out) {
  if (quotation.speaker != no_index || word_count(story, quotation.span) < least_words) return;
  const Citation* citation = only_citation(story, quotation.sentence, out);
  if (!citation || someone_speaks(story, quotation.sentence) || !bound(story, *citation, quotation.span)) return;
  const Source& source = *source_of(out, citation->locator);
  const QuotationMatch match = check_quotation(story.document.slice(quotation.span), source.text);
  if (match.tier == QuotationTier::absent) {
    if (match.translated || word_count(story, quotation.span) >= least_words_to_miss)
      report_absent(story, *citation, source, quotation, match.translated, out);
  } else if (match.changed > QuotationChange::wording) {
    report_changed(story, *citation, source, quotation, match, out);
  }
}

// The claim that a sentence makes of its document: the sentence without the citation.
std::string claim_of(const Story& story, std::uint32_t sentence, const Citation& citation) {
  const Span span = sentence_span(story, sentence);
  std::string out(story.document.slice({span.begin, std::max(span.begin, citation.span.begin)}));
  out += std::string(citation.span.size(), ' ');
  out += story.document.slice({std::min(citation.span.end, span.end), span.end});
  return out;
}

// One amount that differs where all other words are the document's, and that stands nowhere in it.
const evidence::ValueMatch* lone_conflict(const evidence::Pairing& pair, const Source& source, std::size_t& at) {
  const evidence::ValueMatch* found = nullptr;
  for (std::size_t i = 0; i < pair.amounts.size(); ++i) {
    const evidence::ValueMatch& match = pair.amounts[i];
    if (match.fit == evidence::Fit::agrees) continue;
    if (match.fit != evidence::Fit::conflicts || found || !match.same_unit || match.context < 0.75F) return nullptr;
    const std::string number(pair.claim.slice(pair.claim.amounts[i].number));
    if (pair.claim.amounts[i].bound != evidence::Bound::exact || source.text.find(number) != std::string::npos)
      return nullptr;
    found = &match;
    at = i;
  }
  for (const evidence::ValueMatch& match : pair.moments)
    if (match.fit == evidence::Fit::conflicts) return nullptr;
  return found;
}

void check_numbers_of(const Story& story, std::uint32_t sentence, Output& out) {
  const Citation* citation = only_citation(story, sentence, out);
  if (!citation || someone_speaks(story, sentence)) return;
  const Span span = sentence_span(story, sentence);
  if (!bound(story, *citation, {span.end, span.end}) && !speaks(words_after(story, citation->span, sentence))) return;
  const Source& source = *source_of(out, citation->locator);
  const evidence::Reading claim = evidence::read_passage(claim_of(story, sentence, *citation));
  const evidence::Window window = evidence::best_window(claim, source.text);
  const evidence::Pairing pair = evidence::pair(claim, window.reading, window.found);
  const evidence::Features features = features_of(pair);
  if (features[static_cast<std::size_t>(evidence::Feature::coverage)] < 0.8F) return;
  std::size_t at = 0;
  const evidence::ValueMatch* conflict = lone_conflict(pair, source, at);
  if (!conflict) return;
  const evidence::Amount& claimed = claim.amounts[at];
  const evidence::Amount& stated = window.reading.amounts[conflict->index];
  Finding& finding = add(
      out, story, "document.number", Level::warning,
      {span.begin + claimed.number.begin, span.begin + claimed.number.end},
      fmt::format("{} gives another number: {}", called(story, *citation), window.reading.slice(stated.span)), 0.75);
  because(finding, fmt::format("the document says \"{}\"", excerpt(source, window.span)), std::nullopt,
          evidence_of(source));
}

}  // namespace

void check_document_quotations(const Story& story, Output& out) {
  if (std::none_of(out.sources.begin(), out.sources.end(), complete)) return;
  for (const Quotation& quotation : story.quotations) check_quotation_of(story, quotation, out);
  std::uint32_t last = no_index;
  for (const Citation& citation : story.citations) {
    if (citation.sentence == last || citation.sentence == no_index) continue;
    last = citation.sentence;
    const bool quotes = std::any_of(story.quotations.begin(), story.quotations.end(),
                                    [&](const Quotation& quotation) { return quotation.sentence == last; });
    if (!quotes) check_numbers_of(story, last, out);
  }
}

}  // namespace claims::check
