#include "check_rows.h"

using namespace claims::test;

TEST_CASE("changes in percent") {
  check_rows(
      {
          {"Shares in the company rose 25% to $150 from $100 on Monday.",
           "2024-01-20",
           {"number.change error [25%] -> 50%"}},
          {"Enrolment went from 100 to 150 pupils, an increase of 25 per cent.",
           "2024-01-20",
           {"number.change error [25 per cent] -> 50 per cent"}},
          {"Revenue climbed 12 percent to $4.8 billion from $3.2 billion a year earlier.",
           "2024-01-20",
           {"number.change error [12 percent] -> 50 percent"}},
          {"The number of visitors fell by 30 percent, from 2,000 to 1,200.",
           "2024-01-20",
           {"number.change error [30 percent] -> 40 percent"}},
          {"Rents are up 40% since then, from $1,000 to $1,200 a month.",
           "2024-01-20",
           {"number.change error [40%] -> 20%"}},
          {"Net profit was 60 million euros, compared with 50 million euros a year ago, a rise of 35 percent.",
           "2024-01-20",
           {"number.change error [35 percent] -> 20 percent"}},
          {"The council raised the fee from \xC2\xA3"
           "40 to \xC2\xA3"
           "50, a 15 per cent increase.",
           "2024-01-20",
           {"number.change error [15 per cent] -> 25 per cent"}},
          {"Thefts dropped from 480 in 2022 to 360 in 2023, a fall of 45 percent.",
           "2024-01-20",
           {"number.change error [45 percent] -> 25 percent"}},
          {"Exports totalled 5.2 million tonnes last year, up 10 percent from 4 million tonnes in 2022.",
           "2024-01-20",
           {"number.change error [10 percent] -> 30 percent"}},
          {"The price of a loaf has increased from $2 to $3, or 30 percent.",
           "2024-01-20",
           {"number.change error [30 percent] -> 50 percent"}},
          {"The budget grew from $10 million to $12 million, an increase of 25 percent.",
           "2024-01-20",
           {"number.change warning [25 percent] -> 20 percent"}},
          {"Ticket sales jumped to 12,000 from 8,000 last season, a 20 percent rise.",
           "2024-01-20",
           {"number.change error [20 percent] -> 50 percent"}},
          {"The workforce will shrink from 1,200 to 900, a reduction of 35 percent.",
           "2024-01-20",
           {"number.change error [35 percent] -> 25 percent"}},
          {"Membership rose by 20 percent, from 5,000 to 7,500, the club said.",
           "2024-01-20",
           {"number.change error [20 percent] -> 50 percent"}},
          {"It sold 150 boats last year, against 100 the year before, an increase of 20 percent.",
           "2024-01-20",
           {"number.change error [20 percent] -> 50 percent"}},
          {"The ward has 675 beds, 23 per cent more than the 500 it had.",
           "2024-01-20",
           {"number.change error [23 per cent] -> 35 per cent"}},
          {"The airline's fleet has grown to 84 aircraft, up from 70 two years ago, an increase of 35 percent.",
           "2024-01-20",
           {"number.change error [35 percent] -> 20 percent"}},
          {"Net income rose 8 per cent to 540 million euros, from 450 million a year ago.",
           "2024-01-20",
           {"number.change error [8 per cent] -> 20 per cent"}},
          {"Average rents rose to $2,400 in May, a 12% increase on the $2,000 tenants paid a year earlier.",
           "2024-01-20",
           {"number.change warning [12%] -> 20%"}},
          {"House prices in the valley climbed from an average of \xC2\xA3"
           "200,000 to \xC2\xA3"
           "260,000 over the same period, a rise of 20%.",
           "2024-01-20",
           {"number.change warning [20%] -> 30%"}},
          {"The population has dropped from 12,000 in 1990 to 9,000 today, a decline of 40 percent.",
           "2024-01-20",
           {"number.change error [40 percent] -> 25 percent"}},
          {"Attendance was 18,000, down 25 percent from 20,000 last season.",
           "2024-01-20",
           {"number.change error [25 percent] -> 10 percent"}},
          {"Sales fell 10 percent to $80 million from $100 million.",
           "2024-01-20",
           {"number.change error [10 percent] -> 20 percent"}},
          {"The shop sold 300 bicycles in May, 50 percent more than the 250 it sold in April.",
           "2024-01-20",
           {"number.change error [50 percent] -> 20 percent"}},
      },
      "number.");
}

TEST_CASE("percent and points") {
  check_rows(
      {
          {"Unemployment rose from 4 % to 6 %, up 2 %.",
           "2024-01-20",
           {"number.points error [2 %] -> 2 percentage points"}},
          {"The central bank raised its key rate from 4.5 percent to 5 percent, an increase of 0.5 percent.",
           "2024-01-20",
           {"number.points error [0.5 percent] -> 0.5 percentage points"}},
          {"Support for the party fell by 5 percent, from 40 percent to 35 percent.",
           "2024-01-20",
           {"number.points error [5 percent] -> 5 percentage points"}},
          {"Turnout rose 10 percent, to 60 percent from 50 percent four years ago.",
           "2024-01-20",
           {"number.points error [10 percent] -> 10 percentage points"}},
          {"The approval rating slid from 48 percent in March to 42 percent, a drop of 6 percent.",
           "2024-01-20",
           {"number.points error [6 percent] -> 6 percentage points"}},
          {"The party won 34 percent of the vote, up 4 percent from 30 percent in 2019.",
           "2024-01-20",
           {"number.points error [4 percent] -> 4 percentage points"}},
          {"Inflation eased to 3 percent in May from 4 percent in April, a fall of 1 percent.",
           "2024-01-20",
           {"number.points error [1 percent] -> 1 percentage point"}},
          {"The bank lifted rates by 0.25 percent to 5.5 percent from 5.25 percent.",
           "2024-01-20",
           {"number.points error [0.25 percent] -> 0.25 percentage points"}},
      },
      "number.");
}

TEST_CASE("falls of more than everything") {
  check_rows(
      {
          {"Egg prices dropped by about 300 per cent after the ban was lifted.",
           "2024-01-20",
           {"number.fall error [300 per cent]"}},
          {"The factory cut its emissions by 150 percent in a decade.",
           "2024-01-20",
           {"number.fall error [150 percent]"}},
          {"Crime in the district has fallen 120% since 2019.", "2024-01-20", {"number.fall error [120%]"}},
          {"There was a 140 percent drop in the number of complaints.",
           "2024-01-20",
           {"number.fall error [140 percent]"}},
      },
      "number.");
}

TEST_CASE("ratios in words") {
  check_rows(
      {
          {"The number of applicants doubled from 40 to 60.", "2024-01-20", {"number.ratio error [60] -> 80"}},
          {"Output tripled to 90 tonnes from 45 tonnes.",
           "2024-01-20",
           {"number.ratio error [90 tonnes] -> 135 tonnes"}},
          {"The workforce has halved, from 800 to 600.", "2024-01-20", {"number.ratio error [600] -> 400"}},
          {"The death toll doubled to 30 from 10.", "2024-01-20", {"number.ratio error [30] -> 20"}},
          {"The herd doubled from 560 to 840 animals in ten years.",
           "2024-01-20",
           {"number.ratio error [840 animals] -> 1,120 animals"}},
          {"Attendance doubled, from 1,200 in 2019 to 1,500 last year.",
           "2024-01-20",
           {"number.ratio error [1,500] -> 2,400"}},
          {"The budget has almost tripled from $20 million to $35 million.",
           "2024-01-20",
           {"number.ratio error [$35 million] -> $60 million"}},
          {"The club now has 300 members, twice as many as the 200 it had in 2019.",
           "2024-01-20",
           {"number.ratio error [300 members] -> 400 members"}},
          {"The toll of 60 is three times the 15 reported on Monday.",
           "2024-01-20",
           {"number.ratio error [three times] -> four times"}},
          {"The 90 jobs are half of the 120 the factory had.",
           "2024-01-20",
           {"number.ratio error [90 jobs] -> 60 jobs"}},
          {"The pass rate doubled to 60 percent from 40 percent.",
           "2024-01-20",
           {"number.ratio error [60 percent] -> 80 percent"}},
      },
      "number.");
}

TEST_CASE("shares said twice") {
  check_rows(
      {
          {"More than half of the members (45 per cent) voted in favour.",
           "2024-01-20",
           {"number.share error [half of the members (45 per cent]"}},
          {"One in four residents (40 percent) has no car.",
           "2024-01-20",
           {"number.share error [One in four residents (40 percent]"}},
          {"Two thirds of the delegates (56 of 120) backed the motion.",
           "2024-01-20",
           {"number.share error [Two thirds of the delegates (56 of 120]"}},
          {"A quarter of households - 35 percent - rely on oil.",
           "2024-01-20",
           {"number.share error [quarter of households - 35 percent]"}},
          {"Of the applicants, 12 out of 60, or 35 percent, were women.",
           "2024-01-20",
           {"number.share error [12 out of 60, or 35 percent]"}},
          {"About a third (45 percent) of the trees are diseased.",
           "2024-01-20",
           {"number.share error [third (45 percent]"}},
          {"Only 30 of the 120 pupils (40 percent) passed.",
           "2024-01-20",
           {"number.share error [30 of the 120 pupils (40 percent]"}},
          {"Nearly half the voters, or 32 percent, stayed at home.",
           "2024-01-20",
           {"number.share error [half the voters, or 32 percent]"}},
          {"Nine of the 12 members (60 percent) voted yes.",
           "2024-01-20",
           {"number.share error [Nine of the 12 members (60 percent]"}},
          {"A survey of 800 people found that 320, or 45 percent, had never flown.",
           "2024-01-20",
           {"number.share error [45 percent] -> 40 percent"}},
          {"Of 500 applicants, 150 (20 percent) were accepted.",
           "2024-01-20",
           {"number.share error [20 percent] -> 30 percent"}},
          {"Of the 200 homes on the estate, 50, or 35 per cent, are empty.",
           "2024-01-20",
           {"number.share error [35 per cent] -> 25 per cent"}},
          {"Three in five (48 percent) said they would move.",
           "2024-01-20",
           {"number.share error [Three in five (48 percent]"}},
          {"Just 18 of the 90 lawmakers, or 30 percent, are women.",
           "2024-01-20",
           {"number.share error [18 of the 90 lawmakers, or 30 percent]"}},
          {"Four out of five doctors (65 per cent) agreed.",
           "2024-01-20",
           {"number.share error [Four out of five doctors (65 per cent]"}},
      },
      "number.");
}

TEST_CASE("shares of one whole") {
  check_rows(
      {
          {"In the survey 45 percent backed the plan, 40 percent opposed it and 25 percent were undecided.",
           "2024-01-20",
           {"number.shares error [45 percent backed the plan, 40 percent opposed it and 25 percent]"}},
          {"Some 60 percent were in favour and 45 percent against.",
           "2024-01-20",
           {"number.shares error [60 percent were in favour and 45 percent]"}},
          {"Coal provided 45 percent of the power, gas 40 percent, and the remaining 25 percent came from wind.",
           "2024-01-20",
           {"number.shares error [45 percent of the power, gas 40 percent, and the remaining 25 percent]"}},
          {"Ms Hale won 48 percent of the vote, Mr Boyd 39 percent and Ms Cole 23 percent.",
           "2024-01-20",
           {"number.shares error [48 percent of the vote, Mr Boyd 39 percent and Ms Cole 23 percent]"}},
          {"The poll found 52% for the plan, 41% against and 17% with no opinion.",
           "2024-01-20",
           {"number.shares error [52% for the plan, 41% against and 17%]"}},
      },
      "number.");
}

TEST_CASE("parts and wholes") {
  check_rows(
      {
          {"Twelve of the 10 board members were present.",
           "2024-01-20",
           {"number.part error [Twelve of the 10 board members]"}},
          {"Officials said 45 of the 38 houses had been damaged.",
           "2024-01-20",
           {"number.part error [45 of the 38 houses]"}},
          {"Of the 12 members, nine voted for and five against.", "2024-01-20", {"number.total error [12 members]"}},
          {"Of the 60 passengers, 45 were rescued and 25 died.", "2024-01-20", {"number.total error [60 passengers]"}},
          {"The package of $110 million for the islands includes $130 million for ports.",
           "2024-01-20",
           {"number.part error [$110 million]"}},
      },
      "number.");
}

TEST_CASE("lists and their counts") {
  check_rows(
      {
          {"Three countries - Norway, Chile, Ghana and Fiji - signed the pact.",
           "2024-01-20",
           {"number.list error [Three countries] -> Four countries"}},
          {"The ship called at four ports: Bergen, Hull and Antwerp.",
           "2024-01-20",
           {"number.list error [four ports] -> three ports"}},
          {"Two ministers, Anna Hale, Peter Boyd and Mary Cole, resigned.",
           "2024-01-20",
           {"number.list warning [Two ministers] -> Three ministers"}},
          {"The prize went to three writers: Anna Hale, Peter Boyd, Mary Cole and John Ames.",
           "2024-01-20",
           {"number.list error [three writers] -> four writers"}},
          {"Five towns (Harrow, Linden, Marsh and Oakley) lost power.",
           "2024-01-20",
           {"number.list error [Five towns] -> Four towns"}},
          {"The three brothers - Adam, Ben, Carl and Dan - were arrested.",
           "2024-01-20",
           {"number.list error [three brothers] -> four brothers"}},
          {"The visit covered three cities: Oslo and Bergen.",
           "2024-01-20",
           {"number.list error [three cities] -> two cities"}},
          {"Four people were charged: Anna Hale, 34, Peter Boyd, 28, and Mary Cole, 40.",
           "2024-01-20",
           {"number.list error [Four people] -> Three people"}},
          {"The three winners were Anna Hale, Peter Boyd, Mary Cole and John Ames.",
           "2024-01-20",
           {"number.list warning [three winners] -> four winners"}},
          {"Talks will be held in two cities, Oslo, Geneva and Vienna.",
           "2024-01-20",
           {"number.list warning [two cities] -> three cities"}},
          {"The company makes four products: bolts, screws and nails.",
           "2024-01-20",
           {"number.list warning [four products] -> three products"}},
          {"Five states \xE2\x80\x94 Ohio, Iowa, Texas and Maine \xE2\x80\x94 will vote on Tuesday.",
           "2024-01-20",
           {"number.list error [Five] -> Four"}},
      },
      "number.");
}

TEST_CASE("totals and items") {
  check_rows(
      {
          {"The crash killed 12 people: five in Harrow and four in Linden.",
           "2024-01-20",
           {"number.total error [12 people] -> 9 people"}},
          {"The accident killed 12 people, five in Harrow, four in Linden and two in Marsh.",
           "2024-01-20",
           {"number.total warning [12 people] -> 11 people"}},
          {"The team won 27 medals: 12 gold, nine silver and four bronze.",
           "2024-01-20",
           {"number.total error [27 medals] -> 25 medals"}},
          {"The team won 12 gold, nine silver and four bronze medals, a total of 27.",
           "2024-01-20",
           {"number.total error [27] -> 25"}},
          {"The $27 million package - $12 million for roads, $9 million for schools and $4 million for parks - was "
           "approved.",
           "2024-01-20",
           {"number.total error [$27 million] -> $25 million"}},
          {"The fund will spend $10 million: $4 million on roads, $3 million on schools and $2 million on parks.",
           "2024-01-20",
           {"number.total warning [$10 million] -> $9 million"}},
          {"Police arrested 15 people (nine men and four women).",
           "2024-01-20",
           {"number.total error [15 people] -> 13 people"}},
          {"They collected 12 tonnes of glass, nine tonnes of paper and four tonnes of tin, 27 tonnes in all.",
           "2024-01-20",
           {"number.total error [27 tonnes] -> 25 tonnes"}},
          {"The 27 victims included 12 men, nine women and four children.",
           "2024-01-20",
           {"number.total warning [27 victims] -> 25 victims"}},
          {"Nineteen people died, including 12 men, nine women and four children.",
           "2024-01-20",
           {"number.total error [Nineteen people] -> 25 people"}},
          {"The blaze killed nine people - four adults and three children - officials said.",
           "2024-01-20",
           {"number.total error [nine people] -> seven people"}},
          {"A total of 250 passengers and 20 crew were on board, 280 people in all.",
           "2024-01-20",
           {"number.total error [280 people] -> 270 people"}},
          {"The committee has 15 members: seven Democrats, six Republicans and one independent.",
           "2024-01-20",
           {"number.total error [15 members] -> 14 members"}},
          {"The dead were six women, four men and three children, 14 people in all.",
           "2024-01-20",
           {"number.total error [14 people] -> 13 people"}},
          {"Of the 120 seats, 61 went to the Progress Party, 40 to the Centre Union and 25 to the Greens.",
           "2024-01-20",
           {"number.total error [120 seats]"}},
          {"The company will cut 900 jobs, with 400 going in Hull, 300 in Leeds and 100 in York.",
           "2024-01-20",
           {"number.total warning [900 jobs] -> 800 jobs"}},
          {"The three attackers killed 12 people - seven at the market, four at the station and two at the hotel.",
           "2024-01-20",
           {"number.total error [12 people] -> 13 people"}},
          {"There were 48 entries, 20 from schools, 18 from clubs and 12 from families.",
           "2024-01-20",
           {"number.total error [48 entries] -> 50 entries"}},
          {"The prize of $90,000 is made up of $50,000 from the city, $20,000 from the county and $10,000 from "
           "sponsors.",
           "2024-01-20",
           {"number.total error [$90,000] -> $80,000"}},
          {"The 40-member council is made up of 18 Labour, 12 Conservative and eight Liberal members.",
           "2024-01-20",
           {"number.total error [40-member] -> 38-member"}},
      },
      "number.");
}

TEST_CASE("ranges of figures") {
  check_rows(
      {
          {"Between 50 and 40 people attended the service.",
           "2024-01-20",
           {"number.order error [50 and 40 people] -> 40 and 50 people"}},
          {"The tickets cost between $90 and $60.", "2024-01-20", {"number.order error [$90 and $60] -> $60 and $90"}},
          {"Prices range from $500 to $300.", "2024-01-20", {"number.order error [$500 to $300] -> $300 to $500"}},
          {"Between 15 and 12 percent of the bees died.",
           "2024-01-20",
           {"number.order error [15 and 12 percent] -> 12 and 15 percent"}},
          {"Estimates ranged from 8 million to 5 million.",
           "2024-01-20",
           {"number.order error [8 million to 5 million] -> 5 million to 8 million"}},
          {"Children between 17 and 6 years old are eligible.",
           "2024-01-20",
           {"number.order error [17 and 6 years old]"}},
      },
      "number.");
}

TEST_CASE("scores and winners") {
  check_rows(
      {
          {"Norwick Town won 2-3 against Harrow on Saturday.", "2024-01-20", {"number.score error [2-3] -> 3-2"}},
          {"Norwick beat Harrow 1-2 in the final.", "2024-01-20", {"number.score error [1-2] -> 2-1"}},
          {"It was a 0-2 victory for the home side.", "2024-01-20", {"number.score error [0-2] -> 2-0"}},
          {"Harrow, who beat Norwick 17-21, go through.", "2024-01-20", {"number.score error [17-21] -> 21-17"}},
          {"City won the match 1-3 in front of 20,000 fans.", "2024-01-20", {"number.score error [1-3] -> 3-1"}},
          {"Hale beat Boyd 4-6 in the only frame.", "2024-01-20", {"number.score error [4-6] -> 6-4"}},
          {"A last-minute goal gave Harrow a 1-2 win over Norwick.", "2024-01-20", {"number.score error [1-2] -> 2-1"}},
      },
      "number.");
}

TEST_CASE("averages") {
  check_rows(
      {
          {"The grant of $120 million will be shared among 40 schools, an average of $4 million each.",
           "2024-01-20",
           {"number.average error [$4 million] -> $3 million"}},
          {"The 12 workers will share $60,000, or $6,000 each.",
           "2024-01-20",
           {"number.average error [$6,000] -> $5,000"}},
          {"The company paid $90 million to 300 farmers, an average of $400,000.",
           "2024-01-20",
           {"number.average error [$400,000] -> $300,000"}},
          {"A total of 600 trees were planted in 20 parks, an average of 40 per park.",
           "2024-01-20",
           {"number.average error [40] -> 30"}},
          {"The 25 pupils raised $1,000, an average of $50 each.", "2024-01-20", {"number.average error [$50] -> $40"}},
          {"The tour of 8 concerts drew 96,000 fans, an average of 15,000 a night.",
           "2024-01-20",
           {"number.average error [15,000] -> 12,000"}},
          {"The town spent $3 million on 60 flats, or $75,000 per flat.",
           "2024-01-20",
           {"number.average error [$75,000] -> $50,000"}},
          {"Each of the 50 workers will get a bonus of $2,000, a total of $150,000.",
           "2024-01-20",
           {"number.average error [$2,000] -> $3,000"}},
          {"The 200 tickets cost $25 each, for a total of $6,000.",
           "2024-01-20",
           {"number.average error [$25] -> $30"}},
      },
      "number.");
}

TEST_CASE("converted units") {
  check_rows(
      {
          {"The village lies 10 miles (26 km) from the border.",
           "2024-01-20",
           {"unit.conversion error [26 km] -> 16 km"}},
          {"The 5-kilometre (8-mile) tunnel was closed.", "2024-01-20", {"unit.conversion error [8-mile] -> 3-mile"}},
          {"He weighs 90 kg (150 pounds).", "2024-01-20", {"unit.conversion error [150 pounds] -> 198 pounds"}},
          {"The fire burned 1,000 hectares (5,200 acres).",
           "2024-01-20",
           {"unit.conversion error [5,200 acres] -> 2,471 acres"}},
          {"Winds of 100 mph (260 kph) hit the coast.", "2024-01-20", {"unit.conversion error [260 kph] -> 161 kph"}},
          {"The wall is 6 metres (35 feet) high.", "2024-01-20", {"unit.conversion error [35 feet] -> 20 feet"}},
          {"A 50-mile (180-kilometer) stretch was closed.",
           "2024-01-20",
           {"unit.conversion error [180-kilometer] -> 80-kilometer"}},
          {"The tank holds 100 litres (76 gallons).",
           "2024-01-20",
           {"unit.conversion error [76 gallons] -> 26 gallons"}},
          {"The forest covers 200 square miles (320 square kilometres).",
           "2024-01-20",
           {"unit.conversion error [320 square kilometres] -> 518 square kilometres"}},
          {"The snake was 3 metres, or 19 feet, long.", "2024-01-20", {"unit.conversion error [19 feet] -> 10 feet"}},
          {"The plane was flying at 30,000 feet (19,000 metres).",
           "2024-01-20",
           {"unit.conversion error [19,000 metres] -> 9,144 metres"}},
          {"It lies about 60 kilometres (97 miles) north of the capital.",
           "2024-01-20",
           {"unit.conversion error [97 miles] -> 37 miles"}},
          {"The bird weighs 2 kilograms (9.4 pounds).",
           "2024-01-20",
           {"unit.conversion error [9.4 pounds] -> 4.4 pounds"}},
          {"Some 12 inches (50 centimetres) of snow fell.",
           "2024-01-20",
           {"unit.conversion error [50 centimetres] -> 30 centimetres"}},
          {"The park covers 500 acres (1,235 hectares).",
           "2024-01-20",
           {"unit.conversion error [1,235 hectares] -> 202 hectares"}},
          {"He drove 50km (81 miles) to work.", "2024-01-20", {"unit.conversion error [81 miles] -> 31 miles"}},
          {"More than 3 inches of rain (176mm) fell in an hour.",
           "2024-01-20",
           {"unit.conversion error [176mm] -> 76mm"}},
      },
      "unit.");
}

TEST_CASE("converted temperatures") {
  check_rows(
      {
          {"Temperatures reached 35 degrees Celsius (85 degrees Fahrenheit).",
           "2024-01-20",
           {"unit.temperature error [85 degrees Fahrenheit] -> 95 degrees Fahrenheit"}},
          {"It was 5C (51F) at noon.", "2024-01-20", {"unit.temperature error [51F] -> 41F"}},
          {"The sea has warmed by 2 degrees Celsius (35.6 degrees Fahrenheit) since then.",
           "2024-01-20",
           {"unit.temperature error [35.6 degrees Fahrenheit] -> 3.6 degrees Fahrenheit"}},
          {"Scientists expect a 5-degree Celsius (41 F) rise by 2100.",
           "2024-01-20",
           {"unit.temperature error [41 F] -> 9 F"}},
          {"The low was minus 10 C (24 F).", "2024-01-20", {"unit.temperature error [24 F] -> 14 F"}},
          {"Water boils at 100\xC2\xB0"
           "C (200\xC2\xB0"
           "F).",
           "2024-01-20",
           {"unit.temperature error [200\xC2\xB0"
            "F] -> 212\xC2\xB0"
            "F"}},
          {"The month was 1.5 C (34.7 F) warmer than average.",
           "2024-01-20",
           {"unit.temperature error [34.7 F] -> 2.7 F"}},
          {"The mercury rose to 104 degrees Fahrenheit (35 degrees Celsius).",
           "2024-01-20",
           {"unit.temperature error [35 degrees Celsius] -> 40 degrees Celsius"}},
          {"Temperatures are expected to fall to -5\xC2\xB0"
           "C (32\xC2\xB0"
           "F) overnight.",
           "2024-01-20",
           {"unit.temperature error [32\xC2\xB0"
            "F] -> 23\xC2\xB0"
            "F"}},
          {"It was the hottest day on record, at 41.2C (116.2F).",
           "2024-01-20",
           {"unit.temperature error [116.2F] -> 106.2F"}},
          {"Global temperatures could rise by 3\xC2\xB0"
           "C (37.4\xC2\xB0"
           "F) this century.",
           "2024-01-20",
           {"unit.temperature error [37.4\xC2\xB0"
            "F] -> 5.4\xC2\xB0"
            "F"}},
      },
      "unit.");
}

TEST_CASE("rates of exchange") {
  check_rows(
      {
          {"The bridge cost \xC2\xA3"
           "300,000 (\xE2\x82\xAC"
           "350,000). The road cost \xC2\xA3"
           "600,000 (\xE2\x82\xAC"
           "500,000).",
           "2024-01-20",
           {"unit.rate error [\xE2\x82\xAC"
            "500,000] -> \xE2\x82\xAC"
            "700,000"}},
          {"The firm was sold for \xC2\xA3"
           "3m (\xE2\x82\xAC"
           "3.5bn).",
           "2024-01-20",
           {"unit.rate error [\xE2\x82\xAC"
            "3.5bn]"}},
          {"It raised 20 million yuan ($2.8 million), and will spend 10 million yuan ($14 million) on the port.",
           "2024-01-20",
           {"unit.rate error [$14 million] -> $1 million"}},
      },
      "unit.");
}

TEST_CASE("respectively") {
  check_rows(
      {
          {"Norway, Chile and Ghana won 12 and 15 medals respectively.",
           "2024-01-20",
           {"number.respectively error [respectively]"}},
          {"Anna Hale and Peter Boyd received 40, 35 and 20 percent respectively.",
           "2024-01-20",
           {"number.respectively error [respectively]"}},
      },
      "number.");
}

TEST_CASE("thousands, millions, billions") {
  check_rows(
      {
          {"The fund holds $3.4 billion for rural schools. Ministers said the $3.4 million for rural schools would be "
           "paid in May.",
           "2024-01-20",
           {"number.scale error [$3.4 million] -> $3.4 billion"}},
          {"The dam will cost $2.4 billion, the ministry said. Opponents say the $2.4 million dam is not needed.",
           "2024-01-20",
           {"number.scale error [$2.4 million] -> $2.4 billion"}},
          {"The company made a profit of 3.5 million euros. Last year's profit of 3.5 billion euros was a record.",
           "2024-01-20",
           {"number.scale error [3.5 billion euros] -> 3.5 million euros"}},
          {"About 1.2 million people live in the region. Aid has reached the 1.2 billion people of the region, the "
           "agency said.",
           "2024-01-20",
           {"number.scale error [1.2 billion people] -> 1.2 million people"}},
      },
      "number.");
}

TEST_CASE("digits lost and swapped") {
  check_rows(
      {
          {"The school has 1,947 pupils from 30 villages. Its 1,974 pupils come by bus, and some villages are far "
           "away.",
           "2024-01-20",
           {"number.digits warning [1,974 pupils] -> 1,947 pupils"}},
          {"The order was Executive Order 14017. Officials said Executive Order 14017 works. The anniversary of "
           "Executive Order 1417 is in May.",
           "2024-01-20",
           {"number.digits warning [1417] -> 14017"}},
      },
      "number.");
}

TEST_CASE("what the story counted before") {
  check_rows(
      {
          {"The avalanche killed 23 climbers on Monday. Relatives of the 32 climbers gathered at the foot of the "
           "mountain.",
           "2024-01-20",
           {"number.conflict warning [32 climbers] -> 23 climbers"}},
          {"The fire at the hotel killed 14 people, police said. The hotel was built in 1970. All 16 victims were "
           "guests from abroad.",
           "2024-01-20",
           {"number.conflict warning [16 victims] -> 14 victims"}},
          {"Some 45 passengers were aboard the bus when it left the road. The driver died. The 54 passengers were "
           "taken to hospital.",
           "2024-01-20",
           {"number.conflict warning [54 passengers] -> 45 passengers"}},
          {"The ship carried 23 crew members, the coast guard said. A helicopter lifted all 32 crew members to safety.",
           "2024-01-20",
           {"number.conflict warning [32 crew members] -> 23 crew members"}},
      },
      "number.");
}

TEST_CASE("headlines and stories") {
  check_rows(
      {
          {"Ferry fire kills 12 \n\nA fire on a ferry killed 15 people on Monday, the coast guard said.\n\nAll of them "
           "were passengers.",
           "2024-01-20",
           {"number.headline error [12] -> 15"}},
          {"Council to cut 600 jobs\n\nThe council will cut 500 jobs next year, it said on Monday.\n\nUnions said the "
           "jobs were needed.",
           "2024-01-20",
           {"number.headline error [600 jobs] -> 500 jobs"}},
          {"60 percent of voters back bridge\n\nA bridge is backed by 65 percent of voters, a poll showed on Monday.",
           "2024-01-20",
           {"number.headline error [60 percent] -> 65 percent"}},
          {"Museum gets $4.5 million for new wing\n\nThe museum will get $5.4 million for a new wing, the city said on "
           "Monday.",
           "2024-01-20",
           {"number.headline error [$4.5 million] -> $5.4 million"}},
          {"Three injured in bus crash\n\nFive people were injured when a bus crashed on Monday, police said.",
           "2024-01-20",
           {"number.headline error [Three injured] -> Five injured"}},
          {"Quake kills 34 in mountain town\n\nAt least 43 people were killed when an earthquake struck the town of "
           "Redmire on Monday, officials said.\n\nRescuers were searching for more victims.",
           "2024-01-20",
           {"number.headline error [34] -> 43"}},
          {"City to spend $12 million on parks\n\nHARROW - The city will spend $1.2 million on parks over the next two "
           "years, the mayor said on Monday.\n\nThe money will come from the state.",
           "2024-01-20",
           {"number.headline error [$12 million] -> $1.2 million"}},
          {"Unemployment falls to 4.5 percent\n\nUnemployment fell to 5.4 percent in May, the statistics office said "
           "on Monday.\n\nIt was 5.9 percent in April.",
           "2024-01-20",
           {"number.headline error [4.5 percent] -> 5.4 percent"}},
          {"School with 300 pupils to close\n\nA village school with 400 pupils will close in July, the county "
           "said.\n\nParents protested.",
           "2024-01-20",
           {"number.headline error [300 pupils] -> 400 pupils"}},
      },
      "number.");
}

TEST_CASE("superlatives and series") {
  check_rows(
      {
          {"Sales reached $40 million last year, the highest since 2010. They had fallen to $20 million in 2020 from "
           "$45 million in 2015.",
           "2024-01-20",
           {"number.superlative warning [2010]"}},
      },
      "number.");
}

TEST_CASE("ordinals and earlier occasions") {
  check_rows(
      {
          {"It was the third summit of the two leaders, after meetings in 2015, 2017 and 2019.",
           "2024-01-20",
           {"number.ordinal warning [third summit]"}},
      },
      "number.");
}

TEST_CASE("figures that agree, and those that only look alike") {
  for (const char* area : {"number.", "unit."})
    check_silent(
        {
            "Shares rose 25% to $125 from $100 on Monday.",
            "Shares rose 25 percent from a year earlier to $150, from $140 in March.",
            "Revenue rose 12 percent to $4.8 billion from $4.3 billion a year earlier.",
            "Adjusted for inflation, wages rose 2 percent to $1,500 from $1,200.",
            "Sales grew nearly 50 percent, to 148 from 100.",
            "Profit more than doubled to $50 million from $20 million.",
            "The herd nearly doubled, from 42 to 80.",
            "The rate rose from 4 percent to 6 percent, an increase of 50 percent.",
            "The rate rose two percentage points, from 4 percent to 6 percent.",
            "The firm swung to a loss as profits fell 120 percent.",
            "Prices rose 300 percent in a year.",
            "The tariff was cut from 150 percent to 50 percent.",
            "Almost half (48 per cent) of the members voted in favour.",
            "More than half of the members (56 per cent) voted in favour.",
            "One in four residents (24 percent) has no car.",
            "A third of the delegates (40 of 120) backed the motion.",
            "In the survey, which allowed several answers, 45 percent named cost, 40 percent named time and 35 percent "
            "named noise.",
            "Among men 60 percent supported the bill; among women 45 percent opposed it.",
            "Support rose to 60 percent in May, 65 percent in June and 70 percent in July.",
            "Nine of the 10 board members were present.",
            "Three countries, including Norway, Chile, Ghana and Fiji, signed.",
            "Three countries - Norway, Chile and Ghana - signed the pact.",
            "The ship called at three ports: Bergen, Hull and Antwerp.",
            "Two islands - Trinidad and Tobago - are one state.",
            "Three states: Bosnia and Herzegovina, Serbia and Croatia.",
            "Two couples, Anna and Peter Hale and Mary and John Cole, moved in.",
            "The three best films were set in Paris, London, Rome and Oslo.",
            "The crash killed 12 people, including five in Harrow and four in Linden.",
            "The crash killed 12 people: seven in the bus and five in the car.",
            "The team won 25 medals: 12 gold, nine silver and four bronze.",
            "The group has 40 members, 12 vehicles and three dogs.",
            "He bought 12 apples, five pears and four plums.",
            "At least 12 people died, five in Harrow and four in Linden, with others missing.",
            "Of the 12 members, nine voted for and three against.",
            "Of the 60 passengers, 45 were rescued and 10 died.",
            "Between 40 and 50 people attended the service.",
            "The shop is open between 9 and 5.",
            "The difference between 50 and 40 is small.",
            "Temperatures fell from 30 to 20 degrees.",
            "Prices range from $300 to $500.",
            "Norwick Town won 3-2 against Harrow on Saturday.",
            "Norwick lost 2-3 to Harrow.",
            "Norwick won the final 2-6, 6-4, 7-5.",
            "The court ruled 5-4 and the other side won 2-3 seats.",
            "Norwick won 1-2 away to Harrow.",
            "The grant of $120 million will be shared among 40 schools, an average of $3 million each.",
            "The village lies 10 miles (16 km) from the border.",
            "The village lies about 10 miles (15 km) from the border.",
            "A 100-mile (160-kilometer) stretch was closed.",
            "He is 6 feet 2 inches (188 cm) tall.",
            "The ship was 200 nautical miles (370 km) away.",
            "Temperatures reached 35 degrees Celsius (95 degrees Fahrenheit).",
            "The sea has warmed by 2 degrees Celsius (3.6 degrees Fahrenheit) since then.",
            "It was 5C (41F) at noon.",
            "The low was minus 10 C (14 F).",
            "The target is to limit warming to 1.5 C (2.7 F).",
            "Temperatures will be above 40 C (104 F) on Friday.",
            "The bridge cost \xC2\xA3"
            "300,000 (\xE2\x82\xAC"
            "350,000). The road cost \xC2\xA3"
            "600,000 (\xE2\x82\xAC"
            "700,000).",
            "The firm was sold for \xC2\xA3"
            "3m (\xE2\x82\xAC"
            "3.5m).",
            "Norway and Chile won 12 and 15 medals respectively.",
            "The first, second and third prizes were 300, 200 and 100 euros respectively.",
            "The fund holds $3.4 billion for schools. It paid $3.4 million in fees last year.",
            "The school has 1,947 pupils. The town has 1,974 seats in its stadium.",
            "Ferry fire kills 12 \n\nA fire on a ferry killed seven men and five women on Monday, the coast guard "
            "said.\n\nAll of them were passengers.",
            "Council to cut 600 jobs\n\nThe council will cut about 600 jobs next year, it said on Monday.",
            "Nearly 1,000 march in capital\n\nSome 980 people marched in the capital on Monday, police said.",
            "Three things to know about the vote\n\nVoters in five towns will elect 12 members on Monday.",
            "Sales reached $40 million last year, the highest since 2015. They had fallen to $20 million in 2020 from "
            "$45 million in 2015.",
            "It was the fourth summit of the two leaders, after meetings in 2015, 2017 and 2019.",
            "Turnout was 61 percent, up from 55 percent four years ago.",
            "Inflation slowed to 3.2 percent in May from 3.7 percent in April, below forecasts of a rise of 3.4 "
            "percent.",
            "Production fell 3 percent in May and 5 percent in June, to 4,000 from 4,500 tonnes in January.",
            "Twelve of the 40 members are women, 10 are under 30.",
            "The index rose 1.5 percent to 5,200, and volume doubled to 2 billion shares from 1.4 billion on Friday's "
            "half day.",
            "Two people were killed on Monday. On Tuesday the five victims of an earlier crash were buried.",
            "Police arrested 12 people, nine men and three women, aged 19 to 45.",
            "She paid $20 for three books, two pens and a map.",
            "Exports to China, India and Brazil rose 10 percent and 12 percent respectively in May and June.",
            "Half of the 40 rooms, or 20, are free.",
            "A third of the pupils, or 33 percent, walk.",
            "Costs doubled from 2019 to 2023, and staff numbers rose from 40 to 60.",
            "The town of 4,500 people has three schools, two churches and one mill.",
            "Unemployment fell to 4.1 percent, from 4.3 percent in May, and the number of jobless dropped 3 percent.",
            "The 27 victims included 12 men and nine women.",
            "The deal is worth $2.5 billion (2.3 billion euros).",
            "Eight of the 10 largest cities lost people between 2010 and 2020.",
            "He scored 24 of the team's 20 second-half points in the first.",
        },
        "2024-07-20", area);
}

TEST_CASE("figures of news prose that agree") {
  for (const char* area : {"number.", "unit."})
    check_silent(
        {
            "Sales rose 20 percent, to $60 million, while costs fell from $40 million to $35 million.",
            "The index rose 2 percent on Monday, to 5,100 from a low of 4,200 last year.",
            "Unemployment fell to 5 percent from 6 percent, and wages rose 4 percent.",
            "Membership doubled in ten years, and grew from 900 to 1,000 last year alone.",
            "Prices have risen by half since 2019, from $4 to $6.",
            "The number of cases rose by more than 60 percent, from 310 to 505.",
            "Nearly two thirds of the members (78 of 120) agreed.",
            "About one in five pupils (18 percent) is absent on Mondays.",
            "Some 40 percent of men and 70 percent of women said yes.",
            "The party won 40 percent of the vote in the city and 65 percent in the country.",
            "Support is 52 percent among the young, 48 percent among the middle-aged and 39 percent among the old.",
            "Three of the group's four members - Anna, Ben and Carl - were at the party.",
            "Two teams, Norwick and Harrow, and a guest side, Selby, took part.",
            "The two sides, Norway and Sweden, and their allies, Chile and Peru, met.",
            "Five people were hurt: a driver, two passengers, a cyclist and a policeman.",
            "The library has four branches: the main building and three in the suburbs.",
            "Four artists, among them Hale, Boyd and Cole, signed.",
            "She speaks three languages, English, French and German, and reads Latin.",
            "He owns 12 horses, seven of them in training.",
            "The fire killed 14 people, eight of them children, and injured 23.",
            "The 30 houses, 12 of which are empty, were built in 1970.",
            "The committee approved it by 12 votes to three, with two members absent, in a body of 17.",
            "Twelve people died and 40 were injured; 15 of the injured are in hospital.",
            "The death toll rose to 23 on Tuesday from 15 on Monday.",
            "Police first said 12 had died, then revised the figure to 11.",
            "The company sold 40,000 cars and 50,000 vans, 10,000 more than last year.",
            "The 1.5-mile (2.4-kilometer) road and a 10-mile (16-km) path will be closed.",
            "The tank holds 100 gallons (455 litres) in Britain.",
            "The ship weighs 50,000 long tons (50,800 metric tons).",
            "The 5-foot-10-inch (178 cm) striker scored.",
            "Lows of 5 to 10 degrees Celsius (41 to 50 Fahrenheit) are expected.",
            "The reactor ran at 300 degrees Celsius (570 Fahrenheit).",
            "It was 1.2 degrees Celsius (2.2 degrees Fahrenheit) warmer than the average of 14 C (57 F).",
            "Norwick won 3-2 after trailing 0-2 at half-time.",
            "Norwick won 4-2 on penalties after a 1-1 draw.",
            "Harrow won the series 2-1 and Selby the other 0-3.",
            "The score was 2-3 when the lights went out, and Norwick won.",
            "They beat Harrow 1-0 and 2-3 on the way.",
            "The tickets cost from $90 down to $40.",
            "The gap between 50 and 40 percent is closing.",
            "The prize of $1 million was shared between three winners, who got $500,000, $300,000 and $200,000.",
            "An average of 20 people a day visit the 30 rooms, or 7,300 a year.",
            "The fund gave $90 million to 30 schools, or up to $5 million each.",
            "Headcount at the bank, 12,000, is 3,000 lower than in 2019.",
            "Teams from Norway, Sweden and Denmark finished first, second and third, respectively.",
            "Norway and Sweden won 10 gold and 8 silver medals and 9 gold and 7 silver medals, respectively.",
            "The fund holds $2.4 billion. Fees came to $2.4 million.",
            "Bus with 45 pupils crashes, 12 hurt\n\nA bus carrying 45 pupils crashed on Monday, police said.\n\nTwelve "
            "children were slightly hurt and the driver, 52, was taken to hospital.",
            "Storm kills five in north\n\nA storm killed three people in Harrow and two in Selby on Monday, officials "
            "said.\n\nSome 20 were hurt.",
            "10 ways to save on heating\n\nHeating bills will rise by 12 percent this winter, the regulator "
            "said.\n\nHere is what you can do.",
            "Dozens hurt as stand collapses\n\nAt least 35 people were hurt on Monday when a stand collapsed, police "
            "said.",
            "Harrow wins fourth title in six years\n\nHarrow won the league on Saturday. It was the fourth title for "
            "the club in six years and the ninth in all.",
            "Workers at 3 plants strike\n\nWorkers at three plants walked out on Monday. The strike hit 2,100 of the "
            "firm's 9,000 workers.",
            "Prices fell 0.5 percent in May, after a drop of 1.5 percent, and are down 120 basis points.",
            "Losses narrowed by 40 percent to $30 million from $50 million.",
            "The loss widened 150 percent to $50 million from $20 million.",
            "Its debt was cut by $200 million, or 20 percent, to $800 million.",
            "He won with 53 percent of the vote to 47 percent for his rival.",
            "Water use fell by 15 percent, from 200 litres to 170 litres a head.",
            "Rents were $1,500 in May, up 3 percent from April and 25 percent from $1,200 a year ago.",
            "A total of 80 people, 50 men and 30 women, took part.",
            "The fire burned 5,000 acres (2,000 hectares) and 20 homes.",
            "More than 90 percent of the 5,000 voters, or about 4,600, took part.",
            "The flight took 3 hours, twice the 90 minutes planned.",
            "They own 60 percent, or 12 million shares, of the company's 20 million shares.",
            "The three-day, four-city tour takes in Oslo, Bergen, Hull and Leeds.",
            "Nine in 10 (91 percent) said yes, but one in 10 (9 percent) said no.",
            "Just under half of respondents (47 percent) agreed, with a quarter (26 percent) opposed.",
        },
        "2024-07-20", area);
}

TEST_CASE("figures of news prose that do not agree") {
  check_rows(
      {
          {"Sales of electric cars jumped 40 percent to 84,000 vehicles in the first quarter, compared with 70,000 in "
           "the same period of 2023, the industry group said.",
           "2024-06-20",
           {"number.change error [40 percent] -> 20 percent"}},
          {"The number of homeless people in the city has risen to 4,500 from 3,000 in 2019, a 30 percent increase, "
           "according to a count published Monday.",
           "2024-06-20",
           {"number.change error [30 percent] -> 50 percent"}},
          {"The minimum wage will go up from 12 euros an hour to 15 euros, an increase of 20 percent.",
           "2024-06-20",
           {"number.change warning [20 percent] -> 25 percent"}},
          {"\"We have gone from 200 members to 300 members, a rise of 40 percent,\" the club's president said.",
           "2024-06-20",
           {"number.change warning [40 percent] -> 50 percent"}},
          {"Passenger numbers fell to 2.1 million last year from 2.8 million, a drop of 35 percent.",
           "2024-06-20",
           {"number.change error [35 percent] -> 25 percent"}},
          {"Police said 14 people were injured: six women, five men and two children.",
           "2024-06-20",
           {"number.total error [14 people] -> 13 people"}},
          {"A bomb exploded in a market, killing 20 people, including 12 women and 10 children, police said.",
           "2024-06-20",
           {"number.total error [20 people] -> 22 people"}},
          {"The bus, with 48 passengers on board, overturned. Sixty of the 48 passengers were hurt.",
           "2024-06-20",
           {"number.part error [Sixty of the 48 passengers]"}},
          {"About 60 percent of the 500 workers, or 200 people, accepted the offer.",
           "2024-06-20",
           {"number.share error [200 people] -> 300 people"}},
          {"The survey found 55 percent supported the plan, 38 percent opposed it and 17 percent were not sure.",
           "2024-06-20",
           {"number.shares error [55 percent supported the plan, 38 percent opposed it and 17 percent]"}},
          {"Three of the suspects - Hale, Boyd, Cole and Ames - have been released on bail.",
           "2024-06-20",
           {"number.list error [Three] -> Four"}},
          {"The tournament will be held in four cities: Lyon, Nice, Lille, Metz and Brest.",
           "2024-06-20",
           {"number.list error [four cities] -> five cities"}},
          {"The fund has given $2 million to each of its 30 projects, a total of $90 million.",
           "2024-06-20",
           {"number.average error [$2 million] -> $3 million"}},
          {"Between 200 and 150 soldiers took part in the parade.",
           "2024-06-20",
           {"number.order error [200 and 150 soldiers] -> 150 and 200 soldiers"}},
          {"The dam holds 3.2 billion cubic metres of water. The 3.2 million cubic metres of water last for two "
           "summers.",
           "2024-06-20",
           {"number.scale error [3.2 million cubic metres] -> 3.2 billion cubic metres"}},
          {"The prize money was doubled to $30,000 from $20,000.",
           "2024-06-20",
           {"number.ratio error [$30,000] -> $40,000"}},
          {"Harrow United beat Norwick City 0-3 on Saturday to move into second place.",
           "2024-06-20",
           {"number.score error [0-3] -> 3-0"}},
          {"Brazil defeated Chile 1-2 to reach the final.", "2024-06-20", {"number.score error [1-2] -> 2-1"}},
          {"His salary was cut in half, from $90,000 to $60,000.",
           "2024-06-20",
           {"number.ratio error [$60,000] -> $45,000"}},
          {"The cost has risen fivefold, from $10 million to $40 million.",
           "2024-06-20",
           {"number.ratio error [$40 million] -> $50 million"}},
          {"Four in ten voters (55 percent) said the economy was their main concern.",
           "2024-06-20",
           {"number.share error [Four in ten voters (55 percent]"}},
          {"A two-thirds majority, or 58 of the 100 senators, backed the amendment.",
           "2024-06-20",
           {"number.share error [two-thirds majority, or 58 of the 100 senators]"}},
          {"Of the 435 members of the House, 230 are Democrats and 215 are Republicans.",
           "2024-06-20",
           {"number.total error [435 members]"}},
          {"Profit fell 15 percent to $70 million, from $100 million.",
           "2024-06-20",
           {"number.change error [15 percent] -> 30 percent"}},
          {"She has won 24 titles, 12 on grass, eight on clay and six on hard courts.",
           "2024-06-20",
           {"number.total error [24 titles] -> 26 titles"}},
          {"Officials estimated the crowd at between 30,000 and 20,000.",
           "2024-06-20",
           {"number.order error [30,000 and 20,000] -> 20,000 and 30,000"}},
          {"The village has 340 residents, of whom 360 are over 60.",
           "2024-06-20",
           {"number.part error [340 residents, of whom 360]"}},
          {"Some 1,200 of the village's 900 residents have left.",
           "2024-06-20",
           {"number.part error [1,200 of the village's 900 residents]"}},
          {"The plane had 180 passengers and six crew aboard, a total of 196 people.",
           "2024-06-20",
           {"number.total error [196 people] -> 186 people"}},
      },
      "number.");
}
