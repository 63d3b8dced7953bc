#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("an age that does not follow from the year of birth is flagged") {
  check_rows(
      {
          {"Harold Whitcombe, 81, was born in 1915 in a mining town.", "2007-06-20", {"person.age-birth error [81]"}},
          {"Harold Whitcombe (born 1960) is 50 years old.", "2024-06-20", {"person.age-birth error [50]"}},
          {"Harold Whitcombe, who was born in 1960, is 70 years old.", "2024-06-20", {"person.age-birth error [70]"}},
          {"Harold Whitcombe, 50, runs the ferry. Harold Whitcombe was born in 1960.",
           "2024-06-20",
           {"person.age-birth error [50]"}},
          {"Harold Whitcombe was born on May 5, 1960. The 50-year-old Whitcombe runs the ferry.",
           "2024-06-20",
           {"person.age-birth error [50]"}},
          {"Harold Whitcombe, aged 50, was born in 1960.", "2024-06-20", {"person.age-birth error [50]"}},
      },
      "person.");
  CHECK(messages("Harold Whitcombe, 81, was born in 1915 in a mining town.", "2007-06-20") ==
        std::vector<std::string>{"born in 1915, Harold Whitcombe was 91 or 92 in 2007, not 81"});
}

TEST_CASE("two ages of one person, and an age that its life dates do not allow, are flagged") {
  check_rows(
      {
          {"Harold Whitcombe, 45, denied the charge. The 54-year-old Whitcombe left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"Harold Whitcombe, 45, said the plan was too expensive. The 54-year-old Whitcombe left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"Harold Whitcombe, 45, denied the charge. Harold Whitcombe, 54, left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"The painter Harold Whitcombe (1930-1998) died at 72.", "", {"person.life-span error [72]"}},
          {"The painter Harold Whitcombe (1930–1998) died aged 58.", "", {"person.life-span error [58]"}},
          {"Harold Whitcombe (1930-1998) died at the age of 60.", "", {"person.life-span error [60]"}},
      },
      "person.");
}

TEST_CASE("ages that fit, and ages of other people and times, are left alone") {
  check_silent(
      {
          "Harold Whitcombe, 64, was born in 1960 in a mining town.",
          "Harold Whitcombe, 63, was born in 1960 in a mining town.",
          "Harold Whitcombe, 65, was born in 1960 in a mining town.",
          "Harold Whitcombe, then 45, was born in 1960.",
          "Harold Whitcombe, 45, denied the charge. His brother Peter Whitcombe, 54, did not.",
          "Harold Whitcombe, 45, denied the charge. The 45-year-old Whitcombe left.",
          "Harold Whitcombe, 45, denied the charge. Harold Whitcombe, 46, left the court.",
          "The painter Harold Whitcombe (1930-1998) died at 68.",
          "The painter Harold Whitcombe (1930-1998) died at 67.",
          "Harold Whitcombe, 45 percent of the vote in hand, smiled.",
          "Harold Whitcombe, 12, 14 and 16 being his numbers, won.",
          "Harold Whitcombe, who died at 11:45 a.m., was born in 1960.",
          "Harold Whitcombe, 17, won in 1977; Harold Whitcombe was born in 1960.",
      },
      "2024-06-20", "person.");
}
