// The words that the engine knows, read from libclaims/data/language/*.tsv.
//
// A row is WORD <tab> CLASS <tab> VALUE. A word may stand in several rows.
// Words are lower case; an apostrophe is ASCII. Look-up is by hash while the
// tokeniser scans, so that extractors compare ids and class bits, not strings.
#pragma once

#include "text/time_word.h"

#include <cstdint>
#include <string_view>

namespace claims::text {

enum class WordClass : std::uint8_t {
  month,           // value: 1..12
  month_abbr,      // "jan": value 1..12; also has class month
  weekday,         // value: 1 (Monday) .. 7
  weekday_abbr,    // "mon": also has class weekday
  cardinal,        // value: the number ("ten" 10)
  ordinal,         // value: the number ("tenth" 10)
  scale,           // value: power of ten ("million" 6)
  unit,            // time unit; value: TimeUnit
  season,          // value: 1 spring, 2 summer, 3 autumn, 4 winter
  tens_plural,     // "nineties": value 90
  past,            // a past-tense verb form
  past_auxiliary,  // was, were, had, did
  present,         // is, are, has, says
  future,          // will, 'll, shall
  modal,           // would, could, may, should
  participle,
  preposition,
  determiner,
  pronoun,
  conjunction,
  negation,
  abbreviation,     // a full stop after it does not end a sentence by itself
  honorific,        // mr, mrs, dr
  title,            // president, chancellor: office or rank before a name
  organisation,     // word that ends an organisation's name: ministry, inc, university
  event,            // summit, visit, election
  reporting,        // said, told, announced
  hedge_low,        // nearly, almost: at or below the number
  hedge_high,       // more than, over: at or above
  hedge_about,      // about, around
  given_name,       // common first name
  nationality,      // russian; value unused
  place,            // well-known place name
  common,           // frequent word that is not a name though it may stand capitalised
  family_first,     // family name that stands before the given name: kim, xi
  title_modifier,   // qualifies a title: vice, prime, foreign, former
  particle,         // inside a name: de, van, bin, al
  person_particle,  // of these, inside the names of people alone: van, bin
  event_verb,       // visited, met; see extract/event_words.h
  time,             // steers time expressions; value: name of a TimeWord
  not_past,         // ends in -ed, but is no past form: "hundred"
  before_name,      // abbreviation that stands before a name or a number: "Mr.", "St."
  before_number,    // abbreviation only before a number: "No.", "p."
  inside,           // abbreviation that never ends a sentence: "vs.", "e.g."
  speech,           // gives somebody's words: see extract/speech_words.h
  group,            // people or a body that may speak without a name: police, ministry, residents
  document,         // a thing that may say something: report, study, letter
  judgement,        // of opinion and conjecture; value: its weight
  female,           // of a name, a title or a relation: mary, mrs, sister
  male,
  function,  // the, of, said: kept as it stands in the shape of a statement
  starter,   // begins sentences and hardly any name: "The", "However"
  count_
};

struct Word {
  std::string_view text;
  std::uint64_t classes = 0;
  std::int8_t month = 0;
  std::int8_t weekday = 0;
  std::int8_t season = 0;
  std::int8_t unit = 0;  // TimeUnit
  TimeWord time = TimeWord::none;
  std::int8_t judgement = 0;
  std::int32_t number = -1;  // cardinal, ordinal, scale, tens_plural

  bool is(WordClass c) const noexcept { return (classes >> static_cast<unsigned>(c)) & 1u; }
};

class Lexicon {
 public:
  // The lexicon of the shipped language data. Built on first use, thread-safe.
  static const Lexicon& english();

  // Id of a lower-case word; 0 if unknown.
  std::uint16_t find(std::string_view lower) const noexcept { return find(lower, hash(lower)); }
  std::uint16_t find(std::string_view lower, std::uint32_t hash) const noexcept;
  // Id 0 is the empty word without classes.
  const Word& operator[](std::uint16_t id) const noexcept;
  std::size_t size() const noexcept;

  static constexpr std::uint32_t hash_start = 2166136261u;
  static constexpr std::uint32_t hash_step(std::uint32_t h, unsigned char c) noexcept { return (h ^ c) * 16777619u; }
  static constexpr std::uint32_t hash(std::string_view s) noexcept {
    std::uint32_t h = hash_start;
    for (unsigned char c : s) h = hash_step(h, c);
    return h;
  }

 private:
  Lexicon();
  struct Impl;
  Impl* impl_;
};

}  // namespace claims::text
