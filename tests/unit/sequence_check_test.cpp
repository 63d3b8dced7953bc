#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("what ends cannot have begun later") {
  check_rows(
      {
          {"The merger was announced in March 2023 and completed in January 2023.",
           "2024-05-02",
           {"date.order warning [January 2023]"}},
          {"The factory was opened in 1998 and closed in 1989.", "2024-05-02", {"date.order warning [1989]"}},
          {"He was arrested in May 2021 and sentenced in March 2020.",
           "2024-05-02",
           {"date.order warning [March 2020]"}},
          {"She was elected in 2014, resigned in 2012.", "2024-05-02", {"date.order warning [2012]"}},
      },
      "date.order");
  check_silent(
      {
          "The merger was announced in March 2023 and completed in January 2024.",
          "The factory was opened in 1998 and closed in 1998.",
          "The old factory was opened in 1998, but closed in 1989.",
          "The school opened in 1998, and the old one, which closed in 1989, was sold.",
          "He joined in 1998 and signed in 1989.",
          "The plan was announced in 2023 and signed in 2022.",
      },
      "2024-05-02", {});
}

TEST_CASE("what has lasted did not begin so late") {
  check_rows(
      {
          {"The trial began on January 15, 2024, and lasted seven months.",
           "2024-05-02",
           {"date.runs-past warning [seven months]"}},
          {"The strike started on April 28, 2024, and lasted three weeks.",
           "2024-05-02",
           {"date.runs-past warning [three weeks]"}},
      },
      "date.runs-past");
  check_silent(
      {
          "The trial began on January 15, 2024, and lasted seven weeks.",
          "The trial began on January 15, 2023, and lasted seven months.",
          "The trial began on January 15, 2024, and will last seven months.",
          "The strike started on April 25, 2024, and lasted one week.",
      },
      "2024-05-02", {});
}

TEST_CASE("the second time comes after the first") {
  check_rows(
      {
          {"They were first interviewed in October 2018 and then for a second time in March 2018.",
           "2021-06-18",
           {"date.order warning [March 2018]"}},
      },
      "date.order");
  check_silent(
      {
          "They were first interviewed in October 2018 and then for a second time in March 2019.",
          "It was first held in 2018, later than planned, as it had been in 2012 again.",
          "The first book appeared in 2018, but an earlier one had been written in 2012.",
      },
      "2021-06-18", {});
}
