#include "check_rows.h"

using namespace claims::test;

TEST_CASE("averages and rates of each") {
  check_rows(
      {
          {"The dividend is $1.20 a share, $240 million in all, on 150 million shares.",
           "2024-01-20",
           {"number.average error [$1.20] -> $1.6"}},
          {"The school has 640 pupils in 32 classes, an average of 25.",
           "2024-01-20",
           {"number.average error [25] -> 20"}},
          {"The town has 12,000 households and spent $6 million, or $400 a household.",
           "2024-01-20",
           {"number.average error [$400] -> $500"}},
          {"They sold 800 tickets for $16,000, or $25 a ticket.", "2024-01-20", {"number.average error [$25] -> $20"}},
          {"She drove 900 kilometers in 10 hours, an average of 75 kilometers an hour.",
           "2024-01-20",
           {"number.average error [75 kilometers an hour] -> 90 kilometers an hour"}},
          {"The 40 workers were paid $80,000 in all, $2,500 each.",
           "2024-01-20",
           {"number.average error [$2,500] -> $2,000"}},
          {"The club bought 30 bicycles at $400 each, for a total of $15,000.",
           "2024-01-20",
           {"number.average error [$400] -> $500"}},
          {"Each of the 50 families gets $2,000, $120,000 in all.",
           "2024-01-20",
           {"number.average error [$2,000] -> $2,400"}},
          {"The tax brought $60 million from 20,000 owners, $2,000 per owner.",
           "2024-01-20",
           {"number.average error [$2,000] -> $3,000"}},
          {"The 8 concerts drew 96,000 people, 15,000 on average.",
           "2024-01-20",
           {"number.average error [15,000] -> 12,000"}},
          {"The factory makes 36,000 cars a year, or 2,500 a month.",
           "2024-01-20",
           {"number.average error [2,500] -> 3,000"}},
          {"The company made 5.6 million masks in seven months, an average of 600,000 a month.",
           "2024-01-20",
           {"number.average error [600,000] -> 800,000"}},
          {"The budget of $30 million for 1.2 million people is $40 a head.",
           "2024-01-20",
           {"number.average error [$40] -> $25"}},
      },
      "number.");
  check_silent(
      {
          "The dividend is $1.20 a share, $180 million in all, on 150 million shares.",
          "The school has 640 pupils in 32 classes, an average of 20.",
          "The town has 12,000 households and spent $6 million, or $500 a household.",
          "They sold 800 tickets for $16,000, or up to $25 a ticket.",
          "The factory makes 36,000 cars a year, or 3,000 a month.",
          "The shop sells 700 loaves a week, or 100 a day.",
          "The shop sells 600 loaves a week, or 100 a day.",
          "The 8 concerts drew 96,000 people, 12,000 on average.",
          "The hall has 640 seats in 32 rows, and an average of 300 people come.",
          "The school has 640 pupils in 32 classes, with an average age of 12.",
          "The company pays $12,000 a year, or $1,000 a month, to 40 workers.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("rates over a time") {
  check_rows(
      {
          {"The economy added 5.6 million jobs in nine months, an average monthly gain of 60,000.",
           "2024-01-20",
           {"number.average error [60,000] -> 622,222"}},
          {"Over the past six months the firm lost 12,000 customers, an average of 1,000 a month.",
           "2024-01-20",
           {"number.average error [1,000] -> 2,000"}},
          {"In the last 10 years the town grew by 5,000 people, or 1,000 people a year.",
           "2024-01-20",
           {"number.average error [1,000 people] -> 500 people"}},
          {"It rained 120 millimeters in four days, an average of 50 millimeters a day.",
           "2024-01-20",
           {"number.average error [50 millimeters] -> 30 millimeters"}},
          {"The company hired 900 people in three months, 400 a month on average.",
           "2024-01-20",
           {"number.average error [400] -> 300"}},
          {"The app was downloaded 30 million times in five days, or 4 million times a day.",
           "2024-01-20",
           {"number.average error [4 million times] -> 6 million times"}},
          {"In nine months 5.6 million jobs were created. The average monthly gain was 60,000.",
           "2024-01-20",
           {"number.average error [60,000] -> 622,222"}},
          {"The state spent $36 million in three years, an annual average of $9 million.",
           "2024-01-20",
           {"number.average error [$9 million] -> $12 million"}},
      },
      "number.");
  check_silent(
      {
          "The economy added 5.4 million jobs in nine months, an average monthly gain of 600,000.",
          "Over the past six months the firm lost 12,000 customers, an average of 2,000 a month.",
          "In the last 10 years the town grew by 5,000 people, or 500 people a year.",
          "The state spent $36 million in three years, an annual average of $12 million.",
          "The economy added 300,000 jobs in May, against an average monthly gain of 60,000 in the past nine months.",
          "The economy added 5.6 million jobs in nine months. Before the crisis, the average monthly gain was 200,000.",
          "The app was downloaded 30 million times in five days, or 8 million times a day in Europe alone.",
      },
      "2024-01-20", "number.");
}
