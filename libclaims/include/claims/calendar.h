// Days of the proleptic Gregorian calendar, and periods of whole days.
//
// A day is a count since 1970-01-01, so arithmetic is integer arithmetic. The
// functions follow ISO 8601: weeks begin on Monday, week 1 holds the year's
// first Thursday. Years run from 1 to 9999. Nothing here reads a clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace [[gnu::visibility("default")]] claims {

// Days since 1970-01-01; negative before.
using Day = std::int32_t;

enum class Weekday : std::uint8_t { none, monday, tuesday, wednesday, thursday, friday, saturday, sunday };

struct Date {
  std::int32_t year = 0;
  std::int32_t month = 0;  // 1..12
  std::int32_t day = 0;    // 1..31

  friend bool operator==(const Date&, const Date&) = default;
  friend auto operator<=>(const Date&, const Date&) = default;
};

bool is_leap(int year) noexcept;
// 28..31; 0 for a month outside 1..12.
int days_in_month(int year, int month) noexcept;
// True if the date exists: 2023-02-29 does not.
bool exists(const Date& date) noexcept;

// The date must exist.
Day to_day(const Date& date) noexcept;
Date to_date(Day day) noexcept;
Weekday weekday_of(Day day) noexcept;

struct IsoWeek {
  int year;
  int week;  // 1..53
};
IsoWeek iso_week_of(Day day) noexcept;
// Monday of the ISO week.
Day first_day_of(const IsoWeek& week) noexcept;

// Easter Sunday in the Gregorian calendar (Western churches), by the anonymous
// Gregorian computus as given by Meeus, Astronomical Algorithms, chapter 8.
Date easter(int year) noexcept;

// "2024-06-20". Anything but an existing YYYY-MM-DD gives nothing.
std::optional<Date> parse_iso_date(std::string_view text) noexcept;
std::string to_iso(const Date& date);
// "20 June 2024", as reports show it.
std::string to_prose(const Date& date);
// "Wednesday"; empty for Weekday::none.
std::string_view name_of(Weekday weekday) noexcept;
// "June"; empty outside 1..12.
std::string_view month_name(int month) noexcept;

// Whole days, both ends included. An unknown period has last < first.
struct Period {
  Day first = 0;
  Day last = -1;

  bool known() const noexcept { return first <= last; }
  bool contains(const Period& other) const noexcept { return first <= other.first && other.last <= last; }
  bool overlaps(const Period& other) const noexcept { return first <= other.last && other.first <= last; }
  friend bool operator==(const Period&, const Period&) = default;
};

Period year_period(int year) noexcept;
Period month_period(int year, int month) noexcept;

}  // namespace claims
