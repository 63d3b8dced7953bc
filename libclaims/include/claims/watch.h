// What became of a cited document since it was last looked at, and what a story says that rested on it.
#pragma once

#include <claims/fetch.h>
#include <claims/finding.h>
#include <claims/report.h>
#include <claims/source.h>
#include <claims/story.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

enum class ChangeKind : std::uint8_t {
  unchanged,    // the same bytes, or still gone
  first,        // it was never had before
  cosmetic,     // the bytes differ, what the document says does not
  moved,        // its address now leads, for good, to another one that says the same
  substantive,  // what it says was changed
  gone,         // the service says that it is not there any more, or its address leads to something else
  unreachable,  // no answer, or one that says nothing: nothing was found out
  unreadable,   // the bytes differ, and their text cannot be read: what was changed was not found out
};
const char* name_of(ChangeKind kind) noexcept;
// Whether somebody has to look: moved, substantive, gone.
bool is_change(ChangeKind kind) noexcept;
// Whether nothing was found out: unreachable, unreadable.
bool is_open(ChangeKind kind) noexcept;

// One retrieval of a document.
struct Version {
  Source source;                    // with its text
  std::string time;                 // of the retrieval, RFC 3339 in UTC
  std::uint32_t number = 0;         // in its case, from 1: of `claims archive show --version N`; 0: of none
  std::vector<Redirect> redirects;  // in the order in which they were followed
};

// A passage of one version.
struct PassageText {
  std::string text;           // of Source::text, whole sentences where they are not too long
  std::uint32_t start = 0;    // where it begins there, in bytes
  std::vector<Span> changed;  // the words that the other version does not have, as offsets into `text`
};

struct ChangedPassage {
  PassageText was, now;  // the text of one is empty where sentences were added or removed
  bool substantive = true;
  // Of a substantive one, in this order: vote, number, date, negation, name, quotation, added, removed, wording. Of
  // another: why it is none, as words for people ("a counter").
  std::vector<std::string> what;
};

struct ChangedFact {
  std::string name, qualifier;
  std::string was, now;  // empty: it was not, or is not, told
  bool substantive = true;
};

inline constexpr std::size_t max_changed_passages = 500;  // of one document; more are counted
inline constexpr std::uint32_t max_passage_bytes = 4000;  // of one side; longer ones are cut around what was changed

struct Change {
  ChangeKind kind = ChangeKind::unchanged;
  std::vector<std::string> notes;        // for people: why it is cosmetic, where it leads now, what could not be read
  std::vector<ChangedPassage> passages;  // in the order of the text
  std::size_t left_out = 0;              // substantive ones beyond the limit
  std::vector<ChangedFact> facts;
};

// Compares two retrievals of one document, the second of which came later. Pure; bounded work: two texts of 300 pages
// take less than a second. A change of which nobody knows what it is counts as substantive.
Change compare_versions(const Version& was, const Version& now);

// What of a story rested on the earlier version.
enum class RestingKind : std::uint8_t {
  finding,    // a check finds what it did not find with the earlier version
  quotation,  // quoted words that stood in the earlier version, and no longer do
  number,     // the same of a number, a date, a name in a sentence that cites the document
  date,
  name,
};
const char* name_of(RestingKind kind) noexcept;

struct Resting {
  RestingKind kind = RestingKind::finding;
  Span span;                       // in the story's Document::text
  std::string text;                // the story's words there
  std::string message;             // a sentence for people
  std::string check;               // of a finding: its id
  std::vector<Reason> reasons;     // of a finding, with the new version's words
  std::size_t passage = SIZE_MAX;  // into Change::passages: the one whose words they were; SIZE_MAX: none is known
};

// By place. `sources` are all that the story cites, as verify() takes them, in whatever version; those of `was` and
// `now` take turns in them. Pure. Costs two runs of verify() and one pass over the texts. Only a substantive change,
// and a document that is gone, has any.
std::vector<Resting> resting_on(const Story& story, std::span<const Source> sources, const Version& was,
                                const Version& now, const Change& change);

// A story with what no longer holds in it.
struct AffectedStory {
  std::string path;
  const Story* story = nullptr;  // not owned; for lines and columns
  std::vector<Resting> resting;
};

// One document as `claims watch` and `claims archive diff` show it.
struct Watched {
  std::string locator;
  Version was, now;  // `was.time` is empty where there is no earlier one
  Change change;
  std::vector<AffectedStory> stories;
};

// For people, or as one JSON object on one line (docs/formats/watch.schema.json). `width`: columns of the text.
std::string render_watched(const Watched& watched, bool json, int width = 100);

}  // namespace claims
