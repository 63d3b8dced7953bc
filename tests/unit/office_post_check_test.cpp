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

TEST_CASE("office.post: heads of organisations after their time, before and beside the name") {
  const std::string post = "office.post warning ";
  check_rows(
      {
          {"NATO Secretary General Anders Fogh Rasmussen said on Wednesday that it would rain.",
           "2016-05-04",
           {post + "[NATO Secretary General Anders Fogh Rasmussen]"}},
          {"NATO chief Anders Fogh Rasmussen met the farmers on 3 June 2015.",
           "2016-05-04",
           {post + "[NATO chief Anders Fogh Rasmussen]"}},
          {"Anders Fogh Rasmussen, the secretary general of NATO, said that it would rain.",
           "2016-05-04",
           {post + "[Anders Fogh Rasmussen, the secretary general of NATO]"}},
          {"The president of the European Commission, José Manuel Barroso, said that it would rain.",
           "2016-05-04",
           {post + "[The president of the European Commission, José Manuel Barroso]"}},
          {"European Commission President Jean-Claude Juncker said that it would rain.",
           "2021-05-04",
           {post + "[European Commission President Jean-Claude Juncker]"}},
          {"ECB President Jean-Claude Trichet said that it would rain.",
           "2013-05-04",
           {post + "[ECB President Jean-Claude Trichet]"}},
          {"The IMF’s managing director, Dominique Strauss-Kahn, said that it would rain.",
           "2016-05-04",
           {post + "[The IMF’s managing director, Dominique Strauss-Kahn]"}},
          {"The managing director of the International Monetary Fund, Christine Lagarde, said that it would rain.",
           "2021-05-04",
           {post + "[The managing director of the International Monetary Fund, Christine Lagarde]"}},
          {"Mohamed ElBaradei, the director general of the International Atomic Energy Agency, said that it would "
           "rain.",
           "2013-05-04",
           {post + "[Mohamed ElBaradei, the director general of the International Atomic Energy Agency]"}},
          {"World Bank President Paul Wolfowitz said that it would rain.",
           "2016-05-04",
           {post + "[World Bank President Paul Wolfowitz]"}},
          {"WHO Director-General Margaret Chan said that it would rain.",
           "2018-05-04",
           {post + "[WHO Director-General Margaret Chan]"}},
          {"Sadako Ogata, the U.N. high commissioner for refugees, said that it would rain.",
           "2011-05-04",
           {post + "[Sadako Ogata, the U.N. high commissioner for refugees]"}},
          {"WTO Director-General Pascal Lamy said that it would rain.",
           "2016-05-04",
           {post + "[WTO Director-General Pascal Lamy]"}},
          {"Federal Reserve Chairman Ben Bernanke said that it would rain.",
           "2016-05-04",
           {post + "[Federal Reserve Chairman Ben Bernanke]"}},
          {"The European Central Bank met. Jean-Claude Trichet, the bank’s president, said that it would rain.",
           "2014-05-04",
           {post + "[Jean-Claude Trichet, the bank’s president]"}},
          {"NATO met. The alliance’s secretary general, Jaap de Hoop Scheffer, said that it would rain.",
           "2014-05-04",
           {post + "[The alliance’s secretary general, Jaap de Hoop Scheffer]"}},
      },
      "office.");
}

TEST_CASE("office.post: heads of organisations, near misses") {
  check_silent(
      {
          "NATO Secretary General Jens Stoltenberg said on Wednesday that it would rain.",
          "Former NATO Secretary General Anders Fogh Rasmussen said that it would rain.",
          "Anders Fogh Rasmussen, the former secretary general of NATO, said that it would rain.",
          "Anders Fogh Rasmussen, a former secretary general of NATO, said that it would rain.",
          "Anders Fogh Rasmussen, then the secretary general of NATO, said that it would rain.",
          "Anders Fogh Rasmussen, secretary general of NATO from 2009 to 2014, said that it would rain.",
          "Anders Fogh Rasmussen, who was the secretary general of NATO, said that it would rain.",
          "Anders Fogh Rasmussen, as the secretary general of NATO, said that it would rain.",
          "In 2012, NATO Secretary General Anders Fogh Rasmussen visited the school.",
          "In 2012 much was new. NATO Secretary General Anders Fogh Rasmussen said that it would rain.",
          "NATO Secretary General Anders Fogh Rasmussen said that it would rain.\n\nThat was in May 2012.",
          "NATO Secretary General Anders Fogh Rasmussen told them in 2012 or in 2016 that it would rain.",
          "NATO Secretary General Anders Fogh Rasmussen’s letter is old.",
          "NATO Deputy Secretary General Anders Fogh Rasmussen said that it would rain.",
          "The deputy secretary general of NATO, Anders Fogh Rasmussen, said that it would rain.",
          "The vice president of the European Commission, Romano Prodi, said that it would rain.",
          "Incoming NATO Secretary General Mark Rutte said that it would rain.",
          "The next NATO secretary general, Mark Rutte, said that it would rain.",
          "Jean-Claude Trichet, a candidate for president of the European Central Bank, said that it would rain.",
          "Jean-Claude Trichet, the bank’s president, said that it would rain.",
          "The banks met. Jean-Claude Trichet, the bank’s president, said that it would rain.",
          "The European Central Bank and the World Bank met. Jean-Claude Trichet, the bank’s president, said that.",
          "The European Central Bank and Deutsche Bank met. Jean-Claude Trichet, the bank’s president, said that.",
          "The European Central Bank met the Bank of England. Jean-Claude Trichet, the bank’s president, said that.",
          "The European Central Bank met. Jean-Claude Trichet, the bank’s former president, said that it would rain.",
          "European Council President José Manuel Barroso said that it would rain.",
          "Chief Margaret Chan said who chief Margaret Chan said it was.",
          "NATO Secretary General Anders Quillfeather said that it would rain.",
      },
      "2016-05-04", "office.");
  check_silent(
      {
          // Chosen on 26 June, in office from 1 October.
          "NATO Secretary General Mark Rutte said that it would rain.",
          "New NATO Secretary General Mark Rutte said that it would rain.",
      },
      "2024-07-04", "office.");
  // The sources end before.
  check_silent({"NATO Secretary General Jens Stoltenberg said that it would rain."}, "2025-10-04", "office.");
}
