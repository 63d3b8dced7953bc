#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("office.ordinal: a number that the president does not have") {
  check_rows(
      {
          {"Joe Biden, the 45th president of the United States, was there.",
           "2024-06-20",
           {"office.ordinal error [45th]"}},
          {"The 44th president George W. Bush was there.", "2024-06-20", {"office.ordinal error [44th]"}},
          {"Donald Trump, the 44th president, was there.", "2024-06-20", {"office.ordinal error [44th]"}},
          {"Theodore Roosevelt, the 25th U.S. president, was there.", "2024-06-20", {"office.ordinal error [25th]"}},
      },
      "office.ordinal");
  check_silent(
      {
          "Joe Biden, the 46th president of the United States, was there.",
          "Donald Trump, the 45th president, was there.",
          "Donald Trump, the 47th president, was there.",
          "Franklin D. Roosevelt, the 32nd president, was there.",
          "Theodore Roosevelt, the 26th U.S. president, was there.",
          "Lyndon B. Johnson, the 36th president, was there.",
          "Unlike the 45th president, Joe Biden was there.",
          "After he lost to Joe Biden, the 45th president left.",
          "Joe Biden, the 47th vice president, was there.",
          "Joe Biden, the 25th president of the university, was there.",
          "The 44th president George W. Bush’s party was there.",
          "Xander Quillfeather, the 45th president of the United States, was there.",
      },
      "2024-06-20", "office.ordinal");
}
