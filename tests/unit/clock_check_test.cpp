#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("times of day that do not exist are flagged") {
  check_rows(
      {
          {"The train left at 25:10 local time.", "", {"time.clock error [25:10]"}},
          {"The session began at 24:30 GMT.", "", {"time.clock error [24:30]"}},
          {"The siren sounded at 7:75 a.m. in the harbour.", "", {"time.clock error [7:75 a.m.]"}},
          {"The doors open at 13:30 p.m. sharp.", "", {"time.clock error [13:30 p.m.]"}},
          {"The doors open at 15 p.m. sharp.", "", {"time.clock error [15 p.m.]"}},
          {"The concert starts at 26:00 in the hall.", "", {"time.clock error [26:00]"}},
          {"It landed at 9:61 pm in the rain.", "", {"time.clock error [9:61 pm]"}},
          {"The gate is open from 9 p.m. to 7 p.m. for guests.", "", {"time.clock warning [9 p.m. to 7 p.m.]"}},
      },
      "time.clock");
  CHECK(messages("The train left at 25:10 local time.", "") ==
        std::vector<std::string>{"a day has 24 hours: 25:10 is no time of day"});
}

TEST_CASE("times that exist, scores, verses and recordings are left alone") {
  check_silent(
      {
          "The train left at 23:10 local time.",
          "The day ends at 24:00 GMT.",
          "The psalm 119:105 was read.",
          "He ran the mile in 25:61 minutes of agony.",
          "The ratio was 45:55 in favour.",
          "He scored at 35:10 of the second half.",
          "The clip, at 1:75:20, shows the car.",
          "The gate is open from 9 p.m. to 7 a.m. for guests.",
          "The gate is open from 9 p.m. to 7 p.m. the next day.",
          "The gate is open from 12 p.m. to 7 p.m. for guests.",
          "In all 15 PM candidates spoke.",
          "The doors open at 12:30 p.m. sharp.",
          "Read Matthew 25:35 aloud.",
      },
      "2024-06-20", "time.clock");
}
