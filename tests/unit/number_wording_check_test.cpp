#include "check_rows.h"

using namespace claims::test;

TEST_CASE("headlines that say another number") {
  check_rows(
      {
          {"Fire kills 12 in hotel\n\nA fire in a hotel killed 21 people on Monday, police said.\n\nMost were guests.",
           "2024-01-20",
           {"number.headline error [12] -> 21"}},
          {"Firm to cut 3,000 jobs\n\nThe firm will cut 300 jobs, it said on Monday.\n\nUnions protested.",
           "2024-01-20",
           {"number.headline error [3,000 jobs] -> 300 jobs"}},
          {"City gets $45 million for schools\n\nThe city will get $54 million for its schools, the state said on "
           "Monday.",
           "2024-01-20",
           {"number.headline error [$45 million] -> $54 million"}},
          {"500 march against dam\n\nSome 5,000 people marched against the dam on Saturday, police said.",
           "2024-01-20",
           {"number.headline error [500] -> 5,000"}},
          {"Museum sells 30 paintings\n\nThe museum sold 13 paintings at auction on Monday.\n\nThe paintings had been "
           "in store.",
           "2024-01-20",
           {"number.headline error [30 paintings] -> 13 paintings"}},
          {"Three men jailed for bank theft\n\nFour men were jailed on Monday for the theft of gold from a "
           "bank.\n\nThe four had denied it.",
           "2024-01-20",
           {"number.headline error [Three men] -> Four men"}},
          {"Bridge to cost 80 million euros\n\nThe new bridge will cost 60 million euros, the mayor said on "
           "Monday.\n\nWork starts in May.",
           "2024-01-20",
           {"number.headline error [80 million euros] -> 60 million euros"}},
      },
      "number.");
  check_silent(
      {
          "Fire kills 12 in hotel\n\nA fire in a hotel killed 12 people on Monday, police said.\n\nMost were guests.",
          "Hundreds march against dam\n\nSome 5,000 people marched against the dam on Saturday, police said.",
          "Firm to cut 3,000 jobs\n\nThe firm will cut 2,000 jobs in Britain and 1,000 in France, it said on Monday.",
          "Museum sells 30 paintings\n\nThe museum sold 13 paintings and 17 drawings at auction on Monday.",
          "Bridge to cost 80 million euros\n\nThe new bridge will cost 80 million euros, the mayor said on "
          "Monday.\n\nThe old one cost 60 million euros.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("lists and their counts in more words") {
  check_rows(
      {
          {"The three cities of Harrow, Selby, Linden and Marsh lost power.",
           "2024-01-20",
           {"number.list warning [three cities] -> four cities"}},
          {"Four countries abstained: Norway, Chile and Ghana.",
           "2024-01-20",
           {"number.list error [Four countries] -> Three countries"}},
          {"Hale, Boyd and Cole scored 12 and 15 points, respectively.",
           "2024-01-20",
           {"number.respectively error [respectively]"}},
          {"In May, June and July sales were 40 and 50 million euros respectively.",
           "2024-01-20",
           {"number.respectively error [respectively]"}},
          {"The five finalists are Anna Hale, Peter Boyd, Mary Cole and John Ames.",
           "2024-01-20",
           {"number.list warning [five finalists] -> four finalists"}},
          {"He visited three countries on his trip: Norway, Chile, Ghana and Fiji.",
           "2024-01-20",
           {"number.list error [three countries] -> four countries"}},
          {"Two brothers, Adam, Ben and Carl, run the shop.",
           "2024-01-20",
           {"number.list warning [Two brothers] -> Three brothers"}},
          {"She speaks four languages: English, French and German.",
           "2024-01-20",
           {"number.list error [four languages] -> three languages"}},
          {"Oslo and Bergen have 700,000, 290,000 and 150,000 people, respectively.",
           "2024-01-20",
           {"number.respectively error [respectively]"}},
      },
      "number.");
  check_silent(
      {
          "The three cities of Harrow, Selby and Linden lost power.",
          "Hale, Boyd and Cole scored 12, 15 and 9 points, respectively.",
          "The five finalists include Anna Hale, Peter Boyd, Mary Cole and John Ames.",
          "She speaks four languages, among them English, French and German.",
          "Oslo and Bergen have 700,000 and 290,000 people, respectively.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("conversions in more words") {
  check_rows(
      {
          {"The pipe is 10 miles, or 26 kilometers, long.",
           "2024-01-20",
           {"unit.conversion error [26 kilometers] -> 16 kilometers"}},
          {"The trail is 26 km - 10 miles - long.", "2024-01-20", {"unit.conversion error [10 miles] -> 16 miles"}},
          {"The mountain is 2,000 meters high, or 9,000 feet.",
           "2024-01-20",
           {"unit.conversion error [9,000 feet] -> 6,562 feet"}},
          {"The lake covers 100 square miles (160 square kilometers).",
           "2024-01-20",
           {"unit.conversion error [160 square kilometers] -> 259 square kilometers"}},
          {"The ship weighs 20 tonnes, about 30,000 pounds.",
           "2024-01-20",
           {"unit.conversion error [30,000 pounds] -> 44,092 pounds"}},
          {"The town lies 50 kilometers (50 miles) north of the capital.",
           "2024-01-20",
           {"unit.conversion error [50 miles] -> 31 miles"}},
          {"It was 30 degrees Celsius, or 76 degrees Fahrenheit.",
           "2024-01-20",
           {"unit.temperature error [76 degrees Fahrenheit] -> 86 degrees Fahrenheit"}},
          {"Temperatures of 100 degrees Fahrenheit - 48 degrees Celsius - were measured.",
           "2024-01-20",
           {"unit.temperature error [48 degrees Celsius] -> 38 degrees Celsius"}},
          {"The thermometer fell to minus 20 Celsius (4 Fahrenheit).",
           "2024-01-20",
           {"unit.temperature error [4 Fahrenheit] -> -4 Fahrenheit"}},
          {"Winds of 100 miles per hour (130 kilometers per hour) hit the coast.",
           "2024-01-20",
           {"unit.conversion error [130 kilometers per hour] -> 161 kilometers per hour"}},
          {"The baby weighed 7 pounds (4.8 kg).", "2024-01-20", {"unit.conversion error [4.8 kg] -> 3.2 kg"}},
          {"It cost 100 euros, or 11 dollars. The other cost 200 euros, or 220 dollars.",
           "2024-01-20",
           {"unit.rate error [220 dollars] -> 22 dollars"}},
          {"At 5 degrees Celsius, equal to 51 Fahrenheit, the water was cold.",
           "2024-01-20",
           {"unit.temperature error [51 Fahrenheit] -> 41 Fahrenheit"}},
          {"About 3 inches (17 cm) of rain fell.", "2024-01-20", {"unit.conversion error [17 cm] -> 8 cm"}},
          {"The farm has 500 acres, equivalent to 500 hectares.",
           "2024-01-20",
           {"unit.conversion error [500 hectares] -> 202 hectares"}},
          {"The farm has 500 hectares (500 acres).",
           "2024-01-20",
           {"unit.conversion error [500 acres] -> 1,236 acres"}},
      },
      "unit.");
  check_silent(
      {
          "The pipe is 10 miles, or 16 kilometers, long.",
          "The mountain is 2,000 meters high, or 6,600 feet.",
          "The ship weighs 20 tonnes, about 44,000 pounds.",
          "Temperatures of 100 degrees Fahrenheit - 38 degrees Celsius - were measured.",
          "The tank holds 1,000 litres, which is 264 U.S. gallons.",
          "The town lies 50 kilometers from the sea, 50 miles north of the capital.",
          "The farm has 500 acres of wheat, 500 hectares of forest and a lake.",
          "He ran 10 kilometers or 10 miles a day.",
          "About 3 inches (7.6 cm) of rain fell.",
      },
      "2024-01-20", "unit.");
}

TEST_CASE("ranges that run backwards in more words") {
  check_rows(
      {
          {"Between 50 and 40 people came.",
           "2024-01-20",
           {"number.order error [50 and 40 people] -> 40 and 50 people"}},
          {"The work will take from 20 to 15 workers a day, depending on the weather, between 20 and 15 of them young.",
           "2024-01-20",
           {"number.order warning [20 to 15 workers] -> 15 to 20 workers"}},
          {"The plants grow between 90 and 60 centimeters tall.",
           "2024-01-20",
           {"number.order error [90 and 60 centimeters] -> 60 and 90 centimeters"}},
          {"The fine is between 5,000 and 1,000 euros.",
           "2024-01-20",
           {"number.order error [5,000 and 1,000 euros] -> 1,000 and 5,000 euros"}},
          {"Prices ranging from 80 to 40 euros are usual.",
           "2024-01-20",
           {"number.order error [80 to 40 euros] -> 40 to 80 euros"}},
          {"The pass costs anything between $30 and $20.",
           "2024-01-20",
           {"number.order error [$30 and $20] -> $20 and $30"}},
          {"Wages vary between 3,000 and 2,500 euros.",
           "2024-01-20",
           {"number.order error [3,000 and 2,500 euros] -> 2,500 and 3,000 euros"}},
          {"Estimates put the losses at 15 to 12 million dollars.",
           "2024-01-20",
           {"number.order warning [15 to 12 million dollars] -> 12 million to 15 dollars"}},
          {"From 300 up to 200 guests are expected.",
           "2024-01-20",
           {"number.order warning [300 up to 200 guests] -> 200 up to 300 guests"}},
          {"The firm expects to hire 60 to 40 workers.",
           "2024-01-20",
           {"number.order warning [60 to 40 workers] -> 40 to 60 workers"}},
      },
      "number.");
  check_silent(
      {
          "Between 40 and 50 people came.",
          "Prices fell from 80 to 40 euros.",
          "The fine is between 1,000 and 5,000 euros.",
          "He went from 90 to 60 kilograms.",
          "The gap between 50 and 40 is small.",
          "The council voted 60 to 40.",
          "The team cut its squad from 30 to 25 players.",
      },
      "2024-01-20", "number.");
}
