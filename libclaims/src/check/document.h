// What the document checks know of a cited document: from the document itself where it was retrieved, else from the
// tables that the library was built with.
#pragma once

#include "check/check.h"
#include "reference/un_resolution.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace claims::check {

// The retrieved document of a locator; null if there is none. The year that a symbol ends with does not count:
// "un:S/RES/1718" is "un:S/RES/1718 (2006)".
const Source* source_of(const Output& out, std::string_view locator);

// Number of the Security Council resolution that is cited; 0 if it is not one, or may be one of another organ.
int council_resolution(const Citation& citation);
// Session of a regular session of the General Assembly that adopted the cited resolution; 0 if not known.
int assembly_session(const Citation& citation);
// Days on which that session may have adopted it: from September of its year to the next September.
Period session_days(int session);
// Which citations have their organ named by words or by a symbol: in the citation, in its sentence, or where the story
// cites the same again.
class NamedBodies {
 public:
  explicit NamedBodies(const Story& story);
  bool contain(const Citation& citation) const;

 private:
  const Story& story_;
  std::unordered_set<std::string_view> locators_;
};

// A fact with where it comes from, ready for a Reason.
struct Known {
  std::string text;      // "S/RES/1718 (2006) was adopted on 14 October 2006 by 15 votes to none"
  std::string evidence;  // "UN Digital Library record 584729; S/PV.5551"
};

struct Adoption {
  Period days;  // one day where the sources have it
  std::optional<reference::Vote> vote;
  Known known;

  int year() const;  // 0 where the days are of two years
};
// The days that a fact dates: of one day, a month or a year; not known where its value is no date.
Period days_of(const Fact& fact);
// The story's day, where somebody gave it: a dateline may be misread.
std::optional<Day> day_of_story(const Story& story);

// When and how the cited document was adopted; nothing where that is not known or where its sources differ.
std::optional<Adoption> adoption_of(const Output& out, const Citation& citation);

// "sha256 1f3870be274f, https://documents.un.org/..."
std::string evidence_of(const Source& source);

// "Security Council resolution 1718", as the story calls it.
std::string called(const Story& story, const Citation& citation);

// The check groups of the family, one a file.
void check_document_dates(const Story& story, Output& out);       // document.year, document.date, document.session
void check_document_names(const Story& story, Output& out);       // document.body, document.symbol, document.article
void check_document_votes(const Story& story, Output& out);       // document.vote
void check_document_sources(const Story& story, Output& out);     // document.later, document.missing, document.other
void check_document_standing(const Story& story, Output& out);    // document.retracted, document.repealed
void check_document_quotations(const Story& story, Output& out);  // document.quotation, document.number

}  // namespace claims::check
