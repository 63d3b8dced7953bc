// Cities against their countries, and capitals against theirs.
#include "reference/place.h"
#include "check/context.h"
#include "reference/country.h"
#include "reference/office.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check {
namespace {

using reference::CountryFacts;
using reference::Place;

constexpr std::array<CheckInfo, 2> infos = {{
    {"place.capital", Level::error, "A city named as the capital of a country whose capital it is not.",
     "Canberra, the capital of New Zealand, was quiet.", "Canberra, the capital of Australia, was quiet.", ""},
    {"place.country", Level::error, "A city with a country in which it is not.",
     "They met in Vladivostok, North Korea, on Monday.", "They met in Vladivostok, Russia, on Monday.", ""},
}};

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

// Whose a place was, or is, is another question between these.
bool is_disputed(std::string_view a, std::string_view b) {
  const auto both = [&](std::initializer_list<std::string_view> group) { return one_of(a, group) && one_of(b, group); };
  return both({"Israel", "Palestine", "Jordan", "Syria", "Egypt", "Lebanon"}) ||
         both({"Serbia", "Kosovo", "Montenegro", "Croatia", "Bosnia and Herzegovina", "Slovenia", "North Macedonia"}) ||
         both({"China", "Taiwan"}) || both({"India", "Pakistan", "Bangladesh", "Myanmar"}) ||
         both({"Russia", "Ukraine", "Belarus", "Georgia", "Armenia", "Azerbaijan", "Kazakhstan", "Uzbekistan",
               "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Moldova", "Estonia", "Latvia", "Lithuania", "Finland",
               "Poland"}) ||
         both({"United Kingdom", "Ireland"}) || both({"Cyprus", "Turkey"}) || both({"Sudan", "South Sudan"}) ||
         both({"North Korea", "South Korea"}) || both({"Morocco", "Western Sahara"}) ||
         both({"Austria", "Hungary", "Slovakia", "Czech Republic", "Czechia", "Germany", "Poland", "Croatia", "Romania",
               "Ukraine", "Slovenia"}) ||
         both({"Ethiopia", "Eritrea", "Somalia"}) || both({"Italy", "Vatican City", "San Marino", "Holy See"});
}

bool left(const CountryFacts& country, std::string_view other) {
  return country.independence_from.find(other) != std::string_view::npos;
}

bool once_together(std::string_view a, std::string_view b) {
  if (is_disputed(a, b)) return true;
  for (const CountryFacts& country : reference::countries_by_any_name(a))
    if (left(country, b)) return true;
  for (const CountryFacts& country : reference::countries_by_any_name(b))
    if (left(country, a)) return true;
  return false;
}

// Seats of government that are disputed, shared, or that moved within living memory.
bool has_settled_capital(std::string_view country) {
  return !one_of(country,
                 {"Bolivia",       "South Africa",   "Netherlands",    "Israel",   "Palestine",   "Sri Lanka",
                  "Malaysia",      "Benin",          "Burundi",        "Tanzania", "Ivory Coast", "Indonesia",
                  "Egypt",         "Kazakhstan",     "Myanmar",        "Nigeria",  "Brazil",      "Pakistan",
                  "Germany",       "Eswatini",       "Montenegro",     "Yemen",    "Libya",       "Equatorial Guinea",
                  "Micronesia",    "Palau",          "United Kingdom", "Chile",    "Georgia",     "South Korea",
                  "Vietnam",       "Western Sahara", "Taiwan",         "Belize",   "Botswana",    "Malawi",
                  "Guinea-Bissau", "Saudi Arabia",   "Kuwait",         "Sudan",    "Syria",       "Ukraine",
                  "Afghanistan"});
}

class PlaceCheck : TokenReader {
 public:
  PlaceCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (std::uint32_t i = 1; i + 1 < story_.tokens.size(); ++i) {
      if (token(i) == ",") check_comma(i);
      if (token(i) == "capital") check_capital(i);
    }
  }

 private:
  // Words [first, last) of one sentence.
  struct Words {
    std::uint32_t first = 0, last = 0;
    bool empty() const { return first >= last; }
  };

  Span span_of(Words words) const {
    return {story_.tokens[words.first].span.begin, story_.tokens[words.last - 1].span.end};
  }
  std::string_view slice(Words words) const { return story_.document.slice(span_of(words)); }

  // The whole run of names that ends before token `end`, if it is a place; at most five words.
  Words city_before(std::uint32_t end) const {
    const std::uint32_t first = story_.sentences[sentence_of(end)].first_token;
    std::uint32_t begin = end;
    while (begin > first && end - begin < 6 && (is_name(begin - 1) || joins(begin - 1))) --begin;
    if (end - begin >= 6) return {};
    const std::uint32_t preposition = begin;
    if (preposition < end && story_.tokens[preposition].has(Token::sentence_start) && starts_phrase(preposition))
      ++begin;
    return begin < end ? Words{begin, end} : Words{};
  }
  // The whole run of names that begins with token `begin`.
  Words names_from(std::uint32_t begin) const {
    std::uint32_t end = begin;
    const std::uint32_t last = story_.sentences[sentence_of(begin)].last_token;
    while (end < last && end - begin < 6 && (is_name(end) || joins(end))) ++end;
    return end - begin < 6 ? Words{begin, end} : Words{};
  }
  bool joins(std::uint32_t i) const {  // "Port-au-Prince"
    return i > 0 && i + 1 < story_.tokens.size() && !story_.tokens[i].has(Token::space_before) &&
           (token(i) == "-" || (token(i - 1) == "-" && story_.tokens[i].kind == TokenKind::word));
  }
  bool starts_phrase(std::uint32_t i) const {
    return one_of(token(i), {"in", "In", "at", "At", "from", "From", "to", "near", "Near", "outside", "Outside"});
  }

  // Every row of a city's name; nothing where the name may be another's.
  std::vector<Place> city(Words words) const {
    if (words.empty() || is_shared_name(slice(words))) return {};
    std::vector<Place> places = reference::places_called(slice(words));
    if (places.empty() || !reference::countries_called(slice(words)).empty()) return {};
    for (const Place& place : places)
      if (is_shared_name(place.name) || place.country != places.front().country) return {};
    return places;
  }

  // The state that these words are the name of; adjectives are none.
  std::string_view state(Words words) const {
    if (words.empty()) return {};
    const auto countries = reference::countries_called(slice(words));
    if (countries.size() != 1) return {};
    for (const CountryFacts& facts : reference::countries_by_any_name(slice(words)))
      if (facts.state && facts.name == countries.front()) return countries.front();
    return {};
  }

  // "in Vladivostok, North Korea,".
  void check_comma(std::uint32_t comma) {
    if (!is_name(comma - 1)) return;
    const std::uint32_t after = comma + (token(comma + 1) == "the" ? 2 : 1);
    if (!is_name(after)) return;
    const Words city_words = city_before(comma), country_words = names_from(after);
    const std::vector<Place> places = city(city_words);
    if (places.empty() || !stands_alone(city_words, country_words)) return;
    const std::string_view country = state(country_words), home = places.front().country;
    if (country.empty() || country == home || has_namesakes(country) || has_namesakes(home)) return;
    if ((is_iberian(country) && is_iberian(home)) || once_together(country, home)) return;
    const std::uint32_t sentence = sentence_of(comma);
    if (is_history(sentence)) return;
    const Span span{span_of(city_words).begin, span_of(country_words).end};
    Finding& finding = add(out_, story_, "place.country", Level::error, span,
                           fmt::format("{} is not in {}", slice(city_words), slice(country_words)), 0.93);
    because(finding, fmt::format("{} is in {}", places.front().name, home), std::nullopt,
            std::string(places.front().source));
  }

  // After a preposition, and followed by the end of the phrase: no part of a list, no "In Moscow, Ukraine was".
  bool stands_alone(Words city, Words country) const {
    if (country.empty() || city.first == 0 || !starts_phrase(city.first - 1)) return false;
    const std::string_view next = token(country.last);
    if (sentence_of(city.first) != sentence_of(country.last - 1)) return false;
    if (next.empty() || sentence_of(country.last) != sentence_of(city.first) || next == "." || next == ")" ||
        next == ";")
      return !opens_sentence(city.first - 1);
    if (next != ",") return false;
    const std::string_view following = token(country.last + 1);
    return !is_name(country.last + 1) && !one_of(following, {"and", "or", "as", "the", "but", "along", "including"}) &&
           !(opens_sentence(city.first - 1) && !one_of(following, {"on", "in", "he", "she", "they", "where"}));
  }
  bool opens_sentence(std::uint32_t i) const { return story_.tokens[i].has(Token::sentence_start); }

  // Borders were others once.
  bool is_history(std::uint32_t sentence) const {
    return std::any_of(story_.times.begin(), story_.times.end(), [&](const TimeMention& time) {
      return time.sentence == sentence && time.year && time.year.value < 1992;
    });
  }

  // "Canberra, the capital of New Zealand"; "the French capital, Lyon"; "Lyon, the French capital".
  void check_capital(std::uint32_t at) {
    std::string_view country;
    std::uint32_t begin = at, end = at + 1;
    if (token(at + 1) == "of") {
      if (at < 1 || token(at - 1) != "the") return;
      const std::uint32_t first = at + 2 + (token(at + 2) == "the" ? 1 : 0);
      if (!is_name(first)) return;
      const Words words = names_from(first);
      country = state(words);
      begin = at - 1;
      end = words.last;
    } else {
      country = country_before(at, begin);
    }
    if (country.empty()) return;
    Words words;
    if (token(end) == "," && is_name(end + 1)) words = names_from(end + 1);
    if (!words.empty() && !one_of(token(words.last), {",", ".", ")", ";"})) words = {};
    if (words.empty() && begin >= 2 && token(begin - 1) == "," && is_name(begin - 2)) {
      if (!one_of(token(end), {",", ".", ")", ";"})) return;
      words = city_before(begin - 1);
    }
    report_capital(words, country, {begin, end});
  }

  // "the French", "France's": the state whose capital it is.
  std::string_view country_before(std::uint32_t at, std::uint32_t& begin) const {
    if (at < 2) return {};
    std::uint32_t last = at;
    const bool possessive = story_.tokens[at - 1].kind == TokenKind::possessive;
    if (possessive) --last;
    std::uint32_t first = last;
    while (first > 0 && last - first < 4 && is_name(first - 1)) --first;
    if (first == last) return {};
    if (!possessive && (first == 0 || token(first - 1) != "the")) return {};
    const auto countries = reference::countries_called(slice({first, last}));
    if (countries.size() != 1) return {};
    begin = possessive ? first : first - 1;
    return countries.front();
  }

  void report_capital(Words words, std::string_view country, Words claim) {
    if (words.empty() || !has_settled_capital(country)) return;
    const std::vector<Place> places = city(words);
    if (places.empty()) return;
    const std::string_view home = places.front().country;
    const bool abroad = home != country;
    if (abroad && once_together(home, country)) return;
    const auto is_capital = [&](const Place& p) { return p.country == country && p.capital; };
    if (std::any_of(places.begin(), places.end(), is_capital)) return;
    const std::uint32_t sentence = sentence_of(words.first);
    if (is_history(sentence) || !same_sentence(words, claim)) return;
    const auto facts = reference::countries_by_any_name(country);
    if (facts.size() != 1 || facts.front().capitals.size() != 1) return;
    Finding& finding = add(out_, story_, "place.capital", abroad ? Level::error : Level::warning, span_of(words),
                           fmt::format("{} is not the capital of {}", slice(words), country), abroad ? 0.93 : 0.8);
    because(finding, fmt::format("the capital of {} is {}", country, facts.front().capitals.front()), std::nullopt,
            std::string(facts.front().source));
    because(finding, fmt::format("{} is in {}", places.front().name, home), std::nullopt,
            std::string(places.front().source));
  }
  bool same_sentence(Words a, Words b) const { return sentence_of(a.first) == sentence_of(b.first); }

  Output& out_;
};

}  // namespace

Family place() noexcept {
  return {infos, [](const Story& story, Output& out) { PlaceCheck(story, out).run(); }};
}

}  // namespace claims::check
