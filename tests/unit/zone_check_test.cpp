#include "check_rows.h"

using namespace claims::test;

TEST_CASE("one moment in two time zones") {
  check_rows(
      {
          {"The launch is set for 9 a.m. EDT (1200 GMT).", "2024-06-20", {"time.zone error [1200 GMT] -> 1300 GMT"}},
          {"The quake struck at 2:15 p.m. JST (0615 GMT), officials said.",
           "2024-06-20",
           {"time.zone error [0615 GMT] -> 0515 GMT"}},
          {"Polls close at 8 p.m. ET (5 p.m. GMT).", "2024-06-20", {"time.zone error [5 p.m. GMT] -> 12 a.m. GMT"}},
          {"The match starts at 1900 GMT (9 p.m. BST).", "2024-06-20", {"time.zone error [9 p.m. BST] -> 8 p.m. BST"}},
          {"The webcast begins at noon EST (1900 GMT).", "2024-01-20", {"time.zone error [1900 GMT] -> 1700 GMT"}},
          {"It starts at 14:00 CEST, or 13:00 GMT.", "2024-06-20", {"time.zone error [13:00 GMT] -> 12:00 GMT"}},
      },
      "time.zone");
}

TEST_CASE("times in two zones that agree, or may") {
  check_silent(
      {
          "The launch is set for 9 a.m. EDT (1300 GMT).",
          "Polls close at 8 p.m. EDT (0000 GMT).",
          "The talk begins at 9 a.m. EST (1300 GMT).",  // written all the year round
          "The talk begins at 9 a.m. ET (1300 GMT).",
          "The talk begins at 9 a.m. ET (1400 GMT).",
          "The train leaves at 6 p.m. IST (1230 GMT).",  // India
          "The train leaves at 6 p.m. IST (1600 GMT).",  // Israel
          "The bank opens at 9 a.m. CST (0100 GMT).",    // China
          "The bank opens at 9 a.m. CST (1500 GMT).",
          "It begins at 9 a.m. GMT+2 (1200 GMT).",
          "It begins at 9 a.m. local time (1200 GMT).",
          "Flight BST (1200 GMT) was late.",
      },
      "2024-06-20", "time.zone");
}
