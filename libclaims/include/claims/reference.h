// What the reference data says of people, offices, events, places and organisations; and a newsroom's own list.
//
// The data is part of the library: looking something up reads no file. Every fact comes with its sources; a date is as
// exact as it is long ("1972", "1999-12", "2011-12-17"), "A/B" is some day from A to B, "?" is not known. What is not
// found is not in the tables, and may well be true. Functions are safe to call from several threads.
#pragma once

#include <claims/calendar.h>
#include <claims/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// A term of office.
struct OfficeFact {
  std::string person;       // "Sergey Lavrov"
  std::string key;          // of the person: "Q58217"
  std::string office;       // in the words of the source: "Minister of Foreign Affairs"
  std::string kind;         // the same for all its names: "foreign-minister"
  std::string body;         // state or organisation: "Russia"
  std::string place;        // accredited to, for ambassadors; else empty
  std::string from, to;     // `to` empty: in office on the last day that the sources speak of
  std::string known_until;  // that day
  std::string sources, rows;
  bool certain = true;  // of find_office(): false where a date is missing or too coarse to tell
};

struct PersonFact {
  std::string key, name;
  std::vector<std::string> spellings;
  std::string born, died;  // empty where not known, or alive
  std::string life_sources;
  std::vector<OfficeFact> offices;
};

// Everybody of that name in one of its spellings; else everybody of that family name.
std::vector<PersonFact> find_people(std::string_view name);

// Terms of an office, called in any of its names ("Foreign Secretary", "prime minister"), in a state or organisation
// (empty: all of them), by start; with `on`, only those that were running on that day, or may have been.
// Errors: not_found, where no such office or no such state is known; the text says so.
Result<std::vector<OfficeFact>> find_office(std::string_view office, std::optional<Date> on, std::string_view body);

struct EventFact {
  std::string kind;    // "visit", "trip", "election", "edition" (of a meeting that recurs)
  std::string nature;  // "state visit", "legislative election"; may be empty
  std::string from, to;
  std::string state;
  std::vector<std::string> places, people, met;
  std::string occasion;
  std::string source, rows;
};

// Events with all of the words in what the tables say of them; with `on`, only those that were going on on that day.
std::vector<EventFact> find_events(std::string_view words, std::optional<Date> on);

struct CountryFact {
  std::string name, kind;  // "state", "territory"
  std::string official_name;
  std::vector<std::string> other_names, former_names, capitals, people, adjectives;
  std::string independence, independence_from;
  std::string source;
};
// Of that name, official name, other or former name.
std::vector<CountryFact> find_countries(std::string_view name);

struct PlaceFact {
  std::string name, kind;  // "capital", "place"
  std::string role;        // "legislative capital"
  std::string country, source;
};
std::vector<PlaceFact> find_places(std::string_view name);

struct OrganisationFact {
  std::vector<std::string> acronyms, names;
  std::string kind;  // "organisation", "treaty", "department of the United Kingdom"...
  std::string founded, effective, ended;
  std::string source;
};
// By acronym (case counts) or name.
std::vector<OrganisationFact> find_organisations(std::string_view name);

struct SourceFact {
  std::string name, publisher;
  std::string until;  // the last day that it speaks of; may be empty
  std::string licence, gives;
};
std::vector<SourceFact> reference_sources();

enum class ReferenceKind : std::uint8_t { person, office, place, organisation };
// Every name of that kind that can be looked up, in the order of the tables. For suggestions.
std::vector<std::string> reference_names(ReferenceKind kind);

// A newsroom's own list: how it writes names and words.
enum class HouseKind : std::uint8_t { person, organisation, place, word };
const char* name_of(HouseKind kind) noexcept;

struct HouseEntry {
  HouseKind kind = HouseKind::word;
  std::string preferred;            // how the house writes it
  std::vector<std::string> others;  // how it does not
  std::string note;                 // why, for reports; may be empty
  int line = 0;                     // of the list

  friend bool operator==(const HouseEntry&, const HouseEntry&) = default;
};

struct HouseList {
  std::vector<HouseEntry> entries;  // in the order of the list

  // The entry whose `others` has exactly this spelling; nullptr if there is none.
  const HouseEntry* correcting(std::string_view spelling) const noexcept;
  // The entry that prefers exactly this spelling; nullptr if there is none.
  const HouseEntry* preferring(std::string_view spelling) const noexcept;
};

struct HouseProblem {
  int line = 0;      // 1 = the first
  std::string text;  // "kind: expected person, organisation, place or word, found \"persn\""
};

struct HouseReading {
  HouseList list;                      // of the lines that are well
  std::vector<HouseProblem> problems;  // by line
};

// Limits of a list: bytes, entries, bytes of a field.
inline constexpr std::size_t house_bytes = 1u << 20, house_entries = 20000, house_field = 400;

// Reads a list: UTF-8, tab-separated, or comma-separated as in RFC 4180. The first line that is not a comment (#)
// names the columns: kind, preferred, others (separated by |), note; kind and preferred are needed.
HouseReading read_house_list(std::string_view text);
// The list as it is stored: tab-separated, sorted, the same bytes for the same entries.
std::string write_house_list(const HouseList& list);
// Writes it to a file, whole or not at all. Errors: unreadable (permission, no such folder, full disk), with the path.
Result<void> save_house_list(const HouseList& list, const std::string& path);

}  // namespace claims
