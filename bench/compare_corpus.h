// Claims with texts and labels: annotated pairs from a file, and claims made from published stories by changing them.
#pragma once

#include <claims/evidence.h>

#include <cstdint>
#include <string>
#include <vector>

namespace claims::bench {

struct LabelledClaim {
  std::string claim;
  std::string source;
  Bearing label = Bearing::not_enough;
  std::string group;  // what was made from one page or story: never parted between training and test
  std::string how;    // "pair", "unrelated", "varied", "number", "name"...
  double weight = 1;  // in training
};

// A file of lines {"claim", "evidence", "label", "page"?, "case_id"?}; ends the program where it cannot be read.
// NOT ENOUGH INFO is taken as it stands.
std::vector<LabelledClaim> read_pairs(const std::string& path);

// The claims of `pairs` beside evidence of other cases of the same page that has few of the claim's words, or of
// other pages: labelled not_enough. One for every `every` pairs.
std::vector<LabelledClaim> unrelated_pairs(const std::vector<LabelledClaim>& pairs, std::size_t every);

// From each story of a corpus up to `each` sentences: worded otherwise (supports), changed in one value or word
// (contradicts), and beside the story without them (not_enough). The same for the same file.
std::vector<LabelledClaim> claims_of_stories(const std::string& path, std::size_t each);

}  // namespace claims::bench
