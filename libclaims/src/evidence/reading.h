// A claim or a passage, read for comparison: its words, numbers and times.
#pragma once

#include <claims/story.h>

#include "evidence/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace claims::evidence {

// How a number or a time is bounded by the words before it.
enum class Bound : std::uint8_t { exact, about, more, at_least, less, at_most };

struct ReadWord {
  enum Flag : std::uint8_t {
    content = 1,   // neither a small word nor punctuation
    name = 2,      // capitalised where capitals mean a name
    in_value = 4,  // part of a number or a time
    capital = 8,
    number_like = 16,  // digits, also where no quantity was read
  };

  Span span;
  std::uint32_t stem = 0;   // equal for forms of one word
  std::uint32_t roles = 0;  // bits of Role
  std::uint16_t entry = 0;  // into the vocabulary
  std::uint8_t flags = 0;
  std::uint8_t stem_size = 0;
  std::uint32_t stem_at = 0;  // into Reading::stems
  std::uint32_t sentence = 0;
  float weight = 0;  // rarity, 0 for small words

  bool is(Flag flag) const noexcept { return (flags & flag) != 0; }
  bool plays(Role role) const noexcept { return (roles & bit(role)) != 0; }
};

struct Amount {
  Span span;    // with unit
  Span number;  // the number alone
  QuantityKind kind = QuantityKind::number;
  Bound bound = Bound::exact;
  double low = 0, high = 0;  // as the words allow
  double value = 0;
  std::uint32_t unit = 0;        // hash of the unit's stem; 0: none
  std::uint16_t unit_entry = 0;  // of a counted noun
  std::uint32_t first_word = 0;  // into Reading::words: the first word at or after the number
};

struct Moment {
  enum class Side : std::uint8_t { at, before, after, since, until, from, to };

  Span span;
  Side side = Side::at;
  Period period;                     // unknown where no year is told
  int year = 0, month = 0, day = 0;  // as written; 0 where not
  int weekday = 0;
  std::uint32_t word = 0;  // into Reading::words
};

struct Reading {
  Story story;  // text, tokens, sentences, times, quantities; nothing else is filled in
  std::vector<ReadWord> words;
  std::vector<Amount> amounts;
  std::vector<Moment> moments;
  std::string stems;
  std::uint32_t roles = 0;  // of all words

  std::string_view text() const noexcept { return story.document.text; }
  std::string_view stem(const ReadWord& word) const noexcept {
    return std::string_view(stems).substr(word.stem_at, word.stem_size);
  }
  std::string_view slice(Span span) const noexcept { return story.document.slice(span); }
};

// Longest text that is read at once; the rest is left out.
inline constexpr std::size_t max_reading_bytes = 1u << 16;

// Reads `text`, which must be UTF-8, as one paragraph. Linear.
Reading read_passage(std::string_view text);

}  // namespace claims::evidence
