#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("office.post: a post that the person held at other dates only") {
  check_rows(
      {
          {"Foreign Secretary Boris Johnson met the farmers on 3 June 2022.",
           "2023-05-04",
           {"office.post warning [Foreign Secretary Boris Johnson]"}},
          {"Foreign Secretary Boris Johnson said on Wednesday that it would rain.",
           "2023-05-04",
           {"office.post warning [Foreign Secretary Boris Johnson]"}},
          {"Secretary of State John Kerry said that it would rain.",
           "2021-05-04",
           {"office.post warning [Secretary of State John Kerry]"}},
          {"British Foreign Secretary Jack Straw visited the school in May 2009.",
           "2015-05-04",
           {"office.post warning [British Foreign Secretary Jack Straw]"}},
          {"UN Secretary-General Kofi Annan met the farmers on 3 June 2012.",
           "2015-05-04",
           {"office.post warning [UN Secretary-General Kofi Annan]"}},
      },
      "office.");
  check_silent(
      {
          "Former Foreign Secretary Boris Johnson met the farmers on 3 June 2022.",
          "The then Foreign Secretary Boris Johnson met the farmers on 3 June 2022.",
          "Foreign Secretary Boris Johnson met the farmers on 3 June 2017.",
          "Foreign Secretary James Cleverly said on Wednesday that it would rain.",
          "In 2017 much was new. Foreign Secretary Boris Johnson said that it would rain.",
          "Foreign Secretary Boris Johnson’s letter is old.",
          "Foreign Secretary Boris Johnson told them in 2017 or in 2022 that it would rain.",
          "Foreign Secretary Boris Quillfeather said on Wednesday that it would rain.",
          "Shadow Foreign Secretary David Lammy said on Wednesday that it would rain.",
          "Secretary John Kerry said on Wednesday that it would rain.",
      },
      "2023-05-04", "office.");
}

TEST_CASE("office.other-post: a minister with the title of a colleague") {
  check_rows({{"British Foreign Secretary Ben Wallace said on Wednesday that it would rain.",
               "2022-03-10",
               {"office.other-post warning [British Foreign Secretary Ben Wallace]"}}},
             "office.");
  check_silent(
      {
          "British Defence Secretary Ben Wallace said on Wednesday that it would rain.",
          "Shadow Foreign Secretary Ben Wallace said on Wednesday that it would rain.",
          "French Foreign Minister Ben Wallace said on Wednesday that it would rain.",
      },
      "2022-03-10", "office.");
}
