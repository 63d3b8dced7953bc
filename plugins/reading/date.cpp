#include "reading/date.h"

#include "reading/text.h"

#include <array>
#include <cstdio>

namespace claims::plugin {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_of(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// 1 to 12; 0 if it is not the name of a month or its first three letters.
int month_named(std::string_view name) {
  const std::string wanted = lower(name);
  for (std::size_t i = 0; i < months.size(); ++i)
    if (wanted == months[i] || (wanted.size() == 3 && months[i].starts_with(wanted))) return static_cast<int>(i) + 1;
  return 0;
}

int short_number(std::string_view text, std::size_t most) {
  return digits_only(text) && text.size() <= most ? number(text) : -1;
}

}  // namespace

std::string iso_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return {};
  if (day != 0 && (month == 0 || day > days_of(year, month))) return {};
  char out[40];
  if (month == 0) std::snprintf(out, sizeof out, "%04d", year);
  else if (day == 0) std::snprintf(out, sizeof out, "%04d-%02d", year, month);
  else std::snprintf(out, sizeof out, "%04d-%02d-%02d", year, month, day);
  return out;
}

std::string read_iso_date(std::string_view text) {
  text = trim(text);
  const auto field = [&](std::size_t at, std::size_t count) {
    return at + count <= text.size() && digits_only(text.substr(at, count)) ? number(text.substr(at, count)) : -1;
  };
  // What may follow: a time; of XML Schema dates a zone, "2001-10-08-04:00".
  const auto ends = [&](std::size_t at) {
    return text.size() == at || text[at] == 'T' || text[at] == ' ' ||
           (at == 10 && (text[at] == 'Z' || text[at] == '+' || text[at] == '-'));
  };
  const auto dash = [&](std::size_t at) { return text.size() > at && text[at] == '-'; };
  const int year = field(0, 4), month = dash(4) ? field(5, 2) : 0, day = dash(7) ? field(8, 2) : 0;
  if (year < 0 || month < 0 || day < 0) return {};
  if (!ends(dash(4) ? dash(7) ? 10 : 7 : 4)) return {};
  if ((dash(4) && month == 0) || (dash(7) && day == 0)) return {};
  return iso_date(year, month, day);
}

std::string read_english_date(std::string_view text) {
  std::string words;
  for (const char c : text) words.push_back(c == ',' ? ' ' : c);
  std::array<std::string, 3> word;
  std::size_t count = 0;
  for (const std::string_view part : split(words, ' ')) {
    if (part.empty()) continue;
    if (count == word.size()) return {};
    word[count++] = std::string(part);
  }
  if (count != word.size()) return {};
  const bool month_first = month_named(word[0]) != 0;
  const int month = month_named(word[month_first ? 0 : 1]);
  const int day = short_number(word[month_first ? 1 : 0], 2), year = short_number(word[2], 4);
  return month == 0 || day < 1 || year < 1000 ? std::string() : iso_date(year, month, day);
}

std::string read_us_date(std::string_view text) {
  const auto parts = split(trim(text), '/');
  if (parts.size() != 3) return {};
  const int month = short_number(parts[0], 2), day = short_number(parts[1], 2), year = short_number(parts[2], 4);
  return month < 1 || day < 1 || year < 1000 ? std::string() : iso_date(year, month, day);
}

std::optional<Moment> read_timestamp(std::string_view digits) {
  if (!digits_only(digits) || digits.size() < 4 || digits.size() > 14 || digits.size() % 2 != 0) return std::nullopt;
  const auto field = [&](std::size_t at, std::size_t count) {
    return at < digits.size() ? number(digits.substr(at, count)) : 0;
  };
  const Moment moment = {field(0, 4), field(4, 2), field(6, 2), field(8, 2), field(10, 2), field(12, 2)};
  const bool zero = (digits.size() > 4 && moment.month == 0) || (digits.size() > 6 && moment.day == 0);
  if (zero || moment.hour > 23 || moment.minute > 59 || moment.second > 60) return std::nullopt;
  if (iso_date(moment.year, moment.month, moment.day).empty()) return std::nullopt;
  return moment;
}

std::optional<Moment> read_http_date(std::string_view text) {
  const auto parts = split(trim(text), ' ');
  if (parts.size() != 6 || parts[0].size() != 4 || parts[5] != "GMT") return std::nullopt;
  const auto time = split(parts[4], ':');
  if (time.size() != 3) return std::nullopt;
  Moment moment;
  moment.day = short_number(parts[1], 2);
  moment.month = month_named(parts[2]);
  moment.year = short_number(parts[3], 4);
  moment.hour = short_number(time[0], 2);
  moment.minute = short_number(time[1], 2);
  moment.second = short_number(time[2], 2);
  if (moment.day < 1 || moment.month < 1 || iso_date(moment.year, moment.month, moment.day).empty())
    return std::nullopt;
  if (moment.hour < 0 || moment.hour > 23 || moment.minute < 0 || moment.minute > 59 || moment.second < 0 ||
      moment.second > 60)
    return std::nullopt;
  return moment;
}

std::string timestamp(const Moment& moment) {
  char out[64];
  std::snprintf(out, sizeof out, "%04d%02d%02d%02d%02d%02d", moment.year, moment.month, moment.day, moment.hour,
                moment.minute, moment.second);
  return out;
}

std::int64_t seconds(const Moment& moment) {
  std::int64_t days = 0;
  const int before = moment.year - 1;
  days += static_cast<std::int64_t>(before) * 365 + before / 4 - before / 100 + before / 400 - 719162;
  for (int month = 1; month < moment.month; ++month) days += days_of(moment.year, month);
  days += moment.day > 1 ? moment.day - 1 : 0;
  return ((days * 24 + moment.hour) * 60 + moment.minute) * 60 + moment.second;
}

}  // namespace claims::plugin
