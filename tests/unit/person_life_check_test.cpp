#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("an age beside a year of birth is flagged whoever is meant") {
  check_rows(
      {
          {"Anton Reuss won on Sunday. Born in 1980, the 24-year-old baker trains at night.",
           "2014-06-20",
           {"person.age-birth error [24]"}},
          {"Anton Reuss, born in May 1930 and now 74, was there.", "2014-06-20", {"person.age-birth error [74]"}},
          {"Mr. Reuss, born in 1945 and at 59 still on the board, will leave.",
           "2014-06-20",
           {"person.age-birth error [59]"}},
      },
      "person.");
  check_silent(
      {
          "Anton Reuss won on Sunday. Born in 1980, the 34-year-old baker trains at night.",
          "Anton Reuss, born in May 1930 and now 84, was there.",
          "Mr. Reuss, born in 1945 and at 16 apprenticed to a baker, will leave.",
          "Born in 1980, the 24-year-old baker went to Leeds in 2004.",
          "Mr. Reuss, born in 1945 and at 68 still on the board, will leave.",
      },
      "2014-06-20", "person.");
}

TEST_CASE("an obituary's age at death is held against the birth that stands further down") {
  check_rows(
      {
          {"Laura Ann Bendix, who mapped the caves of the county by candle, died on Monday at her home in Leeds. She "
           "was "
           "93.\n\nHer niece confirmed the death.\n\nBorn on May 3, 1921, in York, she learned to climb from her "
           "father.",
           "2012-09-20",
           {"person.age-birth error [93]"}},
          {"Anton Reuss, a baker who fed the strikers of the Wexford docks, died on Monday in Leeds. He was 68.\n\nThe "
           "cause was a stroke.\n\nHe was born on July 8, 1931, in York.",
           "2012-09-20",
           {"person.age-birth error [68]"}},
      },
      "person.");
  check_silent(
      {
          "Laura Ann Bendix, who mapped the caves of the county by candle, died on Monday at her home in Leeds. She "
          "was "
          "91.\n\nHer niece confirmed the death.\n\nBorn on May 3, 1921, in York, she learned to climb from her "
          "father.",
          "Laura Ann Bendix, who mapped the caves of the county by candle, died on Monday at her home in Leeds. She "
          "was "
          "63.\n\nHer mother is a painter. She was born on May 3, 1921, in York.",
          "Laura Ann Bendix, whose father died on Monday, opened the show in Leeds. She was 63.\n\nBorn on May 3, "
          "1921, "
          "he was a painter.",
      },
      "2012-09-20", "person.");
}

TEST_CASE("ages of people who are not named beside them are flagged") {
  check_rows(
      {
          {"Anton Reuss was sent to prison on Monday for theft.\n\nReuss, 47, had pleaded guilty.\n\nLaura Bendix, a "
           "lawyer, said the 42-year-old had sold his boat.",
           "2012-09-20",
           {"person.age-conflict warning [42]"}},
          {"Anton Reuss was sent to prison on Monday for theft.\n\nReuss, 47, had pleaded guilty.\n\nHis brother, Paul "
           "Reuss, 51, asked for mercy.\n\nLaura Bendix, a lawyer, said the 49-year-old had sold his boat.",
           "2012-09-20",
           {"person.age-conflict warning [49]"}},
          {"Laura Bendix, 44, was sent to prison. Her younger sister, 48, was set free.",
           "2012-09-20",
           {"person.age-conflict warning [48]"}},
          {"Laura Bendix, 44, was sent to prison. Her older brother, Paul, 41, was set free.",
           "2012-09-20",
           {"person.age-conflict warning [41]"}},
      },
      "person.");
  check_silent(
      {
          "Anton Reuss was sent to prison on Monday for theft.\n\nReuss, 47, had pleaded guilty.\n\nLaura Bendix, a "
          "lawyer, said the 47-year-old had sold his boat.",
          "Anton Reuss was sent to prison on Monday for theft.\n\nReuss, 47, had pleaded guilty. Paul Lode had not; "
          "the "
          "42-year-old had run away.",
          "Anton Reuss was sent to prison.\n\nReuss, 47, hit a woman with a bottle. The 42-year-old was taken to "
          "hospital.",
          "Laura Bendix, 44, was sent to prison. Her younger sister, 41, was set free.",
          "Laura Bendix, 44, was sent to prison. Paul Lode, 50, was not. His younger sister, 48, was set free.",
          "Harold Whitcombe, born in March 1930, was there. His grandson, also Harold Whitcombe, 34, drove him.",
      },
      "2012-09-20", "person.");
}

TEST_CASE("two posts at one place are flagged") {
  check_rows(
      {
          {"Laura Bendix, the school's manager, saw the fire. Ms. Bendix, the school's gardener, called for help.",
           "2012-09-20",
           {"person.office warning [gardener]"}},
      },
      "person.");
  check_silent(
      {
          "Laura Bendix, the school's manager, saw the fire. Ms. Bendix, the school's former gardener, called for "
          "help.",
          "Laura Bendix, the school's manager, saw the fire. Ms. Bendix, the town's archer, called for help.",
          "Laura Bendix, the school's manager, saw the fire. Paul Lode, the school's gardener, called for help.",
      },
      "2012-09-20", "person.");
}

TEST_CASE("a nationality of somebody told of by trade alone is held against the story's one of that trade") {
  check_rows(
      {
          {"Laura Bendix, a Canadian painter, died in May. Bendix was 91. A plaque in Nice honors the American "
           "painter.",
           "2012-09-20",
           {"person.nationality warning [American painter]"}},
          {"Laura Bendix (1923-2010), a Canadian painter who lived in Nice, died in May. A plaque honors the American "
           "painter.",
           "2010-09-20",
           {"person.nationality warning [American painter]"}},
      },
      "person.nationality");
  check_silent(
      {
          "Laura Bendix, a Canadian painter, died in May. Bendix was 91. A plaque in Nice honors the Canadian painter.",
          "Laura Bendix, a Canadian painter, died in May. Bendix was 91. She knew the American painter Paul Lode.",
          "Laura Bendix, a Canadian painter, died in May. Bendix was 91. She met an American painter in Nice. The "
          "American painter was kind.",
          "Laura Bendix, a Canadian painter, died in May. Bendix was 91. A plaque in Nice honors the American "
          "sculptor.",
      },
      "2012-09-20", "person.nationality");
}
