#include <claims/calendar.h>

#include <array>
#include <cstdio>

namespace claims {
namespace {
constexpr std::array<std::string_view, 13> month_names = {"",        "January",  "February", "March",  "April",
                                                          "May",     "June",     "July",     "August", "September",
                                                          "October", "November", "December"};
constexpr std::array<std::string_view, 8> weekday_names = {"",         "Monday", "Tuesday",  "Wednesday",
                                                           "Thursday", "Friday", "Saturday", "Sunday"};
}  // namespace

bool is_leap(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) noexcept {
  constexpr std::array<int, 13> days = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month)];
}

bool exists(const Date& d) noexcept {
  return d.year >= 1 && d.year <= 9999 && d.day >= 1 && d.day <= days_in_month(d.year, d.month);
}

// Days are counted in 400-year eras that begin on 1 March, so that the leap day comes last.
Day to_day(const Date& d) noexcept {
  const int y = d.year - (d.month <= 2);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (d.month > 2 ? d.month - 3 : d.month + 9) + 2) / 5 + d.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date to_date(Day day) noexcept {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return Date{year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

Weekday weekday_of(Day day) noexcept {
  const int n = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>((n < 0 ? n + 7 : n) + 1);
}

IsoWeek iso_week_of(Day day) noexcept {
  const Day thursday = day - (static_cast<int>(weekday_of(day)) - 1) + 3;
  const int year = to_date(thursday).year;
  return IsoWeek{year, (thursday - to_day({year, 1, 1})) / 7 + 1};
}

Day first_day_of(const IsoWeek& week) noexcept {
  const Day fourth = to_day({week.year, 1, 4});  // always in week 1
  return fourth - (static_cast<int>(weekday_of(fourth)) - 1) + (week.week - 1) * 7;
}

Date easter(int year) noexcept {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Date{year, n / 31, n % 31 + 1};
}

std::optional<Date> parse_iso_date(std::string_view s) noexcept {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  for (std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (s[i] < '0' || s[i] > '9') return std::nullopt;
  const auto two = [&](std::size_t i) { return (s[i] - '0') * 10 + (s[i + 1] - '0'); };
  const Date date{two(0) * 100 + two(2), two(5), two(8)};
  if (!exists(date)) return std::nullopt;
  return date;
}

std::string to_iso(const Date& date) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::string to_prose(const Date& date) {
  return std::to_string(date.day) + ' ' + std::string(month_name(date.month)) + ' ' + std::to_string(date.year);
}

std::string_view name_of(Weekday weekday) noexcept { return weekday_names[static_cast<std::size_t>(weekday)]; }

std::string_view month_name(int month) noexcept {
  return month < 1 || month > 12 ? std::string_view() : month_names[static_cast<std::size_t>(month)];
}

Period year_period(int year) noexcept { return {to_day({year, 1, 1}), to_day({year, 12, 31})}; }

Period month_period(int year, int month) noexcept {
  return {to_day({year, month, 1}), to_day({year, month, days_in_month(year, month)})};
}

}  // namespace claims
