// Countries and territories with their names, capitals and independence; cities and the country they are in.
//
// Tables: libclaims/data/reference/country_facts.tsv and places.tsv, built by tools/build_countries; cities.tsv, built
// by tools/build_cities; divisions.tsv. All views have static storage.
#pragma once

#include "reference/term_date.h"

#include <optional>
#include <string_view>
#include <vector>

namespace claims::reference {

struct CountryFacts {
  std::string_view name;                   // for states that of countries.tsv: "Myanmar"
  bool state = false;                      // else a territory
  std::string_view official_name;          // "Republic of Angola"
  std::vector<std::string_view> others;    // "Burma", "DPRK"
  std::vector<std::string_view> former;    // "Upper Volta"
  std::vector<std::string_view> capitals;  // with the role where there are several: "Sucre (constitutional capital)"
  std::vector<std::string_view> people;    // "Motswana", "Batswana"
  std::vector<std::string_view> adjectives;
  TermDate independence;               // unknown where the source names several days, or none
  std::string_view independence_from;  // "France"; may be empty
  std::string_view source;
};

// By name, other name, official name or former name; any case. Several where several had the name.
std::vector<CountryFacts> countries_by_any_name(std::string_view name);
// Every name that countries_by_any_name() knows, as written. For suggestions.
std::vector<std::string_view> country_names();

struct Place {
  std::string_view name;
  bool capital = false;
  std::string_view role;     // "legislative capital" where a country has several; else empty
  std::string_view country;  // English name
  std::string_view source;
};
// Places of that name; any case, diacritics do not count. Not complete: a city that is not here says nothing.
std::vector<Place> places_called(std::string_view name);
std::vector<std::string_view> place_names();

// A city of 40,000 inhabitants or more, with every country that has a place of its name of 1,000 or more.
struct City {
  std::string_view name;
  std::vector<std::string_view> countries;  // the largest one's first; territories by their code
  std::vector<std::string_view> divisions;  // of the United States, Canada and Australia: "Oregon"
  int inhabitants = 0;                      // of the largest
  std::string_view source;
};
// Any case, diacritics do not count.
std::optional<City> city_called(std::string_view name);

// A state, province or territory of the United States, Canada or Australia.
struct Division {
  std::string_view name;
  std::string_view country;
};
// By name or by newspapers' abbreviation: "Montana", "Mont."; case matters.
std::optional<Division> division_called(std::string_view name);

}  // namespace claims::reference
