// Numbers in digits or words: "25", "1,300", "3.4 billion", "twenty-five",
// "half a million", "the 70th".
#pragma once

#include <claims/story.h>

#include <cstddef>

namespace claims::text {
class Lexicon;
}

namespace claims::extract {

struct Number {
  std::size_t first = 0, last = 0;  // tokens, half-open; first == last: none
  double value = 0;
  bool digits = false;  // written in digits
  bool scaled = false;  // with million, billion, trillion
  bool ordinal = false;
  bool fraction = false;  // "two-thirds"
  char suffix = 0;        // letter after the digits whose meaning the context decides: "5m", "10k"

  explicit operator bool() const noexcept { return first < last; }
};

// The number that starts at token `at` of the sentence tokens [begin, end);
// words before it that belong to it ("half a" before "million") are included.
Number read_number(const Story& story, std::size_t begin, std::size_t at, std::size_t end);

// True if digits at `at` are part of a name, a code or an address: "COVID-19", "9/11", "G20".
bool part_of_code(const Story& story, std::size_t begin, std::size_t at, std::size_t end);

// The character that a one-character token stands for (dashes and quotes as ASCII); 0 for other tokens.
char mark_of(const Story& story, const Token& token) noexcept;

}  // namespace claims::extract
