#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("a weekday that is not the date's is flagged") {
  check_rows(
      {
          {"The council met on Wednesday, June 18, 2024, to vote.",
           "2024-06-20",
           {"date.weekday error [Wednesday, June 18, 2024] -> Tuesday, June 18, 2024"}},
          {"The council met on Wednesday, 18 June 2024, to vote.",
           "2024-06-20",
           {"date.weekday error [Wednesday, 18 June 2024] -> Tuesday, 18 June 2024"}},
          {"The treaty was signed on Monday, July 3, 1990.",
           "2024-06-20",
           {"date.weekday error [Monday, July 3, 1990] -> Tuesday, July 3, 1990"}},
          {"Voters go to the polls on Monday, November 5, 2024.",
           "2024-06-20",
           {"date.weekday error [Monday, November 5, 2024] -> Tuesday, November 5, 2024"}},
          {"The council met on Wednesday, June 18, to vote.",
           "2024-06-20",
           {"date.weekday error [Wednesday, June 18] -> Tuesday, June 18"}},
          {"The fair will open on Saturday, July 5, at noon.",
           "2024-06-20",
           {"date.weekday error [Saturday, July 5] -> Friday, July 5"}},
          {"The bridge was closed on Thursday, Dec. 29, for repairs.",
           "2024-01-04",
           {"date.weekday error [Thursday, Dec. 29] -> Friday, Dec. 29"}},
          // The year just past, written from habit in January.
          {"The union called a strike on Wednesday, January 10, 2023, over pay.",
           "2024-01-12",
           {"date.weekday error [Wednesday, January 10, 2023] -> Wednesday, January 10, 2024"}},
          // A slip inside quotation marks may be the speaker's.
          {"\"We met on Wednesday, June 18, 2024, in the old town hall,\" she said.",
           "2024-06-20",
           {"date.weekday warning [Wednesday, June 18, 2024] -> Tuesday, June 18, 2024"}},
      },
      "date.weekday");
}

TEST_CASE("weekdays that may be right are left alone") {
  check_rows(
      {
          {"The council met on Tuesday, June 18, 2024, to vote.", "2024-06-20", {}},
          {"The council met on Tuesday, June 18, to vote.", "2024-06-20", {}},
          {"The fair will open on Friday, July 5, at noon.", "2024-06-20", {}},
          {"The bridge was closed on Friday, Dec. 29, for repairs.", "2024-01-04", {}},
          {"The fair runs on Saturday and Sunday, June 22-23.", "2024-06-20", {}},
          {"The office is open Monday-Friday, June 24-28.", "2024-06-20", {}},
          {"The uprising in Petrograd began on Wednesday, October 25, 1917.", "2024-06-20", {}},
          {"The treaty was signed on Tuesday, July 3, 1990.", "2024-06-20", {}},
          {"The council met in June. On Wednesday, 18 people came.", "2024-06-20", {}},
          {"It snowed on Christmas in 2022. The storm of Monday, December 26, closed the port.", "2024-06-20", {}},
          {"The council met on Wednesday, June 18, to vote.", "", {}},
          {"She was born on Thursday, May 8, 1952.", "2024-06-20", {}},
      },
      "date.weekday");
}

TEST_CASE("a day that its month does not have is flagged") {
  check_rows(
      {
          {"The committee will publish its report on June 31, 2024.",
           "2024-06-20",
           {"date.impossible error [June 31, 2024]"}},
          {"The deadline is 31 September 2024.", "2024-06-20", {"date.impossible error [31 September 2024]"}},
          {"She was born on Feb. 29, 1999, in a small town.", "2024-06-20", {"date.impossible error [Feb. 29, 1999]"}},
          {"The exhibition opened on February 30.", "2024-06-20", {"date.impossible error [February 30]"}},
          {"The ceasefire of November 31, 2023, did not hold.",
           "2024-06-20",
           {"date.impossible error [November 31, 2023]"}},
          {"Leap babies celebrate on Feb. 29.", "2023-02-20", {"date.impossible warning [Feb. 29]"}},
          {"Talks resume on April 31 in the capital.", "2024-06-20", {"date.impossible error [April 31]"}},
          {"He resigned on the 31st of June.", "2024-06-20", {"date.impossible error [the 31st of June]"}},
          {"The law was passed on February 29, 1900, after a long debate.",
           "2024-06-20",
           {"date.impossible error [February 29, 1900]"}},
      },
      "date.impossible");
}

TEST_CASE("days that exist, and counts after a month, are left alone") {
  check_rows(
      {
          {"The committee will publish its report on June 30, 2024.", "2024-06-20", {}},
          {"She was born on Feb. 29, 1996, in a small town.", "2024-06-20", {}},
          {"The centenary fell on February 29, 2000.", "2024-06-20", {}},
          {"In November 31 children fell ill.", "2024-06-20", {}},
          {"In June 31 people were arrested.", "2024-06-20", {}},
          {"The fund grew in September 31 percent.", "2024-06-20", {}},
          {"Leap babies celebrate on Feb. 29.", "2024-02-20", {}},
          {"The market may 31 times out of 40 be wrong.", "2024-06-20", {}},
          {"The shop is open until December 31.", "2024-06-20", {}},
          {"Route 31 was closed on March 31, 2024.", "2024-06-20", {}},
          {"The score in June was 31 to 12.", "2024-06-20", {}},
          {"He marched 31 miles.", "2024-06-20", {}},
      },
      "date.impossible");
}

TEST_CASE("messages name the date and its true weekday") {
  CHECK(messages("The two leaders met on Tuesday, June 19, 2024, in the capital.", "2024-06-20") ==
        std::vector<std::string>{"19 June 2024 was a Wednesday, not a Tuesday"});
  CHECK(messages("Polls open on Monday, November 5, 2024.", "2024-06-20") ==
        std::vector<std::string>{"5 November 2024 is a Tuesday, not a Monday"});
  CHECK(messages("The report is due on June 31, 2024.", "2024-06-20") ==
        std::vector<std::string>{"June 2024 has 30 days, not 31"});
  CHECK(messages("She was born on Feb. 29, 1999.", "2024-06-20") ==
        std::vector<std::string>{"1999 is not a leap year: it has no 29 February"});
}

TEST_CASE("today has one name") {
  check_rows({{"State investigators said today, Friday, that it was an accident.",
               "2019-09-05",
               {"date.weekday warning [Friday] -> Thursday"}}},
             {});
  check_silent(
      {"State investigators said today, Thursday, that it was an accident.",
       "State investigators said today, Wednesday, that it was an accident.", "It is open today, Friday and Saturday."},
      "2019-09-05", {});
}

TEST_CASE("the thirtieth of February is a manner of speaking") {
  check_silent({"\"I would run until the thirtieth of February,\" she said."}, "2018-05-11", {});
}
