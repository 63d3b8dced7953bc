// Well-known acronyms and what they stand for: libclaims/data/reference/acronyms.tsv, searched in place.
#pragma once

#include <string_view>
#include <vector>

namespace claims::reference {

struct Acronym {
  std::string_view letters;                // "FEMA"; empty: not known
  std::vector<std::string_view> meanings;  // the usual one first
  std::string_view source;
};

// `letters` in capitals without full stops.
Acronym acronym(std::string_view letters);

bool is_known_acronym(std::string_view letters);

// All acronyms of the table, sorted.
const std::vector<Acronym>& acronyms();

}  // namespace claims::reference
