// Cities against the countries and states that stories place them in.
#include "check/place.h"

#include "reference/country.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims::check {

Words PlaceReader::city_before(std::uint32_t end) const {
  const std::uint32_t first = story_.sentences[sentence_of(end)].first_token;
  std::uint32_t begin = end;
  while (begin > first && end - begin < 6 && (is_name(begin - 1) || joins(begin - 1))) --begin;
  if (end - begin >= 6) return {};
  if (begin < end && opens_sentence(begin) && starts_phrase(begin)) ++begin;
  return begin < end ? Words{begin, end} : Words{};
}

Words PlaceReader::names_from(std::uint32_t begin) const {
  std::uint32_t end = begin;
  const std::uint32_t last = story_.sentences[sentence_of(begin)].last_token;
  while (end < last && end - begin < 6 && (is_name(end) || joins(end))) ++end;
  return end - begin < 6 ? Words{begin, end} : Words{};
}

bool PlaceReader::joins(std::uint32_t i) const {
  return i > 0 && i + 1 < story_.tokens.size() && !story_.tokens[i].has(Token::space_before) &&
         (token(i) == "-" || (token(i - 1) == "-" && story_.tokens[i].kind == TokenKind::word));
}

std::string_view PlaceReader::state(Words words) const {
  if (words.empty()) return {};
  const auto countries = reference::countries_called(slice(words));
  if (countries.size() != 1) return {};
  for (const reference::CountryFacts& facts : reference::countries_by_any_name(slice(words)))
    if (facts.state && facts.name == countries.front()) return countries.front();
  return {};
}

bool PlaceReader::is_history(std::uint32_t sentence) const {
  return std::any_of(story_.times.begin(), story_.times.end(), [&](const TimeMention& time) {
    return time.sentence == sentence && time.year && time.year.value < 1992;
  });
}

namespace {

constexpr int large = 100'000;  // inhabitants of a city whose name means it everywhere but in its namesakes' country

constexpr int metropolis = 500'000;

constexpr std::array<CheckInfo, 3> infos = {{
    {"place.capital", Level::error, "A city named as the capital of a country whose capital it is not.",
     "Canberra, the capital of New Zealand, was quiet.", "Canberra, the capital of Australia, was quiet.", ""},
    {"place.country", Level::error, "A city with a country in which it is not.",
     "They met in Vladivostok, North Korea, on Monday.", "They met in Vladivostok, Russia, on Monday.", ""},
    {"place.division", Level::warning, "A city with a state or province in which there is none of its name.",
     "The museum in Milwaukee, Minnesota, opened in May.", "The museum in Milwaukee, Wisconsin, opened in May.", ""},
}};

bool names_settlement(std::string_view word) {
  return one_of(word, {"city", "town", "port", "suburb", "village", "resort", "municipality", "metropolis"});
}

class PlaceCheck : PlaceReader {
 public:
  PlaceCheck(const Story& story, Output& out) : PlaceReader(story), out_(out) {}

  void run() {
    for (std::uint32_t i = 1; i + 1 < story_.tokens.size(); ++i) {
      if (token(i) == ",") check_comma(i);
      else if (names_settlement(token(i))) check_settlement(i);
    }
    check_capitals(story_, out_);
  }

 private:
  void check_comma(std::uint32_t comma) {
    if (!is_name(comma - 1)) return;
    const Words city = city_before(comma);
    if (city.empty()) return;
    if (is_name(comma + 1) || (token(comma + 1) == "the" && is_name(comma + 2))) check_pair(city, comma);
    else if (const Words country = country_apart(comma + 1); !country.empty()) check(city, country);
  }

  // "in Vladivostok, North Korea,", "BOISE, Montana -".
  void check_pair(Words city, std::uint32_t comma) {
    const Words country = names_from(comma + (token(comma + 1) == "the" ? 2 : 1));
    if (country.empty()) return;
    if (!is_dateline(city, country.last) && !stands_alone(city, country)) return;
    if (!state(country).empty()) check(city, country);
    else check_division(city, country);
  }

  // "Porto, in northern Spain,", "Nuremberg, a city in southern Austria,", "Nuremberg, a Dutch city": the country's
  // words, where they stand behind other ones.
  Words country_apart(std::uint32_t i) const {
    const std::uint32_t start = i;
    if (one_of(token(i), {"a", "an"})) {
      while (i < start + 5 && !names_settlement(token(i)) && !is_name(i)) ++i;
      if (is_name(i)) {  // "a Dutch port city"
        const Words country = names_from(i);
        for (std::uint32_t k = country.last; !country.empty() && k < country.last + 3; ++k)
          if (names_settlement(token(k))) return country;
        return {};
      }
      if (!names_settlement(token(i++))) return {};
    }
    if (!is_direction(token(i)) && token(i++) != "in") return {};
    while (i < start + 8 && is_direction(token(i))) ++i;
    if (token(i) == "the") ++i;
    const Words country = is_name(i) ? names_from(i) : Words{};
    if (country.empty() || !one_of(token(country.last), {",", ".", ";", ")"})) return {};
    return country;
  }
  static bool is_direction(std::string_view word) {
    return one_of(word, {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "-",
                         "northeastern", "northwestern", "southeastern", "southwestern", "mid", "far"});
  }

  // "the Belgian city of Leiden", "the northern Danish port city of Gothenburg", "the Belgian city Leiden".
  void check_settlement(std::uint32_t i) {
    const std::uint32_t first = i + (token(i + 1) == "of" ? 2 : 1);
    if (!is_name(first)) return;
    std::uint32_t last = i;
    while (last > 0 && i - last < 3 && !is_name(last - 1) && story_.tokens[last - 1].kind == TokenKind::word) --last;
    if (last == 0 || !is_name(last - 1)) return;
    std::uint32_t begin = last;
    while (begin > 0 && last - begin < 3 && is_name(begin - 1)) --begin;
    if (opens_sentence(begin) && one_of(token(begin), {"The", "A", "In", "At", "From"})) ++begin;
    if (begin >= last || sentence_of(begin) != sentence_of(first)) return;
    for (std::uint32_t k = last; k < i; ++k)  // "Belgian officials in the city of"
      if (one_of(token(k), {"in", "of", "the", "to", "and", "from", "at", "on", "by", "for", "a", "said"})) return;
    check(names_from(first), {begin, last});
  }

  void check(Words city, Words country_words) {
    const std::uint32_t sentence = sentence_of(country_words.first);
    if (city.empty() || sentence_of(city.first) != sentence) return;
    const auto countries = reference::countries_called(slice(country_words));
    if (countries.size() != 1) return;
    const std::string_view country = countries.front();
    const Home home = home_of(slice(city));
    if (home.empty() || home.is_in(country) || once_together(home, country) || is_history(sentence)) return;
    const bool known = home.complete && home.inhabitants >= large;
    const bool namesakes = has_namesakes(country) || (is_iberian(country) && is_iberian(home.countries.front()));
    if (namesakes && (!known || one_of(country, {"United States", "Georgia", "Liberia", "Jamaica"}))) return;
    if (!home.complete && has_namesakes(home.countries.front())) return;
    const bool empire = once_one_empire(country, home.countries.front());
    if (empire && (!known || tells_a_life(sentence))) return;
    const bool clear = !namesakes && !empire && (known || !home.complete);
    Finding& finding =
        add(out_, story_, "place.country", clear ? Level::error : Level::warning, joined(city, country_words),
            fmt::format("{} is not in {}", slice(city), country), clear ? 0.93 : 0.7);
    because(finding, fmt::format("{} is in {}", home.name, home.countries.front()), std::nullopt, home.source);
  }

  bool tells_a_life(std::uint32_t sentence) const {
    return has_word(sentence_words(story_, sentence),
                    {"born", "grew up", "childhood", "emigrated", "fled", "ghetto", "war", "died"});
  }

  // "in Milwaukee, Minnesota,": no town of the name is known there.
  void check_division(Words city, Words words) {
    auto division = reference::division_called(slice(words));
    if (!division && token(words.last) == ".")
      division = reference::division_called(
          story_.document.slice({story_.tokens[words.first].span.begin, story_.tokens[words.last].span.end}));
    if (!division) return;
    const Home home = home_of(slice(city));
    if (!home.complete || home.inhabitants < large || home.countries.front() != division->country ||
        home.lies_in(*division))
      return;
    // Where several states have one, a village of the name may stand in another.
    if (home.divisions.empty() || (home.divisions.size() > 1 && home.inhabitants < metropolis)) return;
    Finding& finding = add(out_, story_, "place.division", Level::warning, joined(city, words),
                           fmt::format("no city called {} is known in {}", slice(city), division->name), 0.8);
    because(finding, fmt::format("{} is in {}", home.name, home.divisions.front()), std::nullopt, home.source);
  }

  Span joined(Words a, Words b) const {
    const Span one = span_of(a), two = span_of(b);
    return {std::min(one.begin, two.begin), std::max(one.end, two.end)};
  }

  // After a preposition, and followed by the end of the phrase: no part of a list, no "In Moscow, Ukraine was".
  bool stands_alone(Words city, Words country) const {
    if (city.first == 0 || !starts_phrase(city.first - 1)) return false;
    const std::string_view next = token(country.last);
    if (sentence_of(city.first) != sentence_of(country.last - 1)) return false;
    if (next.empty() || sentence_of(country.last) != sentence_of(city.first) || one_of(next, {".", ")", ";"}))
      return !opens_sentence(city.first - 1);
    if (next != ",") return false;
    const std::string_view following = token(country.last + 1);
    if (following == "and" && !is_name(country.last + 2) && token(country.last + 2) != "the")
      return !opens_sentence(city.first - 1);
    return !is_name(country.last + 1) && !one_of(following, {"and", "or", "as", "the", "but", "along", "including"}) &&
           !(opens_sentence(city.first - 1) && !one_of(following, {"on", "in", "he", "she", "they", "where"}));
  }
  // "LEIDEN, Belgium -", "LEIDEN, Belgium (AP)": at the start, in capitals.
  bool is_dateline(Words city, std::uint32_t behind) const {
    if (!opens_sentence(city.first) || !story_.tokens[city.first].has(Token::all_capitals)) return false;
    const std::string_view next = token(behind);
    return one_of(next, {"-", "\u2013", "\u2014", "("});
  }

  Output& out_;
};

}  // namespace

Family place() noexcept {
  return {infos, [](const Story& story, Output& out) { PlaceCheck(story, out).run(); }};
}

}  // namespace claims::check
