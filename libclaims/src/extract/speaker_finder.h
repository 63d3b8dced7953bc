// Whom a phrase means where it names a speaker: a person, a pronoun's person, an organisation, a document.
#pragma once

#include <claims/claim.h>

#include <string>
#include <unordered_map>

#include "extract/phrase_reader.h"

namespace claims::extract {

class SpeakerFinder {
 public:
  explicit SpeakerFinder(const PhraseReader& reader) : r_(reader), story_(reader.story()) {}

  // The speaker that tokens `phrase` of a sentence name; by == "" where they name none. `cut`: whatever stands before
  // the name in time and place is left out ("On Monday the minister").
  Speaker named(Range phrase, std::uint32_t sentence);
  // The person of a name in the phrase that is its head, not part of "X's" or "of X". no_index: none.
  std::uint32_t head_name(Range phrase) const;
  // The subject of a sentence, if it names a person; by == "" otherwise.
  Speaker subject(std::uint32_t sentence);

  // What was found is told, so that pronouns later can mean it.
  void remember(const Speaker& speaker, std::uint32_t sentence);
  const Speaker& last() const { return last_; }
  std::uint32_t last_sentence() const { return last_sentence_; }

 private:
  enum class Gender : std::uint8_t { unknown, female, male };

  Range trimmed(Range phrase) const;
  Speaker of_name(std::uint32_t name) const;
  Speaker of_pronoun(std::uint32_t token, std::uint32_t sentence);
  Speaker of_phrase(Range phrase, std::uint32_t sentence);
  std::uint32_t holder_of(std::string_view role, std::uint32_t sentence) const;
  Gender gender_of(std::uint32_t person);
  Gender gender_at(std::uint32_t name) const;
  std::uint32_t name_before(std::uint32_t token, std::uint32_t sentence, Gender gender);
  std::uint32_t name_after(std::uint32_t token, std::uint32_t sentence, Gender gender);
  bool personal(std::uint32_t name) const;
  SpeakerKind kind_of(Range phrase) const;

  const PhraseReader& r_;
  const Story& story_;
  Speaker last_, last_body_;  // the last person or group; the last organisation or document
  std::uint32_t last_sentence_ = no_index, last_body_sentence_ = no_index, last_name_ = no_index;
  std::unordered_map<std::uint32_t, Gender> genders_;
};

}  // namespace claims::extract
