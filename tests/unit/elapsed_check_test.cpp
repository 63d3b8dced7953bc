#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("a count of years that does not lead to the year beside it is flagged") {
  check_rows(
      {
          {"She has led the company since 2009, six years after she joined it in 2001.",
           "2023-11-06",
           {"date.ago error [six years] -> eight years"}},
          {"She has led the company since 2009, eight years after she joined it in 2001.", "2023-11-06", {}},
          {"The factory closed in 2000, 34 years ago.",
           "2024-06-20",
           {"date.ago error [34 years ago] -> 24 years ago"}},
          {"The factory closed 14 years ago, in 2000.",
           "2024-06-20",
           {"date.ago error [14 years ago] -> 24 years ago"}},
          {"In 1990, ten years ago, the wall fell.", "2024-06-20", {"date.ago error [ten years ago] -> 34 years ago"}},
          {"The factory closed in 2000 (34 years ago).",
           "2024-06-20",
           {"date.ago error [34 years ago] -> 24 years ago"}},
          {"The wall fell more than 30 years ago, in 2005.", "2024-06-20", {"date.ago error [more than 30 years ago]"}},
          {"Almost two decades ago, in 1991, the wall fell.",
           "2024-06-20",
           {"date.ago error [Almost two decades ago]"}},
          {"He left in 1990 and, five years later, in 2005, came back.",
           "2024-06-20",
           {"date.ago error [five years later] -> fifteen years later"}},
          {"Nearly a quarter-century after 2012, the valley is still divided.",
           "2024-06-20",
           {"date.ago error [a quarter-century]"}},
      },
      "date.ago");
  CHECK(messages("The factory closed in 2000, 34 years ago.", "2024-06-20") ==
        std::vector<std::string>{"2000 was 24 years before 2024, not 34"});
}

TEST_CASE("counts that fit, or that count from elsewhere, are left alone") {
  check_silent(
      {
          "The factory closed in 2000, 24 years ago.",
          "The factory closed in 2000, 23 years ago.",
          "The factory closed in 2000, 25 years ago.",
          "Nearly a quarter-century after 2000, he has returned.",
          "Two decades ago, in 2002, the factory closed.",
          "About 30 years ago, in 1991, the wall fell.",
          "More than 20 years ago, in 2000, the wall fell.",
          "The mill burned down in 1990. It opened 10 years ago.",
          "He left in 1990 and, five years later, in 1995, came back.",
          "The 2010 census showed growth; two years ago, rents doubled.",
          "In honour of the voyage of 530 years ago, a law of 1934 set the day.",
          "He moved in 1991, a year and a half after the wall fell, becoming a citizen in 2002.",
          "Growth is ten times that of eight years ago and beats the goal of 2011.",
      },
      "2024-06-20", "date.ago");
}

TEST_CASE("a tenure that does not fit its first year is flagged") {
  check_rows(
      {
          {"She has been mayor since 2000, for 15 years.", "2024-06-20", {"person.tenure error [15 years]"}},
          {"She has been mayor for 15 years, since 2000.", "2024-06-20", {"person.tenure error [15 years]"}},
          {"He has led the union for 40 years since 2000.", "2024-06-20", {"person.tenure error [40 years]"}},
          {"He has led the union for 12 years (since 2000).", "2024-06-20", {"person.tenure error [12 years]"}},
          {"He has ruled for two decades, since 1980.", "2024-06-20", {"person.tenure error [two decades]"}},
          {"He has ruled since 1980, for more than 60 years.",
           "2024-06-20",
           {"person.tenure error [more than 60 years]"}},
          {"She has owned the shop since 2015, for 19 years.", "2024-06-20", {"person.tenure error [19 years]"}},
          {"They have lived there for three years, since 2010.", "2024-06-20", {"person.tenure error [three years]"}},
      },
      "person.tenure");
}

TEST_CASE("tenures that fit are left alone") {
  check_silent(
      {
          "She has been mayor since 2000, for 24 years.",
          "She has been mayor since 2000, for 23 years.",
          "She has been mayor since 2000, for nearly 25 years.",
          "She has been mayor since 2000, for more than 20 years.",
          "He has ruled for more than two decades, since 2000.",
          "Since 2000, a five-year plan has been drawn up every few years.",
          "Since 2000, the three-year average has doubled.",
          "She has worked there since 2000, the last 15 years as head.",
          "Rents have doubled in 15 years; since 2000 they have tripled.",
          "The 15 years before 2000 were calm.",
          "He had ruled for 15 years, since 1980, when the war began.",
          "Since 2000 the town has had floods lasting for 15 days.",
      },
      "2024-06-20", "person.tenure");
}
