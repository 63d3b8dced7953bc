// The words of UN symbols: organs, parts, and how they are told apart. ASCII only, no locale.
#pragma once

#include <span>
#include <string_view>

namespace claims::citation {

struct Organ {
  std::string_view code;
  std::string_view body;
  std::string_view opens;  // first parts that its symbols have, "|" between; 0 stands for any number, Y for a year
};

// The organ of that code; null if there is none.
const Organ* organ_of(std::string_view code, bool any_case) noexcept;
// Words of later parts ("CONF", "Sub"), in the normal form.
std::span<const std::string_view> part_words() noexcept;
// "Add", "Amend", "Corr", "Rev"
std::span<const std::string_view> suffix_words() noexcept;
// "Add.1", "corr.2", "Summary"
bool is_suffix(std::string_view part) noexcept;

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr char to_upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
constexpr bool is_letter(char c) noexcept { return is_upper(to_upper(c)); }
constexpr bool is_alnum(char c) noexcept { return is_digit(c) || is_letter(c); }

bool same_word(std::string_view a, std::string_view b) noexcept;
bool all_digits(std::string_view s) noexcept;
// -1 for what is no number of at most six digits.
int number_of(std::string_view s) noexcept;
// A year in which the United Nations may have issued a document.
constexpr bool is_year(int n) noexcept { return n >= 1946 && n <= 2099; }
// `list` as in Organ::opens has the word.
bool listed(std::string_view list, std::string_view word, bool exact) noexcept;
// What a part begins with: "PV" of "PV.5551"; all of "2024".
std::string_view head_of(std::string_view part) noexcept;

}  // namespace claims::citation
