// The words of data/citation/words.tsv and the names of treaties, and matching them against tokens.
#pragma once

#include <claims/story.h>

#include <bitset>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace claims::citation {

enum class Role : std::uint8_t {
  none,
  resolution,
  resolutions,
  body,
  body_short,
  united_nations,
  foreign,
  paragraph,
  document,
  eu_act,
  eu_before,
  public_law,
  us_code,
  federal_register,
  executive_order,
  article,
  treaty,
  doi,
  celex,
  count_
};

// A phrase at some token.
struct Phrase {
  Role role = Role::none;
  std::string_view value;
  std::uint32_t first = 0, last = 0;  // tokens; one past the last

  explicit operator bool() const noexcept { return role != Role::none; }
};

class Words {
 public:
  // The shipped table. Built on first use, thread-safe.
  static const Words& english();

  // False for most tokens, at the cost of one look: no phrase begins with such a word.
  bool may_begin(std::string_view word) const noexcept {
    return !word.empty() && word.size() < 32 && first_words_[place_of(word)];
  }
  // The longest phrase that begins at token `i`, before token `last`.
  Phrase at(const Story& story, std::uint32_t i, std::uint32_t last) const;

  // The table of treaties has this key.
  bool has_treaty(std::string_view key) const noexcept;

 private:
  struct Row {
    std::string_view text, value;
    Role role;
  };

  // By a word's first two letters, its last and its length, in either case.
  static std::size_t place_of(std::string_view word) noexcept {
    const auto letter = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[i] | 0x20));
    };
    return (letter(0) * 961 + letter(word.size() > 1 ? 1 : 0) * 131 + letter(word.size() - 1) * 31 + word.size()) %
           4096;
  }

  Words();
  void put(std::string_view text, Role role, std::string_view value);

  std::deque<std::string> names_;  // what rows_ refer to and no table holds as it is
  std::vector<Row> rows_;          // sorted by text
  std::bitset<4096> first_words_;  // by place_of()
};

std::string lower(std::string_view text);

}  // namespace claims::citation
