// Where a city may be, and which countries were one.
#include "check/context.h"
#include "check/place.h"
#include "reference/country.h"
#include "reference/office.h"

#include <algorithm>
#include <string_view>

namespace claims::check {

using reference::CountryFacts;
using reference::Place;

namespace {

// Names that several places have, or that regions and territories have too.
bool is_shared_name(std::string_view name) {
  static constexpr std::string_view shared[] = {
      "Alexandria",    "Antigua Guatemala",
      "Apulia",        "Balboa",
      "Bali",          "Bathurst",
      "Bermuda",       "Bethlehem",
      "Cambridge",     "Cartagena",
      "Charlevoix",    "Colleville",
      "Colon",         "Corinto",
      "Cornwall",      "Corregidor",
      "Crete",         "D.C.",
      "D.F.",          "Dead Sea",
      "Djibouti",      "Douglas",
      "Ephesus",       "Erez",
      "Gaza",          "George Town",
      "Georgetown",    "Gibraltar",
      "Gdansk",        "Guadalajara",
      "Halifax",       "Hamilton",
      "Hillsborough",  "Hyderabad",
      "Jamestown",     "Jericho",
      "Jerusalem",     "Kingston",
      "Kingstown",     "La Paz",
      "Lahore",        "Luxembourg",
      "Martinique",    "Melbourne",
      "Merida",        "Monaco",
      "Montebello",    "Normandy",
      "Perth",         "Pernambuco",
      "Petra",         "Plymouth",
      "Portsmouth",    "Port of Spain",
      "Quebec",        "Ramallah",
      "Roseau",        "Sal",
      "Salzburg",      "San Cristobal",
      "San Jose",      "San José",
      "San Juan",      "San Marino",
      "San Salvador",  "Santiago",
      "Santo Domingo", "Santos",
      "Shannon",       "Singapore",
      "St. George's",  "St. Petersburg",
      "St. Thomas",    "Stanley",
      "Strasbourg",    "Sucre",
      "Taif",          "The Settlement",
      "The Valley",    "Trinidad",
      "Tripoli",       "Vatican City",
      "Victoria",      "Wadi Arava",
      "Washington",    "Wellington",
      "West Berlin",   "Saint George's",
      "Saint John's",  "Saint-Pierre",
      "Valletta",      "Masada",
      "Kuwait City",   "Panmunjon",
      "Male",          "Malé",
      "Nadi",          "Mexico",
      "Guatemala",     "Panama",
      "Taipei",        "Pristina",
      "Prishtine",     "Laayoune",
      "Sinaia",        "Cockburn Town",
      "West Island",   "Dakar",
      "Lobamba",       "Praia",
      "Belem",         "Valencia",
  };
  return std::find(std::begin(shared), std::end(shared), name) != std::end(shared);
}

}  // namespace

// Settlers gave the names of their towns again here.
bool has_namesakes(std::string_view country) {
  return one_of(country, {"United States", "Canada", "Australia", "New Zealand", "South Africa", "Georgia", "Jamaica",
                          "Liberia"});
}

bool is_iberian(std::string_view country) {
  return one_of(country, {"Argentina",
                          "Bolivia",
                          "Brazil",
                          "Chile",
                          "Colombia",
                          "Costa Rica",
                          "Cuba",
                          "Ecuador",
                          "Guatemala",
                          "Honduras",
                          "Mexico",
                          "Nicaragua",
                          "Panama",
                          "Paraguay",
                          "Peru",
                          "Portugal",
                          "Spain",
                          "Philippines",
                          "Uruguay",
                          "Venezuela",
                          "Cape Verde",
                          "Angola",
                          "Mozambique",
                          "El Salvador",
                          "Dominican Republic",
                          "Equatorial Guinea",
                          "East Timor",
                          "Timor-Leste"});
}

namespace {

// Whose a place was, or is, is another question between these.
bool is_disputed(std::string_view a, std::string_view b) {
  const auto both = [&](std::initializer_list<std::string_view> group) { return one_of(a, group) && one_of(b, group); };
  return both({"Israel", "Palestine", "Jordan", "Syria", "Egypt", "Lebanon"}) ||
         both({"Serbia", "Kosovo", "Montenegro", "Croatia", "Bosnia and Herzegovina", "Slovenia", "North Macedonia"}) ||
         both({"China", "Taiwan"}) || both({"India", "Pakistan", "Bangladesh", "Myanmar"}) ||
         both({"Russia", "Ukraine", "Belarus", "Georgia", "Armenia", "Azerbaijan", "Kazakhstan", "Uzbekistan",
               "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Moldova", "Estonia", "Latvia", "Lithuania", "Finland"}) ||
         both({"United Kingdom", "Ireland"}) || both({"Cyprus", "Turkey"}) || both({"Sudan", "South Sudan"}) ||
         both({"North Korea", "South Korea"}) || both({"Morocco", "Western Sahara"}) ||
         both({"Ethiopia", "Eritrea", "Somalia"}) || both({"Italy", "Vatican City", "San Marino", "Holy See"});
}

// Within living memory; the sources' dates of older States may be open.
bool left(const CountryFacts& country, std::string_view other) {
  const Period& days = country.independence.days;
  return country.independence_from.find(other) != std::string_view::npos &&
         (!days.known() || to_date(days.last).year >= 1900);
}

}  // namespace

bool once_together(std::string_view a, std::string_view b) {
  if (is_disputed(a, b)) return true;
  for (const CountryFacts& country : reference::countries_by_any_name(a))
    if (left(country, b)) return true;
  for (const CountryFacts& country : reference::countries_by_any_name(b))
    if (left(country, a)) return true;
  return false;
}

bool once_one_empire(std::string_view a, std::string_view b) {
  const auto of_these = [](std::string_view country) {
    return one_of(country, {"Austria", "Hungary", "Slovakia", "Czech Republic", "Germany", "Poland", "Croatia",
                            "Romania", "Ukraine", "Slovenia", "Lithuania", "Belarus"});
  };
  return of_these(a) && of_these(b);
}

bool Home::is_in(std::string_view country) const {
  return std::find(countries.begin(), countries.end(), country) != countries.end();
}

bool Home::lies_in(const reference::Division& division) const {
  return std::find(divisions.begin(), divisions.end(), division.name) != divisions.end();
}

Home home_of(std::string_view name) {
  Home home;
  if (!reference::countries_called(name).empty()) return home;
  const std::vector<Place> places = reference::places_called(name);
  const auto city = reference::city_called(name);
  if (city) {
    home = {city->name, city->countries, city->divisions, city->inhabitants, true, {}};
    home.source = city->source;
  } else if (is_shared_name(name)) {
    return home;
  }
  for (const Place& place : places) {
    if (!city && (is_shared_name(place.name) || place.country != places.front().country)) return {};
    if (!home.is_in(place.country)) home.countries.push_back(place.country);
    if (home.name.empty()) home.name = place.name;
    if (home.source.empty()) home.source = place.source;
  }
  return home;
}

bool once_together(const Home& home, std::string_view country) {
  return std::any_of(home.countries.begin(), home.countries.end(),
                     [&](std::string_view own) { return once_together(own, country); });
}

}  // namespace claims::check
