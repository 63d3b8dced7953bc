// A claim's words and values beside those of a passage.
#pragma once

#include "evidence/reading.h"

#include <cstdint>
#include <vector>

namespace claims::evidence {

// How a claim's word stands in the passage.
enum class Likeness : std::uint8_t {
  none,
  same,       // a form of the same word
  synonym,    // says the same
  similar,    // begins alike: "resign", "resignation"
  initials,   // "UN" for "United Nations"
  opposite,   // excludes it: "lost" for "won"
  sibling,    // of the same kind, but another: "book" for "song", "Egypt" for "Italy"
  elsewhere,  // not in the passage, but in the text that the passage is from
};

struct WordMatch {
  std::uint32_t word = no_index;  // into the passage's words
  Likeness likeness = Likeness::none;
  float quality = 0;  // 1 for the same word; 0 for none, opposite, sibling
  // Does one side say it and the other deny it? An opposite counts as a denial: "did not lose" agrees with "won".
  bool denied = false;    // one of the two
  bool polarity = false;  // a negation or an opposite is there at all

  bool covered() const noexcept { return quality > 0; }
};

enum class Fit : std::uint8_t {
  absent,  // nothing in the passage compares
  agrees,
  conflicts,
  open,  // both are there, and neither follows
};

struct ValueMatch {
  Fit fit = Fit::absent;
  std::uint32_t index = no_index;  // into the passage's amounts or moments
  float context = 0;               // 0 .. 1: share of the words around the claim's value that stand around this one
  bool same_unit = false;
};

struct Pairing {
  const Reading& claim;
  const Reading& passage;
  std::vector<WordMatch> words;     // one for each word of the claim
  std::vector<ValueMatch> amounts;  // one for each amount of the claim
  std::vector<ValueMatch> moments;  // one for each moment of the claim
  std::vector<std::uint8_t> used;   // for each word of the passage: a word of the claim is matched with it
  std::vector<std::uint8_t> negated_claim, negated_passage;  // for each word: a negation governs it
};

// Both readings must outlive the pairing. Time grows with the product of their lengths.
// `found_in_text`: for each word of the claim, does it stand anywhere in the text that the passage is from? Empty where
// the passage is the whole text.
Pairing pair(const Reading& claim, const Reading& passage, const std::vector<std::uint8_t>& found_in_text = {});

// Share of the content words around claim word `a` that stand around passage word `b`: 0 .. 1.
float shared_context(const Pairing& pair, std::uint32_t a, std::uint32_t b);

// How `stated` bears on `claimed`: "more than 100" agrees with 150 and conflicts with 90.
Fit compare_amounts(const Amount& claimed, const Amount& stated) noexcept;
Fit compare_moments(const Moment& claimed, const Moment& stated) noexcept;

}  // namespace claims::evidence
