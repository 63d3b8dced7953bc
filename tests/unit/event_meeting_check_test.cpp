#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("event.session: a session of the General Assembly and a year in which it did not meet") {
  check_rows(
      {
          {"The 79th session of the UN General Assembly in 2022 was long.",
           "2025-06-20",
           {"event.session error [2022]"}},
          {"The United Nations is old. The 79th General Assembly, opened in 2023, was long.",
           "2025-06-20",
           {"event.session warning [2023]"}},
          {"The 79th UN General Assembly, which opened in 2025, was long.",
           "2025-06-20",
           {"event.session error [2025]"}},
          {"He spoke at the 74th United Nations General Assembly in New York in September 2018.",
           "2025-06-20",
           {"event.session error [2018]"}},
      },
      "event.session");
  check_silent(
      {
          "The 79th session of the UN General Assembly in 2024 was long.",
          "The 79th session of the UN General Assembly in 2025 was long.",
          "The 79th General Assembly, which opened in September 2024, was long.",
          "The General Assembly in 2022 was long.",
          "The 73rd General Assembly in 2021 passed the law in Denver.",
          "The 10th emergency special session of the General Assembly in 2017 was long.",
          "The 79th session of the General Assembly spoke of the treaty of 1968.",
          "The 79th General Assembly of the church met in 1998.",
          "The 72nd World Health Assembly in 2022 was long.",
      },
      "2025-06-20", "event.session");
}

TEST_CASE("event.edition: a summit and a host that it did not have in that year") {
  check_rows(
      {
          {"The G20 summit in Hangzhou in 2015 was long.", "2024-06-20", {"event.edition error [2015]"}},
          {"They met at the 2021 G7 summit in Hiroshima.", "2024-06-20", {"event.edition error [2021]"}},
          {"They met at the G-20 summit in Antalya, Turkey, in November 2013.",
           "2024-06-20",
           {"event.edition error [2013]"}},
          {"They met at the APEC summit in Lima in 2017.", "2024-06-20", {"event.edition error [2017]"}},
          {"They met at the G20 summit in Nairobi in 2016.", "2024-06-20", {"event.edition warning [2016]"}},
      },
      "event.edition");
  check_silent(
      {
          "The G20 summit in Hangzhou in 2016 was long.",
          "The G20 summit in Pittsburgh in 2009 was long.",
          "The G20 summit in London in 2009 was long.",
          "They met at the 2023 G7 summit in Hiroshima.",
          "The G8 summit in Enniskillen in 2013 was long.",
          "The NATO summit in Madrid in 2022 was long.",
          "The G7 summit in Brussels in 2014 was long.",
          "A G20 finance ministers’ summit in Paris in 2016 was long.",
          "After the G20 summit in Hangzhou the price fell in 2015.",
          "At the G20 summit in Hangzhou, Germany spoke of 2015.",
          "The G20 summit in June 2016 was long.",
      },
      "2024-06-20", "event.edition");
}

TEST_CASE("a session that opened in the days of the story") {
  check_rows({{"The 72nd session of the United Nations General Assembly opened on Tuesday.",
               "2018-09-19",
               {"event.session error [72nd]"}}},
             {});
  check_silent({"The 73rd session of the United Nations General Assembly opened on Tuesday.",
                "The 72nd session of the United Nations General Assembly opened on a Tuesday."},
               "2018-09-19", {});
}
