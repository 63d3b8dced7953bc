#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("a comparison needs a period that has been") {
  check_rows({{"Homicides are 24 percent higher than the first quarter of 2025.",
               "2024-06-20",
               {"date.not-yet error [the first quarter of 2025]"}},
              {"Exports were lower than in 2026.", "2024-06-20", {"date.not-yet error [2026]"}},
              {"Sales stood at 40 million, compared with 31 million in 2023.", "2024-06-20", {}},
              {"Output is up from 2025.", "2024-06-20", {"date.not-yet error [2025]"}}},
             "date.not-yet");
  check_silent({"Homicides are 24 percent higher than the first quarter of 2023.",
                "Prices will be higher than in 2025.", "Growth is forecast to be lower than in 2025.",
                "The target is lower than in 2025.", "Output is higher than in 2024."},
               "2024-06-20", "date.not-yet");
}

TEST_CASE("what began cannot have begun next year") {
  check_rows({{"The work began in early 2025.", "2024-06-20", {"date.not-yet warning [early 2025]"}},
              {"The fighting broke out in 2025.", "2024-06-20", {"date.not-yet warning [2025]"}}},
             "date.not-yet");
  check_silent({"The work began in early 2024.", "The work would have begun in 2025.", "The film began in 2025.",
                "If it began in 2025, nobody would notice."},
               "2024-06-20", "date.not-yet");
}

TEST_CASE("an aim lies ahead") {
  check_rows(
      {{"The city will replace all buses by 2019.", "2024-06-20", {"date.deadline-past error [2019]"}},
       {"By 2020, the grid will be free of coal.", "2024-06-20", {"date.deadline-past error [2020]"}},
       {"By 2020, make sure all our electricity is clean.", "2024-06-20", {"date.deadline-past warning [2020]"}}},
      "date.deadline-past");
  check_silent(
      {"The city will replace all buses by 2029.", "By 2020 the city had replaced all buses.",
       "The city pledged that it will replace all buses by 2019.", "The city missed its aim to replace them by 2019.",
       "Emissions will fall by 2005 levels.", "It was said that all will be replaced by 2019."},
      "2024-06-20", "date.deadline-past");
}

TEST_CASE("nobody who lives performed a lifetime ago") {
  check_rows({{"She's performed on the biggest stages. I think her performance in 1919 at the fair was special.",
               "2022-12-04",
               {"person.living-memory warning [1919]"}},
              {"I remember my first visit in 1913.", "2022-12-04", {"person.living-memory warning [1913]"}}},
             "person.living-memory");
  check_silent({"She's performed on the biggest stages. Her performance in 2019 was special.",
                "The general is remembered for his march in 1812.", "His defeat in 1812 was total.",
                "He is proud of his grandfather's arrival in 1919."},
               "2022-12-04", "person.living-memory");
}

TEST_CASE("what has been written was written before") {
  check_rows({{"The survey builds on a paper of 2031 in which they described it.",
               "2021-04-15",
               {"date.not-yet warning [2031]"}}},
             {});
  check_silent({"The survey builds on a paper of 2013 in which they described it.",
                "The novel tells of a paper of 2031 in which they described it."},
               "2021-04-15", {});
}
