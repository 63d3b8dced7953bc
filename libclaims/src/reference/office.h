// Heads of state and government since 1900, and who held which office when.
//
// The table is libclaims/data/reference/office_holders.tsv as it stands in the
// program: sorted, searched in place, nothing is read at start. All views have
// static storage. Sources, rules and cut-off dates: docs/reference-data.md.
#pragma once

#include "reference/term_date.h"

#include <claims/calendar.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::reference {

enum class Office : std::uint8_t {
  head_of_state,
  head_of_government,
  leader,  // in power, whatever the office was called
};
// "head of state".
const char* name_of(Office office) noexcept;

struct OfficeTerm {
  std::string_view person;
  std::string_view spellings;  // other spellings, separated by |
  std::string_view country;    // English name
  Office office = Office::leader;
  std::string_view title;  // usual title: "President"; may be empty
  TermDate from, to;
  std::string_view sources;   // "Wikidata Q56226; World Factbook 2026"
  std::string_view wikidata;  // "Q56226"; may be empty
};

// Identifies a person of the table in this build (the place of the first row).
using HolderId = std::uint32_t;

struct OfficeHolder {
  HolderId id = 0;
  std::string_view name;
  std::vector<OfficeTerm> terms;  // by country, office, start; never empty
};

// The key under which a name is found: lower case, without diacritics, hyphens
// and full stops as spaces. "Kim Jong-un" and "Kim Jong Un" have one key.
std::string fold_name(std::string_view name);

// Everybody written like this, in any spelling of the table.
std::vector<HolderId> holders_named(std::string_view name);
// Everybody of this family name (or, for monarchs, this name without number).
std::vector<HolderId> holders_surnamed(std::string_view surname);
// Everybody whose name, in any spelling of the table, begins with this word.
std::vector<HolderId> holders_called(std::string_view given);
OfficeHolder holder(HolderId id);

enum class Held { no, unknown, yes };

// Did the person hold an office in `country` (empty: anywhere) in the whole of
// `on`? "no" only if no term, at its longest, touches a day of `on`; "unknown"
// where dates are imprecise or missing, after the cut-off, or where the table has
// no term of the person in `country`. Terms of
// Office::leader count for every office.
Held held_office(const OfficeHolder& person, std::string_view country, Period on, std::optional<Office> office = {});

// Every term of an office of a country, in the table's order. The first call reads the whole table (about 1 ms).
std::vector<OfficeTerm> terms_in(std::string_view country, Office office);

// Terms of an office of a country that were running on every day of `on`. The first call
// reads the whole table (about 1 ms).
std::vector<OfficeTerm> holders_in(std::string_view country, Office office, Period on);

// The last day about which all sources are complete enough to say "no".
Day office_cut_off() noexcept;

// "Dmitry Medvedev was President of Russia from 7 May 2008 to 7 May 2012", for reports. `name`: as the story has it.
std::string describe(const OfficeTerm& term, std::string_view name = {});

}  // namespace claims::reference
