// When two claims say the same: their words, and where their numbers and names differ.
#pragma once

#include <claims/claim.h>

#include <string>
#include <string_view>
#include <vector>

namespace claims::store {

struct MatchWord {
  std::string key;    // lower case, without accents; a number in digits without grouping
  std::string shown;  // as written
  double weight = 1;  // how much it says
  bool number = false, name = false;
};

inline constexpr std::size_t max_match_words = 200;  // of one claim; what follows is passed over
inline constexpr double least_word = 0.5;            // weight from which on a word is searched by

std::vector<MatchWord> match_words(std::string_view text);

// Their keys with spaces between: what is searched.
std::string match_keys(const std::vector<MatchWord>& words);

// How much two claims share, numbers aside.
struct Overlap {
  double similarity = 0;  // weight of the words that both have, of the weight of all
  double contained = 0;   // of the weight of the first one's words
};
Overlap overlap(const std::vector<MatchWord>& a, const std::vector<MatchWord>& b);

// The numbers and names of the one that the other has not, in pairs as they stand.
std::vector<Difference> differences(const std::vector<MatchWord>& here, const std::vector<MatchWord>& there);

}  // namespace claims::store
