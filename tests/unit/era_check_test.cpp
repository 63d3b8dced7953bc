#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("a year outside the decade or century given for it is flagged") {
  check_rows(
      {
          {"The mine closed in the 1990s (2003).", "", {"date.decade error [the 1990s (2003]"}},
          {"The mine closed in the 1990s, in 2003, after a strike.", "", {"date.decade error [the 1990s, in 2003]"}},
          {"The abbey dates from the 15th century (1562).", "", {"date.decade error [the 15th century (1562]"}},
          {"The abbey dates from the 19th century (1745).", "", {"date.decade error [the 19th century (1745]"}},
          {"The line was built in the 1920s (1931).", "", {"date.decade error [the 1920s (1931]"}},
          {"The line was built in the 1880s (1991).", "", {"date.decade error [the 1880s (1991]"}},
          {"The church is of the 18th century (1650).", "", {"date.decade error [the 18th century (1650]"}},
          {"The church was rebuilt in the 1970s, in 1985.", "", {"date.decade error [the 1970s, in 1985]"}},
      },
      "date.decade");
  CHECK(messages("The mine closed in the 1990s (2003).", "") ==
        std::vector<std::string>{"2003 is not in the 1990s, which run from 1990 to 1999"});
}

TEST_CASE("years inside their decade or beside another are left alone") {
  check_silent(
      {
          "The mine closed in the 1990s (1993).",
          "The abbey dates from the 15th century (1462).",
          "The abbey dates from the 19th century (1900).",
          "The abbey dates from the 19th century (1800).",
          "The mine closed in the 1990s. In 2003 it opened again.",
          "The mine, busy in the 1990s, in 2003 closed for good.",
          "The long 19th century (1789-1914) shaped the state.",
          "From the 1990s to 2003 it stood empty.",
          "In the 1990s and in 2003 prices fell.",
          "The 21st century began in 2001.",
          "The 1990s saw 2003 strikes.",
          "A study of the 1990s (2003 pages) is out.",
      },
      "", "date.decade");
}

TEST_CASE("a month outside its season is warned about, north of the equator") {
  check_rows(
      {
          {"The fair took place in the summer of 2020 (January).",
           "2024-06-20",
           {"date.season warning [the summer of 2020 (January]"}},
          {"The fair took place in October, in the spring.",
           "2024-06-20",
           {"date.season warning [October, in the spring]"}},
          {"The fair took place in the winter of 2020 (July).",
           "2024-06-20",
           {"date.season warning [the winter of 2020 (July]"}},
          {"The fair took place in the summer of 2020 (July).", "2024-06-20", {}},
          {"The fair took place in the summer of 2020 (January) in Sydney, Australia.", "2024-06-20", {}},
          {"The fair took place in March, in the spring.", "2024-06-20", {}},
          {"The fair took place in the summer. In January it moved.", "2024-06-20", {}},
      },
      "date.season");
}

TEST_CASE("an anniversary that does not fit its year is flagged") {
  check_rows(
      {
          {"The town marked the 70th anniversary of the 1950 flood.",
           "2024-06-20",
           {"event.anniversary error [70th anniversary] -> 74th anniversary"}},
          {"The town marked the 80th anniversary of the 1950 flood.",
           "2024-06-20",
           {"event.anniversary error [80th anniversary] -> 74th anniversary"}},
          {"The town marks the seventieth anniversary of the flood of 1950.",
           "2024-06-20",
           {"event.anniversary error [seventieth anniversary] -> 74th anniversary"}},
          {"A stone marks the centenary of the 1914 mutiny.",
           "2024-06-20",
           {"event.anniversary error [centenary] -> 110th anniversary"}},
          {"The town marks the 30th anniversary of the flood in 1984.",
           "2024-06-20",
           {"event.anniversary error [30th anniversary] -> 40th anniversary"}},
          {"Today is the twenty-fifth anniversary of the 1989 revolt.",
           "2024-06-20",
           {"event.anniversary error [twenty-fifth anniversary] -> 35th anniversary"}},
          {"The city is preparing for the 300th anniversary of the fire of 1734.",
           "2024-06-20",
           {"event.anniversary error [300th anniversary] -> 290th anniversary"}},
          {"The club celebrated the 40th anniversary of the 1994 cup.",
           "2024-06-20",
           {"event.anniversary error [40th anniversary] -> 30th anniversary"}},
      },
      "event.anniversary");
  CHECK(messages("The town marked the 70th anniversary of the 1950 flood.", "2024-06-20") ==
        std::vector<std::string>{"2024 is the year of the 74th anniversary of 1950, not of the 70th"});
}

TEST_CASE("anniversaries that fit some year in sight are left alone") {
  check_silent(
      {
          "The town marked the 74th anniversary of the 1950 flood.",
          "The town will mark the 75th anniversary of the 1950 flood.",
          "The town marked the 73rd anniversary of the 1950 flood.",
          "In 1995, on the 50th anniversary of the 1945 raid, a stone was laid.",
          "The embassy celebrated the 25th anniversary of the treaty in 2020.",
          "A stone was laid in 2000. It marked the 50th anniversary of the 1950 flood.",
          "It is the 18th anniversary of the amendment to the Act of 1973.",
          "The couple celebrated a 50th anniversary. The 1950 flood was forgotten.",
          "The 70th anniversary was quiet. The 1950 flood was forgotten.",
          "The nation prepares for the 250th anniversary of the 1776 declaration in 2026.",
          "The 10th anniversary issue of the 1950 almanac sold out.",
          "For the 60th anniversary, in 2010, of the 1950 flood a book came out.",
      },
      "2024-06-20", "event.anniversary");
}

TEST_CASE("things of a century, decades with a range, anniversaries of this week") {
  check_rows(
      {
          {"The 18th-century church, built in 1845, burnt down.", "2024-05-02", {"date.decade warning [1845]"}},
          {"The population doubled in the 1960s, between 1971 and 1979.",
           "2024-05-02",
           {"date.decade error [the 1960s, between 1971]"}},
          {"They marked the 80th anniversary of the end of the war in 1945 on Wednesday.",
           "2024-05-02",
           {"event.anniversary warning [80th anniversary] -> 79th anniversary"}},
      },
      {});
  check_silent(
      {
          "The 19th-century church, built in 1845, burnt down.",
          "The ruins of an 18th-century church, built in 1845, burnt down.",
          "The population doubled in the 1960s, between 1961 and 1969.",
          "The 80th anniversary of the end of the war in 1945 is next year.",
      },
      "2024-05-02", {});
}
