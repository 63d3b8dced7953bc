#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("a range that ends before it begins is flagged") {
  check_rows(
      {
          {"From December 2023 to March 2023 the line runs.",
           "2023-11-06",
           {"range.reversed error [December 2023 to March 2023] -> March 2023 to December 2023"}},
          {"He was a member of parliament from 2014 to 2004.",
           "",
           {"range.reversed error [2014 to 2004] -> 2004 to 2014"}},
          {"Between 1998 and 1989 the town lost its mill.",
           "",
           {"range.reversed error [1998 and 1989] -> 1989 and 1998"}},
          {"The drought (1998-1989) emptied the valley.", "", {"range.reversed error [1998-1989] -> 1989-1998"}},
          {"The drought (1998–1989) emptied the valley.", "", {"range.reversed error [1998–1989] -> 1989–1998"}},
          {"She taught there from 1990 until 1985.", "", {"range.reversed error [1990 until 1985] -> 1985 until 1990"}},
          {"The road was shut from 1999 through 1997.",
           "",
           {"range.reversed error [1999 through 1997] -> 1997 through 1999"}},
          {"The fair ran from June 20, 2023 to June 12, 2023.",
           "2024-01-02",
           {"range.reversed error [June 20, 2023 to June 12, 2023] -> June 12, 2023 to June 20, 2023"}},
          {"The fair ran from June 20 to June 12.",
           "2024-07-02",
           {"range.reversed error [June 20 to June 12] -> June 12 to June 20"}},
      },
      "range.reversed");
  CHECK(messages("He was a member of parliament from 2014 to 2004.", "") ==
        std::vector<std::string>{"2004 comes before 2014: the range runs backwards"});
}

TEST_CASE("ranges in order, reschedulings and figures are left alone") {
  check_silent(
      {
          "He was a member of parliament from 2004 to 2014.",
          "The end of the term was moved from 2010 to 2008.",
          "The committee brought the target date forward from 2029 to 2021.",
          "The deadline was changed from 2015 to 2013.",
          "The temple stood from 300 BC to 200 BC.",
          "Call 1-800-1998-1989 for help.",
          "The fair ran from December 20 to January 12.",
          "It began in 2020 — 2019, rather — and went on.",
          "Determination No. 2022-21 was signed.",
          "The index fell from 2,014 to 1,998 points.",
          "Emissions fell in 2020 and 2019.",
          "The season 1998-99 was short.",
          "He chose 2014 over 2004.",
      },
      "2024-06-20", "range.reversed");
}

TEST_CASE("a duration that is not the length of its range is flagged") {
  check_rows(
      {
          {"She led the agency from 2010 to 2018, a six-year tenure.", "", {"range.duration error [six-year]"}},
          {"The 12-year war (2010-2018) ruined the province.", "", {"range.duration error [12-year]"}},
          {"He ruled for 20 years, from 1990 to 2002.", "", {"range.duration error [20 years]"}},
          {"He ruled for 20 years (1990-2002).", "", {"range.duration error [20 years]"}},
          {"The four-year occupation from 1990 to 2002 left scars.", "", {"range.duration error [four-year]"}},
          {"He ruled from 1990 to 2002, nearly 20 years.", "", {"range.duration error [nearly 20 years]"}},
          {"He ruled from 1990 to 2002, more than 20 years.", "", {"range.duration error [more than 20 years]"}},
          {"He ruled from 1990 to 2012, for nearly two decades in all.", "", {}},
          {"He ruled from 1990 to 2030, for two decades in all.", "", {"range.duration error [two decades]"}},
      },
      "range.duration");
  CHECK(messages("She led the agency from 2010 to 2018, a six-year tenure.", "") ==
        std::vector<std::string>{"from 2010 to 2018 is 8 years, not 6"});
}

TEST_CASE("durations that fit, or that measure something else, are left alone") {
  check_silent(
      {
          "She led the agency from 2010 to 2018, an eight-year tenure.",
          "She led the agency from 2010 to 2018, a nine-year tenure.",
          "She led the agency from 2010 to 2018, a seven-year tenure.",
          "The five-year plan from 2010 to 2018 failed.",
          "The three-year average (2010-2018) rose.",
          "Rates on 10-year bonds fell from 2010 to 2018.",
          "A 16-year-old record stood from 2010 to 2018.",
          "He served 13 years in the office, serving as chief from 2007 to 2015.",
          "Over three decades she held many posts, including director from 2010 to 2017.",
          "He ruled from 1990 to 2010, nearly 21 years.",
          "The election was held every two years from 2010 to 2018.",
          "From 2010 to 2018, 12 years after the war, prices rose.",
      },
      "2024-06-20", "range.duration");
}

TEST_CASE("days and weeks against the dates beside them") {
  check_rows(
      {
          {"The five-day festival runs from June 3 to June 10.", "2024-05-02", {"range.duration warning [five-day]"}},
          {"The three-week trial ran from March 1 to April 15, 2024.",
           "2024-05-02",
           {"range.duration warning [three-week]"}},
          {"The exhibition runs from May 14 to April 30, 2022.",
           "2022-04-19",
           {"range.reversed warning [May 14 to April 30, 2022]"}},
      },
      {});
  check_silent(
      {
          "The five-day festival runs from June 3 to June 7.",
          "The five-day festival runs from June 3 to June 8.",
          "The two-week trial ran from March 1 to March 15, 2024.",
          "The five-day forecast from June 3 to June 10 was wrong.",
          "The study ran from December 14 to January 13, 2024.",
      },
      "2024-05-02", {});
}
