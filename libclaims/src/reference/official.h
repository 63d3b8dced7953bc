// People who held public office, and their terms: ministers, ambassadors, officers of
// organisations; and heads of state and government, whose terms are those of office.h.
//
// Tables: libclaims/data/reference/people.tsv, people_names.tsv, office_terms.tsv and
// office_terms_by_office.tsv, built by tools/build_officials; office_kinds.tsv, kept by hand.
// All are searched in place, nothing is read at start. All views have static storage.
// Sources, rules and cut-off dates: docs/reference-data.md.
#pragma once

#include "reference/office.h"
#include "reference/term_date.h"

#include <claims/calendar.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::reference {

struct Post {
  std::string_view office;  // in the words of the source: "Minister of Foreign Affairs"
  std::string_view kind;    // the same for all its names: "foreign-minister", "head-of-state"
  bool one = false;         // held by one person at a time
  std::string_view body;    // state or organisation, English name: "Russia", "United Nations"
  std::string_view place;   // accredited to, for ambassadors: "France"; else empty
  TermDate from, to;
  Day known_until = 0;       // the sources say nothing about later days
  std::string_view sources;  // "IfG Ministers Database; Wikidata"
  std::string_view rows;     // "uk_appointment:e97627ce; cabinet_united-kingdom-cabinet:266"; empty for heads
};

// Identifies a person of people.tsv in this build (the place of the row).
using OfficialId = std::uint32_t;

struct Official {
  OfficialId id = 0;
  std::string_view key;        // "Q58217", "pocom-kissinger-henry-a", "ifg-bd7c9702"
  std::string_view name;       // the usual one
  std::string_view spellings;  // other spellings, separated by |
  TermDate born, died;         // died.open: not known to have died
  std::string_view lives;      // sources of both
  std::vector<Post> posts;     // of heads first; then by kind, office, state, start
};

// Everybody written like this, in any spelling of the table; two or more where the name is ambiguous.
std::vector<OfficialId> officials_named(std::string_view name);
// Everybody of this family name (or, for monarchs, this name without number).
std::vector<OfficialId> officials_surnamed(std::string_view surname);
Official official(OfficialId id);

// The kind that the words for an office mean in a state or organisation (may be empty):
// "Foreign Secretary", "United Kingdom" -> "foreign-minister". Words that office_kinds.tsv does not have are
// their own kind: "Secretary of the Navy" -> "secretary-of-the-navy".
std::string office_kind(std::string_view words, std::string_view body);
// True for kinds of office_kinds.tsv, and for heads of state and government.
bool is_listed_kind(std::string_view kind);
// Every kind that has a term, with its state: "foreign-minister|Russia". Sorted. Reads the whole index.
std::vector<std::string_view> office_kinds_held();

// Every usual name, spelling and family name, folded; every wording of office_kinds.tsv. For suggestions.
std::vector<std::string_view> official_names();
std::vector<std::string_view> office_wordings();

// Did the person hold an office of `kind` in `body` (empty: anywhere) in the whole of `on`? As held_office() in
// office.h: "no" only if no such term, at its longest, touches a day of `on`, and the person has such a term.
Held held_post(const Official& person, std::string_view kind, std::string_view body, Period on);

struct PostHolder {
  OfficialId person = 0;
  Post post;
};
// Every term of an office of `kind` in `body`, by start; heads of state and government of `body` too, for their kinds.
std::vector<PostHolder> terms_of(std::string_view kind, std::string_view body);
// Those that were running on every day of `on`, as far as the dates are known.
std::vector<PostHolder> holders_of(std::string_view kind, std::string_view body, Period on);
// The same for one term: yes, no, or unknown where dates are imprecise, missing, or after the sources' last day.
Held was_running(const Post& post, Period on);

// "Sergey Lavrov has been Minister of Foreign Affairs of Russia since 9 March 2004", for reports.
// `name`: as the story has it.
std::string describe(const Post& post, std::string_view name);

}  // namespace claims::reference
