#include "check_rows.h"

using namespace claims::test;

TEST_CASE("games won, drawn and lost") {
  check_rows(
      {
          {"The team won 12 of its 15 games and lost five.",
           "2024-01-20",
           {"number.total error [15 games] -> 17 games"}},
          {"Harrow have won 12 of their 15 matches and lost five.",
           "2024-01-20",
           {"number.total error [15 matches] -> 17 matches"}},
          {"City played 20 games this season, winning 12, drawing five and losing six.",
           "2024-01-20",
           {"number.total error [20 games] -> 23 games"}},
          {"In 30 matches Norwick won 18, drew seven and lost eight.",
           "2024-01-20",
           {"number.total error [30 matches] -> 33 matches"}},
          {"The club has won 10, drawn four and lost five of its 20 league games.",
           "2024-01-20",
           {"number.total warning [20 league games] -> 19 league games"}},
          {"Of its 38 matches it won 20, drew 10 and lost 10.",
           "2024-01-20",
           {"number.total error [38 matches] -> 40 matches"}},
          {"They lost eight of the 14 games they played and won seven.",
           "2024-01-20",
           {"number.total error [14 games] -> 15 games"}},
          {"The side won nine and lost four of its 12 games.",
           "2024-01-20",
           {"number.total error [12 games] -> 13 games"}},
          {"She has won 21 of her 24 matches this year, losing four.",
           "2024-01-20",
           {"number.total error [24 matches] -> 25 matches"}},
          {"He won 30 of his 32 fights, lost three and drew one.",
           "2024-01-20",
           {"number.total error [32 fights] -> 34 fights"}},
          {"The team has a record of 12 wins and five losses in 15 games.",
           "2024-01-20",
           {"number.total error [15 games] -> 17 games"}},
          {"The Bears won 12 games and lost six in a season of 16 games.",
           "2024-01-20",
           {"number.total error [16 games] -> 18 games"}},
      },
      "number.");
  check_silent(
      {
          "The team won 12 of its 15 games and lost three.",
          "The team won 12 of its 15 games and lost five players to injury.",
          "City played 20 games this season, winning 12, drawing five and losing three.",
          "Of its 38 matches it won 20, drew 10 and lost eight.",
          "Harrow won 12 of their last 15 games and lost five in the spring.",
          "The team won 12 of its 15 home games and lost five away.",
          "The club won 12 of 15 games in the autumn, then lost five in a row.",
          "Norwick won 12 of its 15 games, scored 40 goals and lost five points by a ruling.",
          "The company won 12 of 15 contracts and lost five workers.",
          "He won four of his 10 races.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("sets, draws and goals") {
  check_rows(
      {
          {"She won the final in straight sets, 6-4, 4-6, 6-2.", "2024-01-20", {"number.score error [6-4, 4-6, 6-2]"}},
          {"Harrow won 3-1 with two goals by Hale and two by Boyd.", "2024-01-20", {"number.score warning [3-1]"}},
          {"The match ended in a 2-1 draw.", "2024-01-20", {"number.score error [2-1]"}},
          {"The teams drew 3-2 on Saturday.", "2024-01-20", {"number.score error [3-2]"}},
          {"Harrow's 1-3 win over Norwick put them top.", "2024-01-20", {"number.score error [1-3] -> 3-1"}},
          {"Hale won in three sets, 6-4, 6-3.", "2024-01-20", {"number.score error [6-4, 6-3]"}},
          {"Norwick defeated Harrow by 78 points to 81.", "2024-01-20", {"number.score error [78 points to 81]"}},
          {"He beat Boyd in straight sets, 6-4, 3-6, 7-5.", "2024-01-20", {"number.score error [6-4, 3-6, 7-5]"}},
      },
      "number.");
  check_silent(
      {
          "She won the final in straight sets, 6-4, 6-2.",
          "Harrow were beaten 1-4 by Norwick.",
          "Norwick lost 3-1 to the visitors.",
          "The match ended in a 2-2 draw.",
          "After a 2-1 win and a 1-1 draw, the team leads.",
          "Harrow drew 2-2 and won 3-1 on penalties.",
          "Hale won in three sets, 6-4, 3-6, 6-3.",
          "Harrow won 3-1 with two goals by Hale and one by Boyd.",
          "They drew 3,200 people.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("sets of the winner") {
  check_rows(
      {
          {"Rosa Hallam won her first title, beating Ina Moor 3-6, 6-4, 4-6 in two hours.",
           "2024-01-20",
           {"number.score error [3-6, 6-4, 4-6]"}},
          {"Kerr defeated Olsen 4-6, 6-7 on Friday.", "2024-01-20", {"number.score error [4-6, 6-7]"}},
      },
      "number.score");
  check_silent(
      {
          "Rosa Hallam won her first title, beating Ina Moor 3-6, 6-4, 6-4 in two hours.",
          "Hale, who beat Moor in May, lost 3-6, 6-4, 4-6.",
          "Moor was beaten 3-6, 6-4, 4-6.",
          "Kerr and Lind beat Olsen and Moor 6-4, 3-6, [10-8].",
          "The Rovers beat the Town 4-6, 6-3 on aggregate.",
      },
      "2024-01-20", "number.score");
}
