// TIMEX3 values and the periods that they cover.
#pragma once

#include <claims/mention.h>

#include <optional>
#include <string>
#include <string_view>

namespace claims::extract {

// The story's date as time expressions see it.
struct Today {
  int year = 0;            // 0: unknown
  std::optional<Day> day;  // set only if `year` is

  static Today of(const PublicationDate& published);
};

inline constexpr int first_year = 1, last_year = 9990;

// Each sets value, granularity, type date, and the period. A year outside
// first_year..last_year leaves the value underspecified and the period unknown.
void set_day(TimeMention& m, Day day);
void set_week(TimeMention& m, Day day_in_week);
void set_weekend(TimeMention& m, Day day_in_week);
void set_month(TimeMention& m, int year, int month);
void set_quarter(TimeMention& m, int year, int quarter);
void set_half(TimeMention& m, int year, int half);
void set_season(TimeMention& m, int year, int season);  // 1 spring .. 4 winter; winter of 1998 begins in December 1998
void set_year(TimeMention& m, int year);
void set_decade(TimeMention& m, int decade);     // 198 = the 1980s
void set_century(TimeMention& m, int hundreds);  // 19 = the 1900s
// A month and day as written; `impossible` where there is no such day.
void set_date(TimeMention& m, int year, int month, int day);

// Without a period: "XXXX-10-23", "XXXX-WXX-3", "PRESENT_REF".
void set_open(TimeMention& m, std::string value, TimeUnit granularity);
// What `unit` looks like when nothing is known: "XXXX-XX", "XXXX-WXX".
std::string_view open_value(TimeUnit unit) noexcept;

// The unit that lies n units after the one around `day`.
void set_shifted(TimeMention& m, TimeUnit unit, Day day, int n);

// "2024-06-19" + "TNI", a time of the day that the value names.
void add_time(TimeMention& m, std::string_view time);

// Duration of `amount` units: "P2Y6M", "PT36H", "P20Y" for two decades.
void set_duration(TimeMention& m, double amount, TimeUnit unit);
// Duration of unknown amount: "PXY".
void set_vague_duration(TimeMention& m, TimeUnit unit);

int quarter_of(int month) noexcept;
int season_of(int month) noexcept;

}  // namespace claims::extract
