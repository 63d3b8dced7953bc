#include "reference/place.h"

#include "data/data.h"
#include "reference/fields.h"
#include "reference/office.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <charconv>

namespace claims::reference {
namespace {

const SortedLines& facts() {
  static const SortedLines table(data::file("reference/country_facts.tsv"));
  return table;
}

const SortedLines& places() {
  static const SortedLines table(data::file("reference/places.tsv"));
  return table;
}

CountryFacts read_country(std::string_view line) {
  CountryFacts country;
  country.name = field(line, 0);
  country.state = field(line, 1) == "state";
  country.official_name = field(line, 2);
  country.others = values_of(field(line, 3));
  country.former = values_of(field(line, 4));
  country.capitals = values_of(field(line, 5));
  country.people = values_of(field(line, 6));
  country.adjectives = values_of(field(line, 7));
  country.independence = read_term_date(field(line, 8), false);
  country.independence_from = field(line, 9);
  country.source = field(line, 10);
  return country;
}

std::vector<std::string_view> names_in(const CountryFacts& country) {
  std::vector<std::string_view> names{country.name, country.official_name};
  names.insert(names.end(), country.others.begin(), country.others.end());
  names.insert(names.end(), country.former.begin(), country.former.end());
  return names;
}

Place read_place(std::string_view line) {
  return {field(line, 1), field(line, 2) == "capital", field(line, 3), field(line, 4), field(line, 5)};
}

}  // namespace

std::vector<CountryFacts> countries_by_any_name(std::string_view name) {
  std::vector<CountryFacts> found;
  const std::string folded = fold_name(name);
  if (folded.empty()) return found;
  for (std::size_t at = facts().begin(); at < facts().size(); at = facts().next(at)) {
    CountryFacts country = read_country(facts().line(at));
    const auto names = names_in(country);
    if (std::any_of(names.begin(), names.end(), [&](std::string_view n) { return fold_name(n) == folded; }))
      found.push_back(std::move(country));
  }
  return found;
}

std::vector<std::string_view> country_names() {
  std::vector<std::string_view> all;
  for (std::size_t at = facts().begin(); at < facts().size(); at = facts().next(at))
    for (const std::string_view name : names_in(read_country(facts().line(at)))) all.push_back(name);
  return all;
}

std::vector<Place> places_called(std::string_view name) {
  std::vector<Place> found;
  const std::string folded = fold_name(name);
  if (folded.empty()) return found;
  for (std::size_t at = places().lower_bound(folded); at < places().size(); at = places().next(at)) {
    const std::string_view line = places().line(at);
    if (field(line, 0) != folded) break;
    found.push_back(read_place(line));
  }
  return found;
}

std::vector<std::string_view> place_names() {
  std::vector<std::string_view> all;
  for (std::size_t at = places().begin(); at < places().size(); at = places().next(at))
    all.push_back(field(places().line(at), 1));
  return all;
}

std::optional<City> city_called(std::string_view name) {
  static const SortedLines table(data::file("reference/cities.tsv"));
  const std::string folded = fold_name(name);
  if (folded.empty()) return std::nullopt;
  const std::size_t at = table.lower_bound(folded);
  if (at >= table.size() || field(table.line(at), 0) != folded) return std::nullopt;
  const std::string_view line = table.line(at), people = field(line, 4);
  City city{field(line, 1), values_of(field(line, 2)), values_of(field(line, 3)), 0, field(line, 5)};
  std::from_chars(people.data(), people.data() + people.size(), city.inhabitants);
  return city;
}

std::optional<Division> division_called(std::string_view name) {
  static const SortedLines table(data::file("reference/divisions.tsv"));
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, 0) == name || (!name.empty() && field(line, 2) == name))
      return Division{field(line, 0), field(line, 1)};
  }
  return std::nullopt;
}

}  // namespace claims::reference
