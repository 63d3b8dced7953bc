// Cities and the countries that stories place them in: what the place checks share.
#pragma once

#include "check/context.h"
#include "reference/place.h"

#include <string>
#include <string_view>
#include <vector>

namespace claims::check {

// Every country that a city of that name may be in; empty where nothing is known or the name is another's too.
struct Home {
  std::string_view name;
  std::vector<std::string_view> countries;  // the best known city's first
  std::vector<std::string_view> divisions;  // states and provinces of the United States, Canada, Australia
  int inhabitants = 0;
  bool complete = false;  // all places of the name are known, but for villages
  std::string source;

  bool empty() const { return countries.empty(); }
  bool is_in(std::string_view country) const;
  bool lies_in(const reference::Division& division) const;
};
Home home_of(std::string_view name);

bool has_namesakes(std::string_view country);
bool is_iberian(std::string_view country);
// Borders between the two were others within living memory, or are disputed.
bool once_together(std::string_view a, std::string_view b);
// Within lives that are still told: a place of birth may be given with either.
bool once_one_empire(std::string_view a, std::string_view b);
bool once_together(const Home& home, std::string_view country);

// Words [first, last) of one sentence.
struct Words {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first >= last; }
};

// Reads the names of cities and countries around a token.
class PlaceReader : protected TokenReader {
 protected:
  explicit PlaceReader(const Story& story) : TokenReader(story) {}

  Span span_of(Words words) const {
    return {story_.tokens[words.first].span.begin, story_.tokens[words.last - 1].span.end};
  }
  std::string_view slice(Words words) const { return story_.document.slice(span_of(words)); }
  // The whole run of names that ends before token `end`, if it is a place; at most five words.
  Words city_before(std::uint32_t end) const;
  // The whole run of names that begins with token `begin`.
  Words names_from(std::uint32_t begin) const;
  bool starts_phrase(std::uint32_t i) const {
    return one_of(token(i), {"in", "In", "at", "At", "from", "From", "to", "near", "Near", "outside", "Outside"});
  }
  bool opens_sentence(std::uint32_t i) const { return story_.tokens[i].has(Token::sentence_start); }
  // The state that these words are the name of; adjectives are none.
  std::string_view state(Words words) const;
  // Borders were others once.
  bool is_history(std::uint32_t sentence) const;

 private:
  bool joins(std::uint32_t i) const;  // "Port-au-Prince"
};

void check_capitals(const Story& story, Output& out);  // place.capital

}  // namespace claims::check
