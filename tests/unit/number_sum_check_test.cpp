#include "check_rows.h"

using namespace claims::test;

TEST_CASE("totals whose items follow") {
  check_rows(
      {
          {"The institute asked 1,000 people; 610 answered yes, 290 no and 180 did not know.",
           "2024-01-20",
           {"number.total error [1,000 people] -> 1,080 people"}},
          {"The survey of 1,000 people found 610 in favour, 290 against and 180 undecided.",
           "2024-01-20",
           {"number.total error [1,000 people] -> 1,080 people"}},
          {"A total of 1,200 people were asked. Of them 700 said yes, 400 said no and 200 had no opinion.",
           "2024-01-20",
           {"number.total error [1,200 people] -> 1,300 people"}},
          {"The ferry carried 340 people. There were 280 passengers, 40 crew members and 30 soldiers.",
           "2024-01-20",
           {"number.total error [340 people] -> 350 people"}},
          {"Twelve people were killed. Five died in Harrow, four in Linden and six in Marsh.",
           "2024-01-20",
           {"number.total error [Twelve people] -> 15 people"}},
          {"The town bought 40 buses; 25 are electric, 10 run on gas and eight on diesel.",
           "2024-01-20",
           {"number.total error [40 buses] -> 43 buses"}},
          {"The company will close 30 shops: 12 in the north, 10 in the south and 11 in the east.",
           "2024-01-20",
           {"number.total error [30 shops] -> 33 shops"}},
          {"The museum spent $9 million on the work. The roof cost $4 million, the windows $3 million and the floor $3 "
           "million.",
           "2024-01-20",
           {"number.total warning [$9 million] -> $10 million"}},
          {"The country sent 200 athletes, 110 men and 95 women.",
           "2024-01-20",
           {"number.total error [200 athletes] -> 205 athletes"}},
          {"The fund holds 500 million euros. Of this, 300 million is for roads and 250 million for schools.",
           "2024-01-20",
           {"number.total error [500 million euros] -> 550 million euros"}},
          {"The school has 640 pupils, 330 girls and 320 boys.",
           "2024-01-20",
           {"number.total error [640 pupils] -> 650 pupils"}},
      },
      "number.");
  check_silent(
      {
          "The institute asked 1,000 people; 610 answered yes, 290 no and 100 did not know.",
          "Twelve people were killed. Five died in Harrow, four in Linden and three in Marsh.",
          "Twelve people were killed. Five houses burned, four cars were lost and six cows died.",
          "The town bought 40 buses; 25 are electric, 10 run on gas.",
          "The ferry carried 340 people. There were 280 lifejackets, 40 boats and 30 rafts.",
          "The museum spent $9 million on the work. A year ago the roof cost $4 million, the windows $3 million and "
          "the floor $3 million.",
          "The school has 640 pupils, 330 girls and 310 boys.",
          "The institute asked 1,000 people; they could choose several answers, and 610 named cost, 290 time and 180 "
          "noise.",
          "The country sent 200 athletes, 110 men and 90 women.",
          "The club has 50 members; 30 play football, 20 play tennis and 10 play chess.",
          "The parliament has 120 seats. The Reds won 61 in 2016, the Blues 40 in 2020 and the Greens 25.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("wholes named before their parts") {
  check_rows(
      {
          {"Of the district's 60 schools, 74 lost pupils.",
           "2024-01-20",
           {"number.part error [60 schools, 74 lost pupils]"}},
          {"The crowd of 5,210 was the club's largest and was made up of 4,130 members and 980 who paid at the gate.",
           "2024-01-20",
           {"number.total error [5,210] -> 5,110"}},
          {"Of the 800 homes in the village, 200, or one in three, stand empty.",
           "2024-01-20",
           {"number.share error [one in three]"}},
          {"Some 400 nurses will share a fund of $2 million, an average of $500 each.",
           "2024-01-20",
           {"number.average error [$500] -> $5,000"}},
          {"The orchard, of 20 acres, should yield 4,000 bushels, he said, or an average of 250 bushels to the acre.",
           "2024-01-20",
           {"number.average error [250 bushels] -> 200 bushels"}},
          {"The fee will be £46 a year from April, up 20 per cent on the present £40.",
           "2024-01-20",
           {"number.change error [20 per cent] -> 15 per cent"}},
          {"In the county the Greens polled 41 per cent of the vote, Labour 33, the Liberals 28 and independents 8.",
           "2024-01-20",
           {"number.shares error [41 per cent of the vote, Labour 33, the Liberals 28 and independents 8]"}},
      },
      "number.");
  check_silent(
      {
          "Of the district's 60 schools, 44 lost pupils.",
          "Of the 12 villages, 400 houses were hit.",
          "The crowd of 5,110 was the club's largest and was made up of 4,130 members and 980 who paid at the gate.",
          "Of the 800 homes in the village, 200, or one in four, stand empty.",
          "Of the 800 homes in the village, 200, or a quarter, stand empty.",
          "Some 400 nurses will share a fund of $2 million, an average of $5,000 each.",
          "The orchard, of 20 acres, should yield 4,000 bushels, he said, or an average of 200 bushels to the acre.",
          "The fee will be £46 a year from April, up 15 per cent on the present £40.",
          "In the county the Greens polled 41 per cent of the vote, Labour 33, the Liberals 18 and independents 8.",
          "Wardens recorded ten sightings in Fife, six in Angus and three in Moray.",
      },
      "2024-01-20", "number.");
}
