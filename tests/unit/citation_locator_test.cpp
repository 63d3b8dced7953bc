#include <claims/source.h>

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// The locator, or the code and the text of the error.
std::string typed(std::string_view text) {
  const auto locator = parse_locator(text);
  return locator ? *locator : std::string(name_of(locator.error().code)) + ": " + locator.error().text;
}

struct Row {
  const char* text;
  const char* locator;
};

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(typed(row.text) == row.locator);
  }
}

}  // namespace

TEST_CASE("locators: UN documents as people type them") {
  check_rows({
      {"S/RES/1718", "un:S/RES/1718 (2006)"},
      {"S/RES/1718 (2006)", "un:S/RES/1718 (2006)"},
      {"un:s/res/1718 (2006)", "un:S/RES/1718 (2006)"},
      {"Resolution 1718 (2006)", "un:S/RES/1718 (2006)"},
      {"Security Council resolution 1718", "un:S/RES/1718 (2006)"},
      {"UNSCR 2397", "un:S/RES/2397 (2017)"},
      {"S/RES/2397/2017",
       "malformed: \"S/RES/2397/2017\" is malformed: the year of a Security Council resolution stands in brackets "
       "behind its number; did you mean S/RES/2397 (2017)?"},
      {"S/PV.PV.8151", "malformed: \"S/PV.PV.8151\" is malformed: PV stands twice; did you mean S/PV.8151?"},
      {"A/RES/3363 (XXXI)",
       "malformed: \"A/RES/3363 (XXXI)\" is malformed: \"XXXI\" is no session in Roman numerals: they go from I to "
       "XXX"},
      {"S/RES/1718 (20006)",
       "malformed: \"S/RES/1718 (20006)\" is malformed: \"20006\" is no year of a Security Council resolution; did you "
       "mean S/RES/1718?"},
  });
}

TEST_CASE("locators: addresses of UN documents") {
  check_rows({
      {"https://undocs.org/en/S/RES/1718 (2006)", "un:S/RES/1718 (2006)"},
      {"https://undocs.org/en/S/RES/1718%20(2006)", "un:S/RES/1718 (2006)"},
      {"https://undocs.org/en/S/RES/2397(2017)", "un:S/RES/2397 (2017)"},
      {"https://undocs.org/S/RES/1718", "un:S/RES/1718 (2006)"},
      {"undocs.org/S/RES/1718", "un:S/RES/1718 (2006)"},
      {"https://docs.un.org/en/A/RES/64/293", "un:A/RES/64/293"},
      {"https://main.un.org/securitycouncil/en/s/res/1718-(2006)", "un:S/RES/1718 (2006)"},
      {"https://www.un.org/en/ga/search/view_doc.asp?symbol=S/RES/1718%20(2006)", "un:S/RES/1718 (2006)"},
      {"https://www.un.org/en/ga/search/view_doc.asp?symbol=S/2020/246&amp;Lang=E", "un:S/2020/246"},
      {"https://www.un.org/Docs/journal/asp/ws.asp?m=S/PV.5551", "un:S/PV.5551"},
      {"http://daccess-ods.un.org/access.nsf/Get?Open&DS=S/RES/1718%20(2006)&Lang=E", "un:S/RES/1718 (2006)"},
      {"https://documents.un.org/api/symbol/access?s=S%2FRES%2F1718%282006%29&l=en&t=pdf", "un:S/RES/1718 (2006)"},
      {"https://digitallibrary.un.org/record/584729", "un:S/RES/1718 (2006)"},
      {"https://digitallibrary.un.org/record/999999999?ln=en", "https://digitallibrary.un.org/record/999999999?ln=en"},
      {"https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F64%2F293&Language=E", "un:A/RES/64/293"},
  });
}

TEST_CASE("locators: DOIs and web addresses") {
  check_rows({
      {"HTTP://Example.ORG:80/a/../b/./c%7e?x=%2f#f", "http://example.org/b/c~?x=%2F"},
      {"https://example.org", "https://example.org/"},
      {"example.org/a", "https://example.org/a"},
      {"doi.org/10.1000/182", "doi:10.1000/182"},
      {"doi:10.1000/182", "doi:10.1000/182"},
      {"10.1000/ABC", "doi:10.1000/abc"},
      {"doi:11.1/2",
       "malformed: \"doi:11.1/2\" is malformed: a DOI has \"10.\", four digits or more, a stroke and a name, as "
       "10.1000/182"},
      {"ftp://x.org/", "malformed: \"ftp://x.org/\" is no web address: it does not begin with http:// or https://"},
      {"https://", "malformed: \"https://\" is no web address: it names no host"},
      {"hello",
       "usage: \"hello\" is not a locator: expected a web address, a UN symbol such as S/RES/1718 (2006), a DOI, or "
       "words such as \"Security Council resolution 1718\""},
      {"1718",
       "usage: \"1718\" is not a locator: expected a web address, a UN symbol such as S/RES/1718 (2006), a DOI, or "
       "words such as \"Security Council resolution 1718\""},
      {"",
       "usage: \"\" is not a locator: expected a web address, a UN symbol such as S/RES/1718 (2006), a DOI, or words "
       "such as \"Security Council resolution 1718\""},
      {"https://www.un.org/en/about-us", "https://www.un.org/en/about-us"},
      {"http://[::1]:8080/x", "http://[::1]:8080/x"},
      {"https://example.org:443/a b/é?q=a b", "https://example.org/a%20b/%C3%A9?q=a%20b"},
      {"https://example.org/%61%2f%zz", "https://example.org/a%2F%25zz"},
      {"https://example.org/a/b/../../../c/.", "https://example.org/c/"},
      {"https://example.org?x=1", "https://example.org/?x=1"},
      {"https://example.org/?", "https://example.org/?"},
      {"https://user:pw@Example.org/", "https://user:pw@example.org/"},
      {"https://example.org:99999x/",
       "malformed: \"https://example.org:99999x/\" is no web address: its port is no number"},
      {"https://.org/", "malformed: \"https://.org/\" is no web address: it names no host"},
      {"https://doi.org/10.1038/S41586-020-2649-2", "doi:10.1038/s41586-020-2649-2"},
      {"https://dx.doi.org/10.1000%2F182", "doi:10.1000/182"},
      {"https://doi.org/", "https://doi.org/"},
  });
  CHECK(parse_locator("https://example.org/" + std::string(9000, 'a')).error().code == Code::limit);
  CHECK(parse_locator(std::string(9000, 'a')).error().code == Code::limit);
}

TEST_CASE("locators: laws, entities and lists") {
  check_rows({
      {"celex:32022r0263", "celex:32022R0263"},
      {"32022R0263", "celex:32022R0263"},
      {"Regulation (EU) 2022/263", "celex:32022R0263"},
      {"Directive 95/46/EC", "celex:31995L0046"},
      {"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=celex%3A32022R0263", "celex:32022R0263"},
      {"https://eur-lex.europa.eu/eli/dir/1995/46/oj", "celex:31995L0046"},
      {"https://eur-lex.europa.eu/LexUriServ/LexUriServ.do?uri=CELEX:31995L0046:EN:HTML", "celex:31995L0046"},
      {"https://eur-lex.europa.eu/homepage.html", "https://eur-lex.europa.eu/homepage.html"},
      {"Public Law 117-58", "uspl:117-58"},
      {"uspl:117-58", "uspl:117-58"},
      {"https://www.congress.gov/117/plaws/publ58/PLAW-117publ58.pdf", "uspl:117-58"},
      {"https://www.congress.gov/117/plaws/publ58/x.pdf", "uspl:117-58"},
      {"https://www.govinfo.gov/app/details/PLAW-117publ58", "uspl:117-58"},
      {"https://www.govinfo.gov/link/plaw/117/public/58", "uspl:117-58"},
      {"18 U.S.C. 1343", "usc:18/1343"},
      {"https://www.law.cornell.edu/uscode/text/18/1343", "usc:18/1343"},
      {"https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section1343&num=0", "usc:18/1343"},
      {"https://www.govinfo.gov/app/details/USCODE-2021-title18/USCODE-2021-title18-partI-chap63-sec1343",
       "usc:18/1343"},
      {"87 Fed. Reg. 12345", "usfr:87/12345"},
      {"https://www.federalregister.gov/citation/87-FR-12345", "usfr:87/12345"},
      {"https://www.federalregister.gov/executive-order/14067", "useo:14067"},
      {"https://www.federalregister.gov/documents/2022/03/14/2022-05471/x",
       "https://www.federalregister.gov/documents/2022/03/14/2022-05471/x"},
      {"Executive Order 14067", "useo:14067"},
      {"useo:0", "malformed: \"useo:0\" is malformed: expected one like useo:14067"},
      {"usc:18", "malformed: \"usc:18\" is malformed: expected one like usc:18/1343"},
      {"Q56226", "wikidata:Q56226"},
      {"wikidata:q56226", "wikidata:Q56226"},
      {"wikidata:56226", "malformed: \"wikidata:56226\" is malformed: expected one like wikidata:Q56226"},
      {"sanctions:un/KPi.001", "sanctions:un/KPi.001"},
      {"sanctions:eu/1", "malformed: \"sanctions:eu/1\" is malformed: expected one like sanctions:un/KPi.001"},
      {"treaty:un-charter", "treaty:un-charter"},
      {"treaty:none", "malformed: \"treaty:none\" is malformed: expected one like treaty:un-charter"},
  });
}
