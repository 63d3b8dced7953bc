#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("the same quotation under two names is flagged") {
  check_rows(
      {
          {"\"We had no warning of the flood,\" Karin Wexford said. The water rose. \"We had no warning of the "
           "flood,\" "
           "said Peter Stead.",
           "",
           {"quotation.speaker error [We had no warning of the flood,]"}},
          {"Karin Wexford said: \"The dam was never safe in spring.\" Hours later, Peter Stead said: \"The dam was "
           "never "
           "safe in spring.\"",
           "",
           {"quotation.speaker error [The dam was never safe in spring.]"}},
          {"\"The dam was never safe in spring,\" said Karin Wexford, an engineer. It is on the mugs now. \"The dam "
           "was "
           "never safe in spring,\" it quotes Dr. Stead as saying. Peter Stead has a farm.",
           "",
           {"quotation.speaker error [The dam was never safe in spring,]"}},
      },
      "quotation.");
  check_silent(
      {
          "\"The dam was never safe in spring,\" said Karin Wexford, an engineer. \"The dam was never safe in "
          "spring,\" it "
          "quotes Ms. Wexford as saying.",
          "\"We had no warning of the flood,\" Karin Wexford said. \"We had no warning of the flood,\" Wexford said.",
          "\"We had no warning of the flood,\" Karin Wexford said. Peter Stead repeated: \"We had no warning of the "
          "flood.\"",
          "\"We had no warning,\" Karin Wexford said. \"We had no warning,\" Peter Stead said.",
          "\"We had no warning of the flood,\" Karin Wexford said. \"We had no warning of the fire,\" Peter Stead "
          "said.",
      },
      "", "quotation.");
}

TEST_CASE("one quotation in two wordings is flagged where they say different things") {
  check_rows(
      {
          {"Wexford: \"We lost 40 boats in the flood\"\n\n\"We lost 14 boats in the flood,\" Karin Wexford said.",
           "",
           {"quotation.wording error [40] -> 14"}},
          {"Wexford: \"We will close the mine\"\n\n\"We will not close the mine before spring,\" Karin Wexford said.",
           "",
           {"quotation.wording error [close]"}},
          {"\"We have never sold a single boat to Aldersey,\" Karin Wexford said. It was late. \"We have never sold a "
           "single boat to Pemberley,\" Wexford said.",
           "",
           {"quotation.wording error [Pemberley] -> Aldersey"}},
      },
      "quotation.");
  check_silent(
      {
          "Wexford: \"We lost 14 boats\"\n\n\"We lost 14 boats in the flood,\" Karin Wexford said.",
          "\"We will fight for the schools,\" Karin Wexford said. \"We will fight for the roads,\" Wexford said.",
          "\"It was a good day for us,\" Karin Wexford said. \"It was a bad day for us,\" Peter Stead said.",
          "\"We need 5 more boats by May,\" Karin Wexford said. \"We need 6 more boats by May,\" said Peter Stead.",
      },
      "", "quotation.");
}
