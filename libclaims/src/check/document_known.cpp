// What is known of a cited document, from it or from the tables.
#include "check/context.h"
#include "check/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace claims::check {
namespace {

int number_at(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "un:S/RES/1718 (2006)" without " (2006)". The brackets of a General Assembly session are part of the symbol.
std::string_view without_year(std::string_view locator) {
  const std::size_t open = locator.rfind(" (");
  if (open == std::string_view::npos || locator.back() != ')') return locator;
  const char first = locator[open + 2];
  return first >= '0' && first <= '9' ? locator.substr(0, open) : locator;
}

std::optional<int> count_of(const Source& source, std::string_view name) {
  const Fact* fact = source.fact(name);
  if (!fact || fact->value.empty() || fact->value.size() > 3) return std::nullopt;
  return number_at(fact->value);
}

std::optional<Adoption> adoption_in(const Source& source) {
  const Fact* fact = source.fact("adopted");
  if (!fact) fact = source.fact("date");
  if (!fact) return std::nullopt;
  Adoption out;
  out.days = days_of(*fact);
  if (!out.days.known()) return std::nullopt;
  const auto yes = count_of(source, "vote.yes"), no = count_of(source, "vote.no"),
             abstain = count_of(source, "vote.abstain");
  if (yes && no && abstain) out.vote = reference::Vote{*yes, *no, *abstain};
  out.known.text = fact->quote.empty() ? fmt::format("the document is dated {}", to_prose(to_date(out.days.first)))
                                       : fmt::format("the document says \"{}\"", fact->quote);
  if (out.vote) out.known.text += fmt::format("; votes: {} in favour, {} against, {} abstaining", *yes, *no, *abstain);
  out.known.evidence = evidence_of(source);
  return out;
}

std::optional<Adoption> adoption_in_index(int number) {
  const auto row = reference::security_council_resolution(number);
  if (!row || !row->adopted.known()) return std::nullopt;
  Adoption out;
  out.days = row->adopted;
  if (to_date(out.days.first).year != to_date(out.days.last).year && row->year != 0)
    out.days = {std::max(out.days.first, year_period(row->year).first),
                std::min(out.days.last, year_period(row->year).last)};
  out.vote = row->vote;
  out.known = {reference::describe(*row), reference::evidence(*row)};
  return out;
}

}  // namespace

Period days_of(const Fact& fact) {
  const std::string_view text = fact.value;
  if (const auto day = parse_iso_date(text)) return {to_day(*day), to_day(*day)};
  if (text.size() == 7 && text[4] == '-') {
    const int month = number_at(text.substr(5));
    if (month >= 1 && month <= 12) return month_period(number_at(text.substr(0, 4)), month);
  }
  if (text.size() == 4) return year_period(number_at(text));
  return {};
}

std::optional<Day> day_of_story(const Story& story) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day() || (published.source != DateSource::given && published.source != DateSource::metadata))
    return std::nullopt;
  return to_day(published.date);
}

int Adoption::year() const {
  const int first = to_date(days.first).year;
  return first == to_date(days.last).year ? first : 0;
}

const Source* source_of(const Output& out, std::string_view locator) {
  if (locator.empty()) return nullptr;
  const std::string_view wanted = without_year(locator);
  auto at = std::lower_bound(out.sources.begin(), out.sources.end(), wanted,
                             [](const Source& source, std::string_view l) { return source.locator < l; });
  for (; at != out.sources.end() && std::string_view(at->locator).starts_with(wanted); ++at)
    if (without_year(at->locator) == wanted) return &*at;
  return nullptr;
}

int council_resolution(const Citation& citation) {
  constexpr std::string_view prefix = "un:S/RES/";
  if (citation.kind != CitationKind::un_document) return 0;
  if (std::string_view(citation.locator).starts_with(prefix)) {
    const std::string_view rest = without_year(std::string_view(citation.locator).substr(prefix.size()));
    const bool digits =
        !rest.empty() && rest.size() < 6 && rest.find_first_not_of("0123456789") == std::string_view::npos;
    return digits ? number_at(rest) : 0;
  }
  if (citation.locator.empty() && citation.candidates.empty() && citation.body == "Security Council" &&
      !citation.session)
    return citation.number.value;
  return 0;
}

int assembly_session(const Citation& citation) {
  constexpr std::string_view prefix = "un:A/RES/";
  if (citation.kind != CitationKind::un_document || !std::string_view(citation.locator).starts_with(prefix)) return 0;
  const std::string_view rest = std::string_view(citation.locator).substr(prefix.size());
  if (rest.find("S-") != std::string_view::npos) return 0;  // special and emergency sessions meet at any time
  return citation.session.value;
}

// The first session met from January 1946 on, all others from September.
Period session_days(int session) {
  const int year = 1945 + session;
  return {to_day({year, session == 1 ? 1 : 9, 1}), to_day({year + 1, 9, 30})};
}

namespace {

bool has_body(const Citation& citation) { return !citation.body.empty() && citation.body != "United Nations"; }

}  // namespace

NamedBodies::NamedBodies(const Story& story) : story_(story) {
  for (const Citation& citation : story.citations)
    if (has_body(citation) && !citation.locator.empty()) locators_.insert(citation.locator);
}

bool NamedBodies::contain(const Citation& citation) const {
  if (has_body(citation) || locators_.contains(citation.locator)) return true;
  const std::string_view sentence = story_.document.slice(sentence_span(story_, citation.sentence));
  return sentence.find("Security Council") != std::string_view::npos && council_resolution(citation) != 0;
}

std::optional<Adoption> adoption_of(const Output& out, const Citation& citation) {
  const int number = council_resolution(citation);
  const auto indexed = number ? adoption_in_index(number) : std::nullopt;
  const Source* source = source_of(out, citation.locator);
  if (!source || source->state != SourceState::retrieved) return indexed;
  auto own = adoption_in(*source);
  if (!own) return indexed;
  if (!indexed) return own;
  const Period near{indexed->days.first - 1, indexed->days.last + 1};
  if (!near.overlaps(own->days)) return std::nullopt;  // one of the two is another document
  if (!own->vote) own->vote = indexed->vote;
  own->known.evidence += "; " + indexed->known.evidence;
  return own;
}

std::string evidence_of(const Source& source) {
  std::string out;
  if (!source.sha256.empty()) out = fmt::format("sha256 {}", std::string_view(source.sha256).substr(0, 12));
  if (!source.url.empty()) out += fmt::format("{}{}", out.empty() ? "" : ", ", source.url);
  return out.empty() ? source.locator : out;
}

std::string called(const Story& story, const Citation& citation) {
  std::string out(story.document.slice(citation.span));
  std::replace(out.begin(), out.end(), '\n', ' ');
  // One number of a list, or a link's words.
  const bool named = citation.kind != CitationKind::un_document || out.find_first_not_of("0123456789") != out.npos;
  if (citation.locator.empty() || (named && out.find_first_of("0123456789") != out.npos)) return out;
  return citation.locator.substr(citation.locator.starts_with("un:") ? 3 : 0);
}

}  // namespace claims::check
