// Capitals against their countries.
#include "check/place.h"
#include "reference/country.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::check {
namespace {

using reference::Place;

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

class CapitalCheck : PlaceReader {
 public:
  CapitalCheck(const Story& story, Output& out) : PlaceReader(story), out_(out) {}

  void run() {
    for (std::uint32_t i = 1; i + 1 < story_.tokens.size(); ++i)
      if (token(i) == "capital") check(i);
  }

 private:
  // "Canberra, the capital of New Zealand"; "the French capital, Lyon"; "Lyon is the French capital"; "the capital of
  // Australia is Sydney".
  void check(std::uint32_t at) {
    std::string_view country;
    std::uint32_t begin = at, end = at + 1;
    if (token(at + 1) == "of") {
      if (!one_of(token(at - 1), {"the", "The"})) return;
      const std::uint32_t first = at + 2 + (token(at + 2) == "the" ? 1 : 0);
      if (!is_name(first)) return;
      const Words words = names_from(first);
      country = state(words);
      begin = at - 1;
      end = words.last;
    } else {
      country = country_before(at, begin);
    }
    if (!country.empty()) report(city_beside(begin, end), country, {begin, end});
  }

  Words city_beside(std::uint32_t begin, std::uint32_t end) const {
    const bool ends = one_of(token(end), {",", ".", ")", ";"});
    if ((token(end) == "," || token(end) == "is") && is_name(end + 1)) {
      const Words words = names_from(end + 1);
      if (!words.empty() && one_of(token(words.last), {",", ".", ")", ";"})) return words;
    }
    if (begin < 2 || !is_name(begin - 2) || !ends) return {};
    return token(begin - 1) == "," || token(begin - 1) == "is" ? city_before(begin - 1) : Words{};
  }

  // "the French", "France's": the state whose capital it is.
  std::string_view country_before(std::uint32_t at, std::uint32_t& begin) const {
    if (at < 2) return {};
    std::uint32_t last = at;
    const bool possessive = story_.tokens[at - 1].kind == TokenKind::possessive;
    if (possessive) --last;
    std::uint32_t first = last;
    while (first > 0 && last - first < 4 && is_name(first - 1)) --first;
    const bool opens = first < last && token(first) == "The";  // "The Ghanaian capital"
    if (opens) ++first;
    if (first == last) return {};
    if (!possessive && !opens && (first == 0 || token(first - 1) != "the")) return {};
    const auto countries = reference::countries_called(slice({first, last}));
    if (countries.size() != 1) return {};
    begin = possessive ? first : first - 1;
    return countries.front();
  }

  void report(Words words, std::string_view country, Words claim) {
    if (words.empty() || !has_settled_capital(country)) return;
    const Home home = home_of(slice(words));
    if (home.empty()) return;
    const bool abroad = !home.is_in(country);
    if (abroad && once_together(home, country)) return;
    const auto facts = reference::countries_by_any_name(country);
    if (facts.size() != 1 || facts.front().capitals.size() != 1) return;
    const auto named = reference::places_called(slice(words));
    if (std::any_of(named.begin(), named.end(), [&](const Place& p) { return p.country == country && p.capital; }))
      return;
    const std::uint32_t sentence = sentence_of(words.first);
    if (is_history(sentence) || sentence_of(claim.first) != sentence) return;
    Finding& finding = add(out_, story_, "place.capital", abroad ? Level::error : Level::warning, span_of(words),
                           fmt::format("{} is not the capital of {}", slice(words), country), abroad ? 0.93 : 0.8);
    because(finding, fmt::format("the capital of {} is {}", country, facts.front().capitals.front()), std::nullopt,
            std::string(facts.front().source));
    because(finding, fmt::format("{} is in {}", home.name, home.countries.front()), std::nullopt, home.source);
  }

  Output& out_;
};

}  // namespace

void check_capitals(const Story& story, Output& out) { CapitalCheck(story, out).run(); }

}  // namespace claims::check
