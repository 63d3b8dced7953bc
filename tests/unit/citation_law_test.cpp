#include "story_of.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// Each citation: its words and the locator, then year, article and pinpoint where they are read.
std::string cited(std::string_view text) {
  const Story story = story_of(text, "2024-06-20");
  std::string out;
  for (const Citation& c : story.citations) {
    if (!out.empty()) out += " | ";
    out += std::string(story.document.slice(c.span)) + " -> " + std::string(name_of(c.kind)) + " " + c.locator;
    if (c.year) out += " year=" + std::to_string(c.year.value);
    if (c.article) out += " article=" + std::to_string(c.article.value);
    if (!c.pinpoint.empty()) out += " at=" + c.pinpoint;
  }
  return out;
}

struct Row {
  const char* text;
  const char* citations;
};

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(cited(row.text) == row.citations);
  }
}

}  // namespace

TEST_CASE("citations: law of the European Union") {
  check_rows({
      {"Regulation (EU) 2022/263 bans imports.", "Regulation (EU) 2022/263 -> eu-law celex:32022R0263 year=2022"},
      {"Council Regulation (EC) No 329/2007 was replaced.",
       "Council Regulation (EC) No 329/2007 -> eu-law celex:32007R0329 year=2007"},
      {"Regulation (EU) No 833/2014 names them.", "Regulation (EU) No 833/2014 -> eu-law celex:32014R0833 year=2014"},
      {"Regulation (EC) 1049/2001 opens files.", "Regulation (EC) 1049/2001 -> eu-law celex:32001R1049 year=2001"},
      {"Regulation (EEC) No 4064/89 is old.", "Regulation (EEC) No 4064/89 -> eu-law celex:31989R4064 year=1989"},
      {"Directive 95/46/EC was repealed.", "Directive 95/46/EC -> eu-law celex:31995L0046 year=1995"},
      {"Directive 2014/65/EU binds banks.", "Directive 2014/65/EU -> eu-law celex:32014L0065 year=2014"},
      {"Directive (EU) 2019/790 covers copyright.", "Directive (EU) 2019/790 -> eu-law celex:32019L0790 year=2019"},
      {"Council Decision (CFSP) 2016/849 lists them.",
       "Council Decision (CFSP) 2016/849 -> eu-law celex:32016D0849 year=2016"},
      {"Decision 2010/413/CFSP lists them.", "Decision 2010/413/CFSP -> eu-law celex:32010D0413 year=2010"},
      {"Decision No 768/2008/EC rules it.", "Decision No 768/2008/EC -> eu-law celex:32008D0768 year=2008"},
      {"Regulation (EU, Euratom) 2018/1046 rules the budget.",
       "Regulation (EU, Euratom) 2018/1046 -> eu-law celex:32018R1046 year=2018"},
      {"EU Regulation 2016/679 is the GDPR.", "EU Regulation 2016/679 -> eu-law celex:32016R0679 year=2016"},
      {"Commission Implementing Regulation (EU) 2021/1772 lists it.",
       "Commission Implementing Regulation (EU) 2021/1772 -> eu-law celex:32021R1772 year=2021"},
      {"See CELEX:32022R0263 and CELEX number 32016D0849.",
       "CELEX:32022R0263 -> eu-law celex:32022R0263 | CELEX number 32016D0849 -> eu-law celex:32016D0849"},
      {"See https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022R0263 for it.",
       "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022R0263 -> eu-law celex:32022R0263"},
      {"See https://eur-lex.europa.eu/eli/reg/2022/263/oj for it.",
       "https://eur-lex.europa.eu/eli/reg/2022/263/oj -> eu-law celex:32022R0263"},
  });
}

TEST_CASE("citations: law of the United States") {
  check_rows({
      {"Public Law 117-58 pays for bridges.", "Public Law 117-58 -> us-law uspl:117-58"},
      {"Pub. L. No. 117-58 pays for bridges.", "Pub. L. No. 117-58 -> us-law uspl:117-58"},
      {"Pub. L. 117–58 pays for bridges.", "Pub. L. 117–58 -> us-law uspl:117-58"},
      {"Congress passed P.L. 117-58 in 2021.", "P.L. 117-58 -> us-law uspl:117-58"},
      {"It is a crime under 18 U.S.C. § 1343 to lie.", "18 U.S.C. § 1343 -> us-law usc:18/1343"},
      {"It is a crime under 18 U.S.C. 1343, he said.", "18 U.S.C. 1343 -> us-law usc:18/1343"},
      {"See 42 U.S.C. 2000e-5(b) and 42 USC 1396a.",
       "42 U.S.C. 2000e-5 -> us-law usc:42/2000e-5 | 42 USC 1396a -> us-law usc:42/1396a"},
      {"See 50 U.S.C. 1701 et seq. for it.", "50 U.S.C. 1701 -> us-law usc:50/1701"},
      {"See 22 U.S.C. 2291-4 for it.", "22 U.S.C. 2291-4 -> us-law usc:22/2291-4"},
      {"See 42 U.S.C. 7401-7671q for it.", "42 U.S.C. 7401 -> us-law usc:42/7401"},
      {"See 87 Fed. Reg. 12345 for it.", "87 Fed. Reg. 12345 -> us-law usfr:87/12345"},
      {"See 87 FR 12345 for it.", "87 FR 12345 -> us-law usfr:87/12345"},
      {"Executive Order 14067 covers digital assets.", "Executive Order 14067 -> us-law useo:14067"},
      {"Under E.O. 14067, agencies report.", "E.O. 14067 -> us-law useo:14067"},
      {"Executive Order 13536 of April 12, 2010, remains.",
       "Executive Order 13536 of April 12, 2010 -> us-law useo:13536 year=2010"},
      {"Executive Orders 13466 and 13551 remain.",
       "Executive Orders 13466 -> us-law useo:13466 | 13551 -> us-law useo:13551"},
      {"Executive Order (E.O.) 13526 and EO 13556 remain.",
       "Executive Order (E.O.) 13526 -> us-law useo:13526 | EO 13556 -> us-law useo:13556"},
      {"See https://www.congress.gov/117/plaws/publ58/PLAW-117publ58.pdf for it.",
       "https://www.congress.gov/117/plaws/publ58/PLAW-117publ58.pdf -> us-law uspl:117-58"},
  });
}

TEST_CASE("citations: articles of treaties") {
  check_rows({
      {"It cited Article 51 of the UN Charter.", "Article 51 of the UN Charter -> treaty treaty:un-charter article=51"},
      {"It cited Article 51 of the U.N. Charter.",
       "Article 51 of the U.N. Charter -> treaty treaty:un-charter article=51"},
      {"It cited Article 115 of the Charter of the United Nations.",
       "Article 115 of the Charter of the United Nations -> treaty treaty:un-charter article=115"},
      {"It invoked Article 5 of the NATO treaty.",
       "Article 5 of the NATO treaty -> treaty treaty:north-atlantic-treaty article=5"},
      {"It invoked Article 5 of the North Atlantic Treaty.",
       "Article 5 of the North Atlantic Treaty -> treaty treaty:north-atlantic-treaty article=5"},
      {"It invoked NATO’s Article 5.", "NATO’s Article 5 -> treaty treaty:north-atlantic-treaty article=5"},
      {"The UN Charter Article 51 allows it.", "UN Charter Article 51 -> treaty treaty:un-charter article=51"},
      {"The UN Charter's Article 51 allows it.", "UN Charter's Article 51 -> treaty treaty:un-charter article=51"},
      {"Articles 39 to 42 of the UN Charter allow it.",
       "Articles 39 -> treaty treaty:un-charter article=39 | 42 of the UN Charter -> treaty treaty:un-charter "
       "article=42"},
      {"Article 5 of NATO was invoked.", "Article 5 of NATO -> treaty treaty:north-atlantic-treaty article=5"},
      {"Article 31 of the Universal Declaration of Human Rights says so.",
       "Article 31 of the Universal Declaration of Human Rights -> treaty treaty:udhr article=31"},
      {"Articles 4 and 5 of the North Atlantic Treaty apply.",
       "Articles 4 -> treaty treaty:north-atlantic-treaty article=4 | 5 of the North Atlantic Treaty -> treaty "
       "treaty:north-atlantic-treaty article=5"},
      {"Article 2(4) of the UN Charter forbids it.",
       "Article 2(4) of the UN Charter -> treaty treaty:un-charter article=2 at=(4)"},
      {"Article 2, paragraph 4, of the UN Charter forbids it.",
       "Article 2, paragraph 4, of the UN Charter -> treaty treaty:un-charter article=2 at=paragraph 4"},
      {"Article VI of the Nuclear Non-Proliferation Treaty binds them.",
       "Article VI of the Nuclear Non-Proliferation Treaty -> treaty treaty:npt article=6"},
      {"Article X of the NPT lets them leave.", "Article X of the NPT -> treaty treaty:npt article=10"},
  });
}

TEST_CASE("citations: DOIs and addresses in prose") {
  check_rows({
      {"See doi:10.1000/182 for it.", "doi:10.1000/182 -> doi doi:10.1000/182"},
      {"See DOI: 10.1038/s41586-020-2649-2.", "DOI: 10.1038/s41586-020-2649-2 -> doi doi:10.1038/s41586-020-2649-2"},
      {"See https://doi.org/10.1038/s41586-020-2649-2.",
       "https://doi.org/10.1038/s41586-020-2649-2 -> doi doi:10.1038/s41586-020-2649-2"},
      {"The paper (10.1126/science.abc1234) says so.", "10.1126/science.abc1234 -> doi doi:10.1126/science.abc1234"},
      {"See https://Example.org/a/../b#c for it.", "https://Example.org/a/../b#c -> web https://example.org/b"},
      {"See www.example.org for it.", "www.example.org -> web https://www.example.org/"},
      {"See https://undocs.org/en/S/RES/1718 (2006) for it.",
       "https://undocs.org/en/S/RES/1718 (2006) -> un-document un:S/RES/1718 (2006)"},
      {"See https://undocs.org/S/RES/1718(2006), which bans it.",
       "https://undocs.org/S/RES/1718(2006) -> un-document un:S/RES/1718 (2006)"},
  });
}

TEST_CASE("citations: what is no law, treaty or DOI") {
  for (const char* text : {
           "Presidential Policy Directive 41 of July 26, 2016, said so.",
           "The Regulation 12/34 was local.",
           "The decision 5/4 split the court.",
           "The decision (EU officials said) came in 2016.",
           "Executive Order N-33-20 closed schools.",
           "Executive Order 202 closed New York.",
           "Executive Order 2020-21 closed Michigan.",
           "Article 5 of our security treaty covers it.",
           "Article III of the United States Constitution says so.",
           "Article 12 of the 1998 charter says so.",
           "The article 51 readers liked.",
           "It cost 87 FR in Paris.",
           "The 10.5/10 rating held.",
           "A 10.1000/2 ratio.",
           "Public law 12 students like.",
           "Version 10.2024/b came.",
           "The P.L. 5 bus.",
           "The U.S.C. 5 game ended 18-3.",
       }) {
    INFO(text);
    CHECK(cited(text) == "");
  }
}
