// The capitalised words of a story, and its people by full name: what the name checks compare.
#pragma once

#include <claims/story.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check {

// One spelling; places of the same word are chained.
struct NameWord {
  std::string_view key;   // lower case
  std::uint32_t letters;  // a bit for each letter that it has
  std::uint32_t first;    // into NameIndex::places
  std::uint32_t last;
  std::uint32_t count;
  std::uint16_t word;  // id in the lexicon
};

struct NamePlace {
  std::uint32_t token;
  std::uint32_t next;  // no_index at the last one
};

// A name of two words or more, one entry for each spelling.
struct FullName {
  std::string_view given;    // lower case, the first word
  std::string_view surname;  // lower case, the last word; the first where the family name comes first
  std::string_view whole;    // lower-case words between spaces: " karin anna wexford "
  std::uint32_t mention;     // the first one, into Story::names
  std::uint32_t count;       // mentions in full
  std::uint32_t surname_token;
  std::uint32_t sentence;
};

// How a word stands in the text.
struct NameUse {
  enum class Kind : std::uint8_t { alone, surname, part } kind = Kind::alone;
  bool person = false;            // titled, or with a verb of speech
  bool sentence_start = false;    // its capital may be the sentence's
  std::uint32_t name = no_index;  // into Story::names
};

class NameIndex {
 public:
  explicit NameIndex(const Story& story);
  NameIndex(const NameIndex&) = delete;
  NameIndex& operator=(const NameIndex&) = delete;

  std::span<const NameWord> words() const noexcept { return words_; }
  const NamePlace& place(std::uint32_t i) const noexcept { return places_[i]; }
  std::span<const FullName> full_names() const noexcept { return full_; }
  // Null if the story has no such capitalised word of four letters or more.
  const NameWord* find(std::string_view lower) const noexcept;
  NameUse use_of(std::uint32_t token) const;
  bool in_heading(std::uint32_t token) const;
  // "DC Karin Wexford": letters for a police rank stand at the name's start.
  bool opens_with_rank(std::uint32_t mention) const;
  // The word also stands in lower case in the story.
  bool stands_lower(std::string_view lower) const;
  std::uint32_t sentence_of(std::uint32_t token) const;

 private:
  std::string_view lower(std::uint32_t token) const;
  void read_words();
  void read_full_names();
  void read_name(std::uint32_t mention, std::uint32_t first, std::uint32_t last);
  void read_misspelt_names();
  void read_ranked_names();
  NameWord& entry(std::string_view key, std::uint16_t word);
  std::uint32_t name_at(std::uint32_t token) const;

  const Story& story_;
  std::string lower_;  // the story's text in lower case: keys are views of it
  std::vector<NameWord> words_;
  std::vector<std::uint32_t> slots_;
  std::vector<NamePlace> places_;
  std::vector<FullName> full_;
};

}  // namespace claims::check
