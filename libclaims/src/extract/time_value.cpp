#include "extract/time_value.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace claims::extract {
namespace {

bool in_range(int year) { return year >= first_year && year <= last_year; }

void put(TimeMention& m, std::string value, TimeUnit granularity, Period period) {
  m.type = TimeType::date;
  m.value = std::move(value);
  m.granularity = granularity;
  m.period = period;
}

constexpr std::array<std::string_view, 4> season_names = {"SP", "SU", "FA", "WI"};

struct UnitLetter {
  bool clock;
  char letter;
  int times;
};

UnitLetter letter_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second: return {true, 'S', 1};
    case TimeUnit::minute: return {true, 'M', 1};
    case TimeUnit::hour: return {true, 'H', 1};
    case TimeUnit::week: return {false, 'W', 1};
    case TimeUnit::month: return {false, 'M', 1};
    case TimeUnit::quarter: return {false, 'Q', 1};
    case TimeUnit::half: return {false, 'M', 6};
    case TimeUnit::year: return {false, 'Y', 1};
    case TimeUnit::decade: return {false, 'Y', 10};
    case TimeUnit::century: return {false, 'Y', 100};
    case TimeUnit::millennium: return {false, 'Y', 1000};
    default: return {false, 'D', 1};
  }
}

// The smaller unit that a fraction is given in: half a year is six months.
struct Smaller {
  char letter;
  int count;
};

Smaller smaller_than(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::minute: return {'S', 60};
    case TimeUnit::hour: return {'M', 60};
    case TimeUnit::day: return {'H', 24};
    case TimeUnit::year: return {'M', 12};
    default: return {0, 0};
  }
}

}  // namespace

Today Today::of(const PublicationDate& published) {
  Today today;
  if (!published.has_year() || !in_range(published.date.year)) return today;
  today.year = published.date.year;
  if (published.has_day() && exists(published.date)) today.day = to_day(published.date);
  return today;
}

int quarter_of(int month) noexcept { return (month + 2) / 3; }
int season_of(int month) noexcept { return month < 3 || month == 12 ? 4 : month < 6 ? 1 : month < 9 ? 2 : 3; }

void set_open(TimeMention& m, std::string value, TimeUnit granularity) {
  put(m, std::move(value), granularity, Period{});
}

std::string_view open_value(TimeUnit unit) noexcept {
  switch (unit) {
    case TimeUnit::week: return "XXXX-WXX";
    case TimeUnit::weekend: return "XXXX-WXX-WE";
    case TimeUnit::month: return "XXXX-XX";
    case TimeUnit::quarter: return "XXXX-QX";
    case TimeUnit::half: return "XXXX-HX";
    case TimeUnit::year: return "XXXX";
    case TimeUnit::decade: return "XXX";
    case TimeUnit::century: return "XX";
    case TimeUnit::millennium: return "X";
    default: return "XXXX-XX-XX";
  }
}

void set_day(TimeMention& m, Day day) {
  const Date date = to_date(day);
  if (!in_range(date.year)) return set_open(m, "XXXX-XX-XX", TimeUnit::day);
  put(m, to_iso(date), TimeUnit::day, {day, day});
}

void set_week(TimeMention& m, Day day) {
  const IsoWeek week = iso_week_of(day);
  if (!in_range(week.year)) return set_open(m, "XXXX-WXX", TimeUnit::week);
  const Day monday = first_day_of(week);
  put(m, fmt::format("{:04}-W{:02}", week.year, week.week), TimeUnit::week, {monday, monday + 6});
}

void set_weekend(TimeMention& m, Day day) {
  set_week(m, day);
  m.granularity = TimeUnit::weekend;
  m.value += "-WE";
  if (m.period.known()) m.period.first = m.period.last - 1;
}

void set_month(TimeMention& m, int year, int month) {
  if (!in_range(year)) return set_open(m, fmt::format("XXXX-{:02}", month), TimeUnit::month);
  put(m, fmt::format("{:04}-{:02}", year, month), TimeUnit::month, month_period(year, month));
}

void set_quarter(TimeMention& m, int year, int quarter) {
  if (!in_range(year)) return set_open(m, fmt::format("XXXX-Q{}", quarter), TimeUnit::quarter);
  put(m, fmt::format("{:04}-Q{}", year, quarter), TimeUnit::quarter,
      {month_period(year, quarter * 3 - 2).first, month_period(year, quarter * 3).last});
}

void set_half(TimeMention& m, int year, int half) {
  if (!in_range(year)) return set_open(m, fmt::format("XXXX-H{}", half), TimeUnit::half);
  put(m, fmt::format("{:04}-H{}", year, half), TimeUnit::half,
      {month_period(year, half * 6 - 5).first, month_period(year, half * 6).last});
}

void set_season(TimeMention& m, int year, int season) {
  const std::string_view name = season_names[static_cast<std::size_t>(season - 1)];
  if (!in_range(year)) return set_open(m, fmt::format("XXXX-{}", name), TimeUnit::month);
  const Day first = month_period(year, season * 3).first;
  const Day last = season == 4 ? month_period(year + 1, 2).last : month_period(year, season * 3 + 2).last;
  put(m, fmt::format("{:04}-{}", year, name), TimeUnit::month, {first, last});
}

void set_year(TimeMention& m, int year) {
  if (!in_range(year)) return set_open(m, "XXXX", TimeUnit::year);
  put(m, fmt::format("{:04}", year), TimeUnit::year, year_period(year));
}

void set_decade(TimeMention& m, int decade) {
  if (!in_range(decade * 10)) return set_open(m, "XXX", TimeUnit::decade);
  put(m, fmt::format("{:03}", decade), TimeUnit::decade,
      {year_period(decade * 10).first, year_period(decade * 10 + 9).last});
}

// The 20th century is counted from 1901 by purists and from 1900 by everyone else: the period covers both.
void set_century(TimeMention& m, int hundreds) {
  if (hundreds < 0 || !in_range(hundreds * 100 + 100)) return set_open(m, "XX", TimeUnit::century);
  put(m, fmt::format("{:02}", hundreds), TimeUnit::century,
      {year_period(std::max(1, hundreds * 100)).first, year_period(hundreds * 100 + 100).last});
}

void set_date(TimeMention& m, int year, int month, int day) {
  const bool known = in_range(year);
  const Date date{known ? year : 2000, month, day};  // 2000: a leap year
  if (exists(date) && known) return set_day(m, to_day(date));
  set_open(m, known ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : fmt::format("XXXX-{:02}-{:02}", month, day),
           TimeUnit::day);
  if (exists(date)) return;
  m.impossible = true;
  if (known) m.period = month_period(year, month);
}

void set_shifted(TimeMention& m, TimeUnit unit, Day day, int n) {
  const Date date = to_date(day);
  switch (unit) {
    case TimeUnit::week: return set_week(m, day + 7 * n);
    case TimeUnit::weekend: return set_weekend(m, day + 7 * n);
    case TimeUnit::month: {
      const int months = date.year * 12 + date.month - 1 + n;
      return set_month(m, months / 12, months % 12 + 1);
    }
    case TimeUnit::quarter: {
      const int quarters = date.year * 4 + quarter_of(date.month) - 1 + n;
      return set_quarter(m, quarters / 4, quarters % 4 + 1);
    }
    case TimeUnit::half: {
      const int halves = date.year * 2 + (date.month > 6) + n;
      return set_half(m, halves / 2, halves % 2 + 1);
    }
    case TimeUnit::year: return set_year(m, date.year + n);
    case TimeUnit::decade: return set_decade(m, date.year / 10 + n);
    case TimeUnit::century: return set_century(m, date.year / 100 + n);
    case TimeUnit::millennium: return set_open(m, "X", unit);
    default: return set_day(m, day + n);
  }
}

void add_time(TimeMention& m, std::string_view time) {
  m.value += time;
  m.type = TimeType::time;
  m.granularity = TimeUnit::hour;
}

void set_vague_duration(TimeMention& m, TimeUnit unit) {
  m.type = TimeType::duration;
  m.granularity = unit;
  m.period = {};
  switch (unit) {
    case TimeUnit::decade: m.value = "PXDE"; return;
    case TimeUnit::century: m.value = "PXCE"; return;
    case TimeUnit::millennium: m.value = "PXML"; return;
    case TimeUnit::weekend: m.value = "PXWE"; return;
    default: break;
  }
  const UnitLetter letter = letter_of(unit);
  m.value = letter.clock ? "PTX" : "PX";
  m.value += letter.letter;
}

void set_duration(TimeMention& m, double amount, TimeUnit unit) {
  m.type = TimeType::duration;
  m.granularity = unit;
  m.amount = amount;
  m.period = {};
  if (unit == TimeUnit::weekend) {
    m.value = fmt::format("P{}WE", amount);
    return;
  }
  const UnitLetter letter = letter_of(unit);
  const double units = amount * letter.times;
  const double whole = std::floor(units);
  const Smaller smaller = letter.times == 1 ? smaller_than(unit) : Smaller{0, 0};
  m.value = letter.clock ? "PT" : "P";
  if (units == whole || smaller.count == 0) {
    m.value += fmt::format("{}{}", units, letter.letter);
    return;
  }
  if (whole > 0) m.value += fmt::format("{}{}", whole, letter.letter);
  if (unit == TimeUnit::day) m.value += 'T';
  m.value += fmt::format("{}{}", std::lround((units - whole) * smaller.count), smaller.letter);
}

}  // namespace claims::extract
