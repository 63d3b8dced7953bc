#include "check_rows.h"

using namespace claims::test;

TEST_CASE("another scale of what was given") {
  check_rows(
      {
          {"A hacker stole $3.4 million from the exchange, police said. The owners found out when the $3.4 billion was "
           "taken.",
           "2024-01-20",
           {"number.scale error [$3.4 billion] -> $3.4 million"}},
          {"The bank lent the airline $250 million last year. The airline has to pay back the $250 billion by May.",
           "2024-01-20",
           {"number.scale error [$250 billion] -> $250 million"}},
          {"The state will spend 1.5 billion euros on the line. Most of the 1.5 million euros comes from Brussels.",
           "2024-01-20",
           {"number.scale error [1.5 million euros] -> 1.5 billion euros"}},
          {"The firm paid a fine of $45 million. The $45 billion fine was the highest so far.",
           "2024-01-20",
           {"number.scale error [$45 billion] -> $45 million"}},
          {"Thieves took paintings worth 12 million pounds. The 12 billion pounds were insured.",
           "2024-01-20",
           {"number.scale error [12 billion pounds] -> 12 million pounds"}},
          {"The plan costs $6.5 billion, the minister said. Parliament must approve the $6.5 million plan.",
           "2024-01-20",
           {"number.scale error [$6.5 million] -> $6.5 billion"}},
      },
      "number.");
  check_silent(
      {
          "A hacker stole $3.4 million from the exchange. The $3.4 billion exchange is the largest in the country.",
          "The firm, worth $45 billion, paid a fine of $45 million.",
          "The bank lent the airline $250 million last year. The airline has to pay back the $250 million by May.",
          "The state will spend 1.5 billion euros on the line. The architect gets 1.5 million euros.",
          "The plan costs $6.5 billion. The town pays $6.5 million of it.",
          "The country has 3 million people and a debt of $3 billion.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("digits of one count") {
  check_rows(
      {
          {"The army said 53,323 soldiers had died. The list of the 52,323 soldiers who died fills a book.",
           "2024-01-20",
           {"number.digits warning [53,323 soldiers] -> 52,323 soldiers"}},
          {"The company runs 500,000 charging stations in Europe. The 50,000 electric charging stations are open to "
           "all.",
           "2024-01-20",
           {"number.digits warning [50,000 electric charging stations] -> 500,000 charging stations"}},
          {"The town has 18,240 inhabitants. A quarter of the 12,840 inhabitants are over 65.",
           "2024-01-20",
           {"number.digits warning [12,840 inhabitants] -> 18,240 inhabitants"}},
          {"The museum counted 134,562 visitors last year. The 143,562 visitors came from 60 countries.",
           "2024-01-20",
           {"number.digits warning [134,562 visitors] -> 143,562 visitors",
            "number.digits warning [143,562 visitors] -> 134,562 visitors"}},
          {"The library has 1,284 manuscripts from the monastery. All 1,248 manuscripts from the monastery were "
           "scanned.",
           "2024-01-20",
           {"number.digits warning [1,248 manuscripts] -> 1,284 manuscripts"}},
          {"The charity planted 40,000 trees along the river. The 400,000 trees along the river are oaks.",
           "2024-01-20",
           {"number.digits warning [400,000 trees] -> 40,000 trees"}},
          {"The census counted 83,451 people in the valley. Of the 83,541 people in the valley, most are farmers.",
           "2024-01-20",
           {"number.digits warning [83,451 people] -> 83,541 people",
            "number.digits warning [83,541 people] -> 83,451 people"}},
          {"The ship carried 4,512 containers. When it ran aground, 4,521 containers were on board.",
           "2024-01-20",
           {"number.digits warning [4,521 containers] -> 4,512 containers"}},
      },
      "number.");
  check_silent(
      {
          "The army said 53,323 soldiers had died. The enemy's losses were 52,323 soldiers.",
          "The company runs 500,000 charging stations in Europe and 50,000 in Asia.",
          "The town has 18,240 inhabitants. The next one has 12,840 inhabitants.",
          "The museum counted 134,562 visitors last year, up from 133,562 visitors the year before.",
          "The first ship carried 4,512 containers, the second one 4,521 containers.",
          "The library has 1,284 manuscripts and 1,248 maps.",
          "The charity planted 40,000 trees last year. It wants to plant 400,000 trees by 2030.",
      },
      "2024-01-20", "number.");
}
