#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("a holiday and a date that do not fall together are flagged") {
  check_rows(
      {
          {"The shop stays closed on Christmas Day, Dec. 26.",
           "2024-12-01",
           {"date.holiday error [Christmas Day, Dec. 26] -> Christmas Day, Dec. 25"}},
          {"The choir sang on Easter Sunday, April 7, 2024.",
           "2024-06-20",
           {"date.holiday error [Easter Sunday, April 7, 2024]"}},
          {"The parade is on Halloween (October 30).",
           "2024-06-20",
           {"date.holiday error [Halloween (October 30] -> Halloween (October 31"}},
          {"On January 2, New Year's Day, the office is shut.",
           "2024-06-20",
           {"date.holiday error [January 2, New Year's Day] -> January 1, New Year's Day"}},
          {"Shops were shut on Thanksgiving, November 24, 2023.",
           "2024-06-20",
           {"date.holiday error [Thanksgiving, November 24, 2023] -> Thanksgiving, November 23, 2023"}},
          {"The march was held on Labor Day (September 9, 2024).",
           "2024-10-20",
           {"date.holiday error [Labor Day (September 9, 2024] -> Labor Day (September 2, 2024"}},
          {"They wed on Valentine's Day, February 15.",
           "2024-06-20",
           {"date.holiday error [Valentine's Day, February 15] -> Valentine's Day, February 14"}},
          {"The bells rang on Good Friday, March 28, 2024.",
           "2024-06-20",
           {"date.holiday error [Good Friday, March 28, 2024] -> Good Friday, March 29, 2024"}},
      },
      "date.holiday");
  CHECK(messages("The shop stays closed on Christmas Day, Dec. 26.", "2024-12-01") ==
        std::vector<std::string>{"Christmas Day is 25 December, not 26 December"});
}

TEST_CASE("holidays on their day, elsewhere, or in lists are left alone") {
  check_silent(
      {
          "The shop stays closed on Christmas Day, Dec. 25.",
          "The shop stays closed on Boxing Day, Dec. 26.",
          "The choir sang on Easter Sunday, March 31, 2024.",
          "The choir sang on Easter Sunday, May 5, 2024.",
          "The church keeps Christmas on January 7.",
          "The parks close on July 4, Labor Day and Thanksgiving.",
          "The sale starts after Christmas, January 2.",
          "Shops were shut on Thanksgiving, October 14, 2024.",
          "The march was held on Labor Day, May 1.",
          "On Dec. 1, Christmas lights go on.",
          "The day after Christmas, December 26, was cold.",
          "The market opens on Thanksgiving weekend, November 30.",
          "Korea keeps Memorial Day, June 6.",
      },
      "2024-06-20", "date.holiday");
}

TEST_CASE("a holiday of these days has this year's date") {
  check_rows({{"Offices are closed for Labor Day, Sept. 4, though the team will practice.",
               "2022-09-02",
               {"date.holiday error [Labor Day, Sept. 4] -> Labor Day, Sept. 5"}}},
             {});
  check_silent({"Offices are closed for Labor Day, Sept. 5, though the team will practice."}, "2022-09-02", {});
}
