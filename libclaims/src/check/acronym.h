// Acronyms with the names that a story gives for them.
#pragma once

#include <claims/story.h>

#include <string>
#include <vector>

namespace claims::check {

// One word of the name before "(IAEA)".
struct ExpansionWord {
  std::string lower;  // "agency"; without full stops, a possessive or a plural s of its own
  std::uint32_t token = 0;
  bool linking = false;   // of, the, for, and
  bool capitals = false;  // "US"
};

// "International Atomic Energy Agency (IAEA)".
struct Expansion {
  // How the two are joined: brackets and ", or" say that one stands for the other; a dash or a comma may not.
  enum class Joint : std::uint8_t { brackets, dash, comma } joint = Joint::brackets;
  std::string letters;  // "IAEA", without a plural s
  std::uint32_t token = 0;
  std::vector<ExpansionWord> words;  // in text order; a name's start is not known, so others may stand before it
};

// All of the story, in text order. Linear.
std::vector<Expansion> find_expansions(const Story& story);

// The letters of a token that may be an acronym, without a plural s; empty if it is none.
std::string acronym_letters(const Story& story, std::uint32_t token);

// The letters stand in the words in order: initials, or the first letters of words ("COVAX").
bool are_initials(const Expansion& expansion);

}  // namespace claims::check
