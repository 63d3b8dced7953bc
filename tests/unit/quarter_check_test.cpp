#include "check_rows.h"

using namespace claims::test;

TEST_CASE("quarters and halves of a year and their months") {
  check_rows(
      {
          {"Output fell in the third quarter (April to June), the statistics office said.",
           "2024-07-20",
           {"date.quarter warning [third quarter] -> second quarter"}},
          {"The economy shrank in the second quarter, which ended on Sept. 30, the office said.",
           "2024-10-20",
           {"date.quarter warning [second quarter] -> third quarter"}},
          {"In the fourth quarter, from January to March, the port handled fewer ships.",
           "2024-07-20",
           {"date.quarter warning [fourth quarter] -> first quarter"}},
          {"In the first half of 2023 (July to December) rents rose.",
           "2024-07-20",
           {"date.quarter warning [first half] -> second half"}},
      },
      "date.quarter");
}

TEST_CASE("quarters that fit, and years of companies") {
  check_silent(
      {
          "Output fell in the second quarter (April to June), the statistics office said.",
          "Net income rose in the second quarter, which ended on Sept. 30.",
          "Revenue fell in the third quarter (April to June).",
          "In fiscal 2024 the ministry spent less. In the first quarter (July to September) it spent more.",
          "The second half ended in a draw in May.",
          "In the third quarter, June was warm.",
          "The economy shrank in the third quarter, which ended on Sept. 30, the office said.",
          "In the second half (July to December) rents rose.",
      },
      "2024-10-20", "date.quarter");
}
