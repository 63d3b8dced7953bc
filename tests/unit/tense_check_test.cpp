#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("what is told as past cannot lie ahead of the story") {
  check_rows(
      {
          {"The ministers met on June 12, 2034, in the capital.",
           "2024-06-20",
           {"date.past-tense error [June 12, 2034]"}},
          {"On June 12, 2034, the ministers met in the capital.",
           "2024-06-20",
           {"date.past-tense error [June 12, 2034]"}},
          {"The bridge was opened on 3 May 2028.", "2024-06-20", {"date.past-tense error [3 May 2028]"}},
          {"The emergency declared on May 16, 2030, must continue.",
           "2024-06-20",
           {"date.past-tense error [May 16, 2030]"}},
          {"He died on July 1, 2026.", "2024-06-20", {"date.past-tense error [July 1, 2026]"}},
          {"The law has been published on July 1, 2026.", "2024-06-20", {"date.past-tense error [July 1, 2026]"}},
          {"She was arrested on August 9, 2025, at the border.",
           "2024-06-20",
           {"date.past-tense error [August 9, 2025]"}},
          {"On August 9, 2025, rebels took the town.", "2024-06-20", {"date.past-tense error [August 9, 2025]"}},
          {"In 2031 he won the prize.", "2024-06-20", {"date.past-tense warning [2031]"}},
          {"He won in 2031.", "2024-06-20", {"date.past-tense warning [2031]"}},
          {"The bridge was built in 2031 of steel.", "2024-06-20", {"date.past-tense warning [2031]"}},
          {"Her mother died in 2042.", "2024-06-20", {"date.past-tense warning [2042]"}},
          {"\"They met on August 9, 2025, at the border,\" he said.",
           "2024-06-20",
           {"date.past-tense warning [August 9, 2025]"}},
      },
      "date.past-tense");
  CHECK(messages("The ministers met on June 12, 2034, in the capital.", "2024-06-20") ==
        std::vector<std::string>{"12 June 2034 had not come yet, but the story tells it as past"});
}

TEST_CASE("past verbs that speak of what is to come are left alone") {
  check_silent(
      {
          "The ministers met on June 12, 2024, in the capital.",
          "The ministers met on June 21, 2024, in the capital.",
          "In 2014 he won the prize.",
          "The firm earned $3 billion in 2025.",
          "All cars sold in 2035 will be electric.",
          "The city won the right to host the games in 2032.",
          "The film was set in 2049.",
          "In 2050, the report said, the sea was higher.",
          "The deal expired in 2031 at the latest.",
          "Parliament backed a ban on oil heating in 2030.",
          "In 2040 he would have won.",
          "If it closed in 2031, nobody mourned it.",
          "The talks were scheduled for June 28, 2024.",
          "The vote was set for June 28, 2024.",
          "The court ordered the firm to pay on July 12, 2024.",
          "The president accepted the invitation to speak on March 1, 2025.",
          "Parliament approved a law that takes effect on January 1, 2025.",
          "The minister announced an election on July 28, 2024.",
          "The contract expired by December 31, 2024.",
          "The company agreed to close the plant on July 31, 2025.",
          "The lease was extended until July 31, 2025.",
          "The strike would begin on July 1, 2024.",
          "The bridge will be opened on May 3, 2028.",
          "What was new was a resumption of payments on January 1, 2025.",
      },
      "2024-06-20", "date.past-tense");
}

TEST_CASE("what is announced cannot lie before the story") {
  check_rows(
      {
          {"The president will visit the factory on June 12, 2014.",
           "2024-06-20",
           {"date.future-tense error [June 12, 2014]"}},
          {"On June 12, 2014, the president will visit the factory.",
           "2024-06-20",
           {"date.future-tense error [June 12, 2014]"}},
          {"The verdict will be read on May 2, 2024.", "2024-06-20", {"date.future-tense error [May 2, 2024]"}},
          {"The shop will open on 2 May 2023.", "2024-06-20", {"date.future-tense error [2 May 2023]"}},
          {"Voters will elect a mayor on Sunday, May 5, 2024.",
           "2024-06-20",
           {"date.future-tense error [Sunday, May 5, 2024]"}},
          {"The fleet will leave port on March 3, 2024, he added.",
           "2024-06-20",
           {"date.future-tense error [March 3, 2024]"}},
          {"The play will close on January 7, 2024.", "2024-06-20", {"date.future-tense error [January 7, 2024]"}},
          {"\"We will open on January 7, 2024,\" she said.",
           "2024-06-20",
           {"date.future-tense warning [January 7, 2024]"}},
      },
      "date.future-tense");
}

TEST_CASE("dates that something to come refers back to are left alone") {
  check_silent(
      {
          "The president will visit the factory on July 12, 2024.",
          "The town will mark the attack on June 12, 2010.",
          "The museum will be the first built since June 12, 2010.",
          "Families will remember those who died on September 11, 2001.",
          "The court will hear an appeal against the ruling of June 12, 2010.",
          "The bridge opened on June 12, 2010.",
          "The law passed on June 12, 2010, will change.",
          "The ship that sank on June 12, 2010, will be raised.",
          "The film will be shown on June 19, 2024.",
          "He will have served since June 12, 2010.",
          "The fund will repay loans dated June 12, 2010.",
          "Witnesses will describe what happened on June 12, 2010.",
      },
      "2024-06-20", "date.future-tense");
}

TEST_CASE("a month that lies on the wrong side of the story") {
  check_rows(
      {
          {"The new bridge will open in May 2019, the mayor said.",
           "2023-03-14",
           {"date.future-tense warning [May 2019]"}},
          {"The ministers met in September 2025 in Rome.", "2024-03-14", {"date.past-tense warning [September 2025]"}},
          {"The chief executive said he would retire in April 2022.",
           "2023-03-14",
           {"date.future-tense warning [April 2022]"}},
      },
      {});
  check_silent(
      {
          "The new bridge will open in May 2023, the mayor said.",
          "The plan will mark the fire in May 2019.",
          "The contract was agreed until September 2025.",
          "They met to plan the vote in September 2025.",
          "In 2021 the chief executive said he would retire in April 2022.",
          "The chief executive said he would have retired in April 2022.",
      },
      "2023-03-14", {});
}

TEST_CASE("a day without a year, on the wrong side of the story") {
  check_rows(
      {
          {"The board met on Sept. 28 and approved the purchase.",
           "2016-09-16",
           {"date.past-tense warning [Sept. 28]"}},
          {"Revenue for the three months ended Sept. 30 rose.", "2014-07-31", {"date.past-tense warning [Sept. 30]"}},
          {"The council will next meet on 26 May in Frankfurt.", "2018-06-15", {"date.future-tense warning [26 May]"}},
      },
      {});
  check_silent(
      {
          "The board met on Sept. 8 and approved the purchase.",
          "The board agreed on Sept. 28 as the date.",
          "The board will meet on Sept. 28.",
          "In the comparable year-ago quarter, the second quarter ended Oct. 31, it had a loss.",
          "In 2015 the firm was sold. The board met on Sept. 28 and approved the purchase.",
          "The board voted to meet on Sept. 28.",
          "They will mark the fire on 26 August.",
      },
      "2016-09-16", {});
}
