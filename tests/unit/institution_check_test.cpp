#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("institution.age: ages and anniversaries against the year of founding") {
  check_rows(
      {
          {"The Harbour Museum, founded in 1998, is 36 years old.",
           "2024-06-20",
           {"institution.age error [36 years old]"}},
          {"The 36-year-old company, founded in 1998, makes pumps.",
           "2024-06-20",
           {"institution.age error [36-year-old]"}},
          {"The Leeds Choral Society, founded in 1873, celebrated its 140th anniversary this year.",
           "2023-06-20",
           {"institution.age error [140th anniversary]"}},
          {"Aldersey Pumps was founded in 1998. The 36-year-old company makes pumps.",
           "2024-06-20",
           {"institution.age error [36-year-old]"}},
          {"The college was established in 1950 and will celebrate its 60th anniversary in May.",
           "2024-06-20",
           {"institution.age error [60th anniversary]"}},
          {"The orchestra, which is 80 years old, was founded in 1964.",
           "2024-06-20",
           {"institution.age error [80 years old]"}},
          {"Founded in 1873, the club marked its 130th anniversary on Saturday.",
           "2023-06-20",
           {"institution.age error [130th anniversary]"}},
          {"The 50-year-old bridge was built in 1934.", "2024-06-20", {"institution.age error [50-year-old]"}},
          {"The bridge, built in 1934, is 50 years old.", "2024-06-20", {"institution.age error [50 years old]"}},
          {"The brewery was founded in 1824. It celebrates its 150th anniversary this year.",
           "2024-06-20",
           {"institution.age error [150th anniversary]"}},
      },
      "institution.");
  check_silent(
      {
          "The Harbour Museum, founded in 1998, is 26 years old.",
          "The 26-year-old company, founded in 1998, makes pumps.",
          "The Leeds Choral Society, founded in 1873, celebrated its 100th anniversary in 1973.",
          "The company was founded in 1998 by a 36-year-old engineer.",
          "The college was established in 1950. The town will celebrate its 60th anniversary in May.",
          "The museum, founded in 1998, is in a house that is 36 years old.",
          "Founded in 1873 and reopened in 1923, the club marked its 100th anniversary on Saturday.",
      },
      "2024-06-20", "institution.");
  check_silent({"The Leeds Choral Society, founded in 1873, celebrated its 150th anniversary this year."}, "2023-06-20",
               "institution.");
}

TEST_CASE("institution.founded: well-known organisations against the table") {
  check_rows(
      {
          {"NATO, founded in 1959, met in Brussels.", "2024-06-20", {"institution.founded warning [1959]"}},
          {"The United Nations was founded in 1955 in San Francisco.",
           "2024-06-20",
           {"institution.founded warning [1955]"}},
          {"Founded in 1959, NATO has 32 members.", "2024-06-20", {"institution.founded warning [1959]"}},
          {"The International Criminal Court, which was set up in 2012, sits in The Hague.",
           "2024-06-20",
           {"institution.founded warning [2012]"}},
      },
      "institution.");
  check_silent(
      {
          "NATO, founded in 1949, met in Brussels.",
          "A committee of NATO, founded in 1959, met in Brussels.",
          "The United Nations was founded in 1945 in San Francisco.",
          "The International Criminal Court, which began its work in 2002, sits in The Hague.",
      },
      "2024-06-20", "institution.");
}

TEST_CASE("more ages and anniversaries of bodies are flagged") {
  check_rows(
      {
          {"The Leeds Choral Society marks its 100th anniversary this year. It was founded in 1914.",
           "2024-06-20",
           {"institution.age error [100th anniversary]"}},
          {"The Leeds Choral Society, which was founded in 1914, marks its centenary this year.",
           "2024-06-20",
           {"institution.age error [centenary]"}},
          {"The firm, set up in 1950 by two brothers, celebrates its 60th birthday this month.",
           "2024-06-20",
           {"institution.age error [60th birthday]"}},
          {"The newspaper was first published in 1850 and celebrates its 150th anniversary this year.",
           "2024-06-20",
           {"institution.age error [150th anniversary]"}},
          {"Celebrating its 75th anniversary this year, the college was founded in 1939.",
           "2024-06-20",
           {"institution.age error [75th anniversary]"}},
          {"The school, established in 1904, turned 100 this year.", "2024-06-20", {"institution.age error [100]"}},
      },
      "institution.");
}

TEST_CASE("anniversaries of something else are left alone") {
  check_silent(
      {
          "The club was founded in 1905 and its stadium, opened in 1955, celebrates its 69th anniversary this year.",
          "The company was founded in 1905. It bought the brewery, which celebrates its 50th anniversary this year.",
          "The museum opened in 1998 and its 20th anniversary exhibition was held in 2018.",
          "The school was founded in 1904. The 36-year-old headteacher is new.",
          "The bridge was built in 1934. It replaced a bridge that was 50 years old.",
          "The company, founded in 1998, makes pumps. It celebrates its 5th anniversary as a listed company this year.",
          "The league, founded in 1950, is led by a team that turned 100 this year.",
      },
      "2024-06-20", "institution.");
}
