#include "check_rows.h"

using namespace claims::test;

TEST_CASE("changes in points") {
  check_rows(
      {
          {"The key rate will rise by half a point, from 3.5 percent to 4.5 percent.",
           "2024-01-20",
           {"number.change error [half a point] -> one a point"}},
          {"Unemployment fell by a percentage point, from 7.5 percent to 6 percent.",
           "2024-01-20",
           {"number.change error [a percentage point] -> 2 percentage point"}},
          {"The bank raised its rate by a quarter of a point, from 2.0 percent to 2.5 percent.",
           "2024-01-20",
           {"number.change error [quarter of a point] -> 1 of a point"}},
          {"The rate was lowered half a percentage point to 3 percent from 4 percent.",
           "2024-01-20",
           {"number.points error [half a percentage point] -> one a percentage point"}},
          {"Interest rates went up by a quarter point, from 1.25 to 1.75 percent.",
           "2024-01-20",
           {"number.change error [quarter point] -> 1 point"}},
          {"Inflation fell three points, from 9 percent to 5 percent.",
           "2024-01-20",
           {"number.change warning [three points] -> four points"}},
          {"Support for the party rose from 24 percent to 31 percent, a gain of five points.",
           "2024-01-20",
           {"number.change error [five points] -> seven points"}},
          {"The bank cut its rate by 50 basis points, from 4 percent to 3 percent.",
           "2024-01-20",
           {"number.points error [50 basis points] -> 100 basis points"}},
          {"The tax rises by two points, from 19 percent to 23 percent.",
           "2024-01-20",
           {"number.change error [two points] -> four points"}},
          {"Turnout was 58 percent, eight points more than the 55 percent of 2019.",
           "2024-01-20",
           {"number.points error [eight points] -> three points"}},
          {"The party won 31 percent, up nine points from 24 percent four years ago.",
           "2024-01-20",
           {"number.change error [nine points] -> seven points"}},
      },
      "number.");
  check_silent(
      {
          "The key rate will rise by half a point, from 3.5 percent to 4 percent.",
          "The bank raised its rate by a quarter of a percentage point, from 2 percent to 2.25 percent.",
          "The bank cut its rate by 50 basis points, from 4 percent to 3.5 percent.",
          "The index rose half a point, and rates went from 3.5 percent to 4.5 percent.",
          "The index gained 12 points, or 2 percent.",
          "The team rose by a point, from 34 to 35.",
          "Inflation fell three points, from 9 percent to 6 percent.",
          "The rate will rise by half a point a year, from 3.5 percent to 6 percent in 2028.",
          "The rate rose by half a point twice, from 3.5 percent to 4.5 percent.",
          "The rate, raised by half a point in March, went from 3.5 percent in January to 4.5 percent.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("more than in another year") {
  check_rows(
      {
          {"The town had 18,240 people in 2021, 12 percent more than in 2011, when it had 15,020.",
           "2024-01-20",
           {"number.change error [12 percent] -> 21 percent"}},
          {"The port handled 6 million tonnes last year, 20 percent more than in 2020, when it handled 4 million "
           "tonnes.",
           "2024-01-20",
           {"number.change warning [20 percent] -> 50 percent"}},
          {"The library lent 48,000 books, 40 percent fewer than in 2015, when it lent 60,000.",
           "2024-01-20",
           {"number.change error [40 percent] -> 20 percent"}},
          {"The fair drew 90,000 visitors, 15 percent more than last year, when 60,000 came.",
           "2024-01-20",
           {"number.change error [15 percent] -> 50 percent"}},
          {"The school has 450 pupils, 10 percent fewer than the 600 of ten years ago.",
           "2024-01-20",
           {"number.change error [10 percent] -> 25 percent"}},
          {"In 2011 the town had 15,020 people; by 2021 it had 18,240, a rise of 12 percent.",
           "2024-01-20",
           {"number.change error [12 percent] -> 21 percent"}},
          {"The zoo sold 30,000 tickets in May. That is 50 percent more than in May 2022, when it sold 25,000.",
           "2024-01-20",
           {"number.change error [50 percent] -> 20 percent"}},
          {"The club has 900 members, 300 more than in 2019, when it had 500.",
           "2024-01-20",
           {"number.change error [300] -> 400"}},
          {"The company employs 12,000 people, 2,000 fewer than in 2020, when it employed 15,000.",
           "2024-01-20",
           {"number.change warning [2,000] -> 3,000"}},
      },
      "number.");
  check_silent(
      {
          "The town had 18,240 people in 2021, 21 percent more than in 2011, when it had 15,020.",
          "The library lent 48,000 books, 20 percent fewer than in 2015, when it lent 60,000.",
          "The club has 900 members, 400 more than in 2019, when it had 500.",
          "The town had 18,240 people in 2021, 12 percent more than in 2011, when it had three schools and a debt of "
          "15,020 pounds.",
          "The fair drew 90,000 visitors, 15 percent more than last year, when 60,000 had come by June.",
          "The firm sold 1,200 boats, 12 percent more than in 2021, when sales were hit by the loss of 300 workers.",
          "The port handled 6 million tonnes, 20 percent more than in 2020 and 50 percent more than in 2010, when it "
          "handled 4 million.",
          "The company employs 12,000 people, 2,000 more than last year, when it closed 15 shops.",
      },
      "2024-01-20", "number.");
}
