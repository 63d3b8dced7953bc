#include <claims/calendar.h>

#include <catch2/catch.hpp>

using namespace claims;

TEST_CASE("every day from 1583 to 2600 survives the round trip") {
  Day expected = to_day({1583, 1, 1});
  for (int y = 1583; y <= 2600; ++y)
    for (int m = 1; m <= 12; ++m)
      for (int d = 1; d <= days_in_month(y, m); ++d, ++expected) {
        if (to_day({y, m, d}) != expected || to_date(expected) != Date{y, m, d}) FAIL(y << '-' << m << '-' << d);
      }
  CHECK(expected == to_day({2601, 1, 1}));
}

TEST_CASE("weekdays of known dates") {
  CHECK(weekday_of(to_day({1970, 1, 1})) == Weekday::thursday);
  CHECK(weekday_of(to_day({2024, 6, 19})) == Weekday::wednesday);
  CHECK(weekday_of(to_day({1945, 5, 8})) == Weekday::tuesday);
  CHECK(weekday_of(to_day({1900, 1, 1})) == Weekday::monday);
}

TEST_CASE("ISO weeks at the turn of the year") {
  struct Row {
    Date date;
    int year, week;
  };
  for (const Row& row : {Row{{2021, 1, 3}, 2020, 53}, Row{{2021, 1, 4}, 2021, 1}, Row{{2024, 12, 30}, 2025, 1},
                         Row{{2016, 1, 1}, 2015, 53}, Row{{2024, 6, 19}, 2024, 25}}) {
    CAPTURE(to_iso(row.date));
    const IsoWeek week = iso_week_of(to_day(row.date));
    CHECK(week.year == row.year);
    CHECK(week.week == row.week);
    CHECK(iso_week_of(first_day_of(week)).week == row.week);
    CHECK(weekday_of(first_day_of(week)) == Weekday::monday);
  }
}

TEST_CASE("Easter Sundays") {
  CHECK(easter(2024) == Date{2024, 3, 31});
  CHECK(easter(2019) == Date{2019, 4, 21});
  CHECK(easter(1961) == Date{1961, 4, 2});
  CHECK(easter(2000) == Date{2000, 4, 23});
}

TEST_CASE("ISO dates: good and bad") {
  CHECK(parse_iso_date("2024-06-20") == Date{2024, 6, 20});
  CHECK(parse_iso_date("2024-02-29") == Date{2024, 2, 29});
  for (const char* bad : {"", "2023-02-29", "2024-6-20", "2024-06-31", "0000-01-01", "2024-06-20 ", "20240620",
                          "2024-13-01", "+024-01-01"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_iso_date(bad).has_value());
  }
}
