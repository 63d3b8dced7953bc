#include "day.h"

#include <array>

namespace un {

namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Up to `most` digits from `at` on; moves `at` behind them.
std::string_view take_digits(std::string_view text, std::size_t& at, std::size_t most) {
  const std::size_t begin = at;
  while (at < text.size() && at - begin < most && digit(text[at])) ++at;
  return text.substr(begin, at - begin);
}

// 1..12 of "October", "Oct", "Oct.", "Sept."; 0 if it is none. Moves `at` behind it.
int take_month(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && letter(text[end])) ++end;
  std::string name(text.substr(at, end - at));
  for (char& c : name) c = static_cast<char>(c | 0x20);
  if (name.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (months[i].substr(0, name.size()) == name) {
      at = end < text.size() && text[end] == '.' ? end + 1 : end;
      return static_cast<int>(i) + 1;
    }
  return 0;
}

bool take_space(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')) ++at;
  return at > begin;
}

std::string iso_day(int year, int month, int day) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return {};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > days[static_cast<std::size_t>(month) - 1] + (month == 2 && leap ? 1 : 0)) return {};
  const auto two = [](int n) { return std::string(n < 10 ? "-0" : "-").append(std::to_string(n)); };
  return std::to_string(year).append(two(month)).append(two(day));
}

// "14 October 2006" at `begin`.
DayText written(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::string_view day = take_digits(text, at, 3);
  if (day.empty() || day.size() > 2 || !take_space(text, at)) return {};
  const int month = take_month(text, at);
  if (month == 0 || !take_space(text, at)) return {};
  const std::string_view year = take_digits(text, at, 5);
  if (year.size() != 4) return {};
  return {iso_day(number(year), month, number(day)), begin, at};
}

// "2006-10-14" or "20061014" at `begin`.
DayText numeric(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::string_view first = take_digits(text, at, 9);
  if (first.size() == 8)
    return {iso_day(number(first.substr(0, 4)), number(first.substr(4, 2)), number(first.substr(6))), begin, at};
  if (first.size() != 4 || at >= text.size() || text[at++] != '-') return {};
  const std::string_view month = take_digits(text, at, 3);
  if (month.size() != 2 || at >= text.size() || text[at++] != '-') return {};
  const std::string_view day = take_digits(text, at, 3);
  if (day.size() != 2) return {};
  return {iso_day(number(first), number(month), number(day)), begin, at};
}

std::string_view bare(std::string_view text) {
  const auto around = [](char c) { return c == ' ' || c == '[' || c == ']' || c == '.' || c == ','; };
  while (!text.empty() && around(text.front())) text.remove_prefix(1);
  while (!text.empty() && around(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

DayText day_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!digit(text[i]) || (i > 0 && (digit(text[i - 1]) || letter(text[i - 1]) || text[i - 1] == '/'))) continue;
    if (DayText day = written(text, i)) return day;
    if (DayText day = numeric(text, i)) return day;
  }
  return {};
}

DayText date_in(std::string_view text) {
  if (DayText day = day_in(text)) return day;
  const std::string_view rest = bare(text);
  std::size_t at = 0;
  const int month = take_month(rest, at);
  if (month > 0 && !take_space(rest, at)) return {};
  const std::string_view year = take_digits(rest, at, 5);
  if (year.size() != 4 || number(year) < 1900 || number(year) > 2199) return {};
  const auto begin = static_cast<std::size_t>(rest.data() - text.data());
  std::string iso(year);
  if (month > 0) {
    iso = iso_day(number(year), month, 1).substr(0, 7);
  } else if (rest.size() == 7 && rest[4] == '-' && digit(rest[5]) && digit(rest[6])) {
    iso = iso_day(number(year), number(rest.substr(5)), 1).substr(0, 7);
    at = 7;
  }
  if (at != rest.size()) return {};
  return {iso, begin, begin + at};
}

}  // namespace un
