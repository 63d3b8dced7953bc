#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("office.country: an office that the country does not have") {
  check_rows(
      {
          {"Justin Trudeau, the president of Canada, was there.",
           "2024-06-20",
           {"office.country warning [president of Canada]"}},
          {"They met Barack Obama, the Prime Minister of the United States.",
           "2015-06-20",
           {"office.country warning [Prime Minister of the United States]"}},
          {"They met Boris Johnson, president of the United Kingdom, there.",
           "2022-06-20",
           {"office.country warning [president of the United Kingdom]"}},
      },
      "office.");
  check_silent(
      {
          "Justin Trudeau, the prime minister of Canada, was there.",
          "Barack Obama, the president of the United States, was there.",
          "Justin Trudeau, the president of Canada Steel, was there.",
          "Justin Trudeau, the vice president of Canada, was there.",
          "Justin Trudeau met the president of Canada, who was ill.",
          "Emmanuel Macron, the president of France, was there.",
          "Xander Quillfeather, the president of Canada, was there.",
      },
      "2022-06-20", "office.");
}
