// Verbs that give somebody's words: data/language/speech.tsv.
#pragma once

#include <cstdint>

namespace claims::extract {

enum class Speech : std::uint8_t {
  none,
  says,
  weak,      // says, but as often a noun: "claims", "reports"
  opines,    // believes, argues
  predicts,  // expects
  denies,
  shows,  // what documents do: "shows", "indicates"
  calls,  // gives a word or a name: 'called it "a joke"', "accused"
};

struct SpeechVerb {
  Speech kind = Speech::none;
  bool participle = false;  // "saying"
};

// Of a lexicon id.
SpeechVerb speech_verb(std::uint16_t word) noexcept;

}  // namespace claims::extract
