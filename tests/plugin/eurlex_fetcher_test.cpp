#include "fetcher.h"

#include <catch2/catch.hpp>

namespace {

const std::string notice_url = "https://publications.europa.eu/resource/celex/32017R9001?language=eng";
const std::string page_url = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32017R9001";

// A notice of celex:32017R9001 that says `facts` of it.
std::string notice(const std::string& facts) {
  return "<NOTICE><WORK><ID_CELEX><VALUE>32017R9001</VALUE></ID_CELEX>" + facts + "</WORK></NOTICE>";
}

std::string value(const std::string& name, const std::string& text) {
  return "<" + name + "><VALUE>" + text + "</VALUE></" + name + ">";
}

}  // namespace

TEST_CASE("an act is asked for at CELLAR") {
  Fetcher eurlex("eurlex");
  CHECK(
      eurlex.resolve("celex:32017R9001") ==
      "? record https://publications.europa.eu/resource/celex/32017R9001?language=eng (application/xml;notice=branch)\n"
      "? record http://publications.europa.eu/resource/celex/32017R9001?language=eng "
      "(application/xml;notice=branch)\n");
  CHECK(eurlex.resolve("celex:32016R0679R(02)").find("/celex/32016R0679R%2802%29?") != std::string::npos);
  for (const std::string good : {"02016R0679-20160504", "12016E075", "62018CJ0311"})
    CHECK(eurlex.resolve("celex:" + good).find("? record") == 0);
}

TEST_CASE("what is no CELEX number is not asked for") {
  Fetcher eurlex("eurlex");
  for (const std::string text : {"celex:", "celex:2022/263", "celex:32022r0263", "celex:3202R0263", "celex:32022R02 63",
                                 "celex:X2022R0263", "celex:32022R0263'", "eli:32022R0263"})
    CHECK(eurlex.resolve(text) == "! malformed: " + text + " is no CELEX number: it has to be as in celex:32022R0263");
}

TEST_CASE("the notice of an act that was repealed") {
  CHECK(Fetcher("eurlex").interpret("repealed", "celex:32017R9001") ==
        "? document https://publications.europa.eu/resource/celex/32017R9001?language=eng (application/xhtml+xml)\n"
        "? document http://publications.europa.eu/resource/celex/32017R9001?language=eng (application/xhtml+xml)\n"
        "? document https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32017R9001 (text/html)\n"
        "title: Council Regulation (EU) 2017/9001 of 5 April 2017 on the marking of fishing buoys\n"
        "date = 2017-04-05\n"
        "symbol: 32017R9001\n"
        "author: Council of the European Union\n"
        "published = 2017-04-06 \"OJ L 901\"\n"
        "in-force: no\n"
        "repealed = 2021-07-01 [celex:32021R9002]\n"
        "superseded-by > celex:32021R9002\n");
}

TEST_CASE("an act in force may have an end of validity behind it: that of a part") {
  const std::string told = Fetcher("eurlex").interpret("in-force", "celex:32021R9002");
  CHECK(told.substr(told.find("title")) ==
        "title: Regulation (EU) 2021/9002 on the marking and lighting of fishing buoys\n"
        "date = 2021-06-09\n"
        "symbol: 32021R9002\n"
        "in-force: yes\n");
}

TEST_CASE("what a notice says of the force of an act") {
  const std::string by =
      "<RESOURCE_LEGAL_REPEALED_BY_RESOURCE_LEGAL><SAMEAS><URI><IDENTIFIER>32021R9002</IDENTIFIER>"
      "<TYPE>celex</TYPE></URI></SAMEAS></RESOURCE_LEGAL_REPEALED_BY_RESOURCE_LEGAL>";
  const std::string ended = value("RESOURCE_LEGAL_IN-FORCE", "0");
  const std::string end = "RESOURCE_LEGAL_DATE_END-OF-VALIDITY";
  struct {
    std::string facts, told;
  } const rows[] = {
      {"", ""},
      {value("RESOURCE_LEGAL_IN-FORCE", "true"), "in-force: yes\n"},
      {value("RESOURCE_LEGAL_IN-FORCE", "perhaps"), ""},
      // Ended of itself: nobody repealed it.
      {ended + value(end, "2020-06-30"), "in-force: no\nexpired = 2020-06-30\n"},
      {ended + value(end, "9999-12-31"), "in-force: no\n"},
      {ended + value(end, "2020-06-31"), "in-force: no\n"},
      {ended + by, "in-force: no\nsuperseded-by > celex:32021R9002\n"},
      // A date without the flag, and a repeal that is still to come, say nothing.
      {value(end, "2020-06-30") + by, ""},
      // An embedded notice is about another work.
      {"<EMBEDDED_NOTICE><WORK>" + ended + "</WORK></EMBEDDED_NOTICE>", ""},
  };
  Fetcher eurlex("eurlex");
  for (const auto& row : rows) {
    const std::string told = eurlex.interpret(reply("celex:32017R9001", notice_url, 200, notice(row.facts)));
    INFO(told);
    const std::string begin = "symbol: 32017R9001\n";
    REQUIRE(told.find(begin) != std::string::npos);
    CHECK(told.substr(told.find(begin) + begin.size()) == row.told);
  }
}

TEST_CASE("the text of an act") {
  Fetcher eurlex("eurlex");
  auto text = reply("celex:32017R9001", notice_url, 200, "<html/>");
  text.role = "document";
  text.media_type = "application/xhtml+xml";
  text.text = "Article 1. Buoys shall bear a number.";
  CHECK(eurlex.interpret(text) == "| Article 1. Buoys shall bear a number.\n");
  text.text.clear();
  CHECK(eurlex.interpret(text) ==
        "! unsupported: CELLAR sent application/xhtml+xml, which is not text that can be read");
  text.http_status = 404;
  CHECK(eurlex.interpret(text) == "! unreadable: CELLAR has no text in XHTML of celex:32017R9001");
  auto page = recorded("eurlex", "page");
  page.locator = "celex:32017R9001";
  page.role = "document";
  page.text = "Article 1.";
  CHECK(eurlex.interpret(page) == "| Article 1.\n");
}

TEST_CASE("an act that does not exist: 404 of CELLAR, 200 of EUR-Lex") {
  Fetcher eurlex("eurlex");
  CHECK(eurlex.interpret("none", "celex:32018R9999") == "! not_found: CELLAR answered 404: it has no celex:32018R9999");
  CHECK(eurlex.interpret("page-none", "celex:32018R9999", "document") ==
        "! not_found: EUR-Lex says: \"The requested document does not exist\" (celex:32018R9999)");
}

TEST_CASE("replies of CELLAR and EUR-Lex that are no notice and no act") {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  std::string deep_end;
  for (int i = 0; i < 100; ++i) deep_end += "</a>";
  struct {
    std::string url;
    unsigned status;
    std::string body, told;
  } const rows[] = {
      {notice_url, 200, "", "! malformed: CELLAR answered 200 without a body"},
      {notice_url, 200, "<NOTICE><WORK>", "! malformed: CELLAR sent XML that is broken or cut short at byte 13"},
      {notice_url, 200, "not XML", "! malformed: CELLAR sent XML that is broken or cut short at byte 7"},
      {notice_url, 200, "{\"a\": 1}", "! malformed: CELLAR sent XML that is broken or cut short at byte 8"},
      {notice_url, 200, "<!DOCTYPE html><html></html>", "! unreadable: CELLAR sent a web page in place of XML"},
      {notice_url, 200, "<rdf/>", "! malformed: CELLAR sent XML that is no notice of a work (NOTICE/WORK)"},
      {notice_url, 200, "<NOTICE/>", "! malformed: CELLAR sent XML that is no notice of a work (NOTICE/WORK)"},
      {notice_url, 200, "<NOTICE><WORK><ID_CELEX><VALUE>32017R9002</VALUE></ID_CELEX></WORK></NOTICE>",
       "! malformed: CELLAR's notice is not that of celex:32017R9001"},
      {notice_url, 200, deep + deep_end, "! limit: CELLAR sent XML nested deeper than 64"},
      {notice_url, 200, std::string((16u << 20) + 1, 'x'),
       "! limit: CELLAR sent 16777217 bytes, more than the 16777216 that are read"},
      {notice_url, 300, "choose", "! unreadable: CELLAR answered 300 in place of the document"},
      {notice_url, 503, "", "! unavailable: CELLAR answered 503: out of order; try again later"},
      {page_url, 202, "", "! unreadable: EUR-Lex answered 202: it wants to see a browser before it gives the document"},
      {page_url, 200, "", "! malformed: EUR-Lex answered 200 without a body"},
      {page_url, 200, "<html>Welcome</html>", "! malformed: EUR-Lex sent a page that does not name celex:32017R9001"},
  };
  Fetcher eurlex("eurlex");
  for (const auto& row : rows)
    CHECK(eurlex.interpret(reply("celex:32017R9001", row.url, row.status, row.body)) == row.told);
}
