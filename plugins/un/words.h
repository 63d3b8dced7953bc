// Facts in a document's own words.
#pragma once

#include <claims/plugin.hpp>

#include <string>
#include <string_view>

namespace un {

// "Adopted by the Security Council at its 5551st meeting, on 14 October 2006".
struct Adoption {
  std::string quote;
  std::string body;
  std::string meeting;  // "5551st meeting"; empty where not written
  std::string day;      // ISO 8601

  explicit operator bool() const noexcept { return !day.empty(); }
};

// The first such words in the first page of `text`, line breaks read as spaces.
Adoption read_adoption(std::string_view text);

void push_adoption(claims::plugin::Host& host, const Adoption& adoption);

// What the first page of a document says of itself: symbol, title, body, adoption, date of distribution.
void push_words(claims::plugin::Host& host, std::string_view text);

}  // namespace un
