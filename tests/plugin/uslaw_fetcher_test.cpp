#include "fetcher.h"

#include <catch2/catch.hpp>

namespace {

const std::string law_url = "https://www.govinfo.gov/link/plaw/117/public/958?link-type=mods";
const std::string rule_url = "https://www.govinfo.gov/link/fr/87/90345?link-type=mods";
const std::string page_url = "https://www.federalregister.gov/citation/87-FR-90345";
const std::string record_url = "https://www.federalregister.gov/api/v1/documents/2022-90456.json";
const std::string search_url = "https://www.federalregister.gov/api/v1/documents.json?per_page=100";
const std::string order_url = "https://www.govinfo.gov/link/cpd/executiveorder/19067?link-type=mods";
const std::string house_url =
    "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section9343&num=0&edition=prelim";
const std::string code_url = "https://www.govinfo.gov/link/uscode/18/9343?link-type=html";

}  // namespace

TEST_CASE("laws of the United States are asked for where they are kept") {
  Fetcher uslaw("uslaw");
  CHECK(uslaw.resolve("uspl:117-958") == "? record " + law_url + " (application/xml)\n");
  CHECK(uslaw.resolve("usc:18/9343") ==
        "? document " + house_url + " (text/html)\n? document " + code_url + " (text/html)\n");
  CHECK(uslaw.resolve("usfr:87/90345") ==
        "? record " + rule_url + " (application/xml)\n? record " + page_url + " (text/html)\n");
  CHECK(uslaw.resolve("useo:19067") == "? record " + recorded("uslaw", "order").url + " (application/json)\n? record " +
                                           order_url + " (application/xml)\n");
  CHECK(uslaw.resolve("usc:42/2000e-5").find("title42-section2000e-5&") != std::string::npos);
  CHECK(uslaw.resolve("uspl:88-352") ==
        "! unsupported: Public laws before the 104th Congress (1995) are not online as documents of their own");
  for (const std::string text :
       {"uspl:", "uspl:117", "uspl:117-0", "uspl:117/58", "uspl:x-58", "usc:18", "usc:18/", "usc:18/s", "usc:18/1343/2",
        "usfr:87-12345", "usfr:87/1x", "useo:", "useo:14067a", "useo:014067", "uslaw:1"})
    CHECK(uslaw.resolve(text) == "! malformed: " + text +
                                     " is no law of the United States: it has to be as in uspl:117-58, usc:18/1343, "
                                     "usfr:87/12345 or useo:14067");
}

TEST_CASE("a public law: its short title first") {
  Fetcher uslaw("uslaw");
  CHECK(uslaw.interpret("law", "uspl:117-958") ==
        "? document https://www.govinfo.gov/link/plaw/117/public/958?link-type=html (text/html)\n"
        "title: Lighthouse Upkeep Act of 2021\n"
        "title: An Act to provide for the upkeep of lighthouses, and for other purposes. [long]\n"
        "symbol: Public Law 117-958\n"
        "date = 2021-11-18\n");
  auto text = recorded("uslaw", "law-text");
  text.locator = "uspl:117-958";
  text.role = "document";
  text.text = "Each lighthouse shall be painted.";
  CHECK(uslaw.interpret(text) == "| Each lighthouse shall be painted.\n");
  text.text.clear();
  CHECK(uslaw.interpret(text) == "! unsupported: govinfo sent text/html, which is not text that can be read");
  text.http_status = 404;
  CHECK(uslaw.interpret(text) == "! unreadable: govinfo has no text in HTML of uspl:117-958");
}

TEST_CASE("a section of the Code, in force, repealed, and none") {
  Fetcher uslaw("uslaw");
  CHECK(uslaw.interpret("section", "usc:18/9343", "document") ==
        "title: \xC2\xA7"
        "9343. Fraud by lamp, buoy, or foghorn\n"
        "symbol: 18 U.S.C. 9343\n"
        "current-to = 2024-05-16\n");
  CHECK(uslaw.interpret("section-repealed", "usc:46/9999", "document") ==
        "title: [\xC2\xA7"
        "9999. Repealed. Pub. L. 98\xE2\x80\x93"
        "90, Aug. 26, 1983, 97 Stat. 500]\n"
        "symbol: 46 U.S.C. 9999\n"
        "repealed: yes \"[\xC2\xA7"
        "9999. Repealed. Pub. L. 98\xE2\x80\x93"
        "90, Aug. 26, 1983, 97 Stat. 500]\"\n"
        "current-to = 2024-05-16\n");
  CHECK(uslaw.interpret("no-section", "usc:18/99999", "document") ==
        "! not_found: The Office of the Law Revision Counsel says: \"Document not found\" (18 U.S.C. 99999)");
}

TEST_CASE("a rule of the Federal Register, at govinfo and in the Register's API") {
  Fetcher uslaw("uslaw");
  CHECK(uslaw.interpret("rule", "usfr:87/90345") ==
        "? document https://www.govinfo.gov/link/fr/87/90345?link-type=html (text/html)\n"
        "title: Safety Zone; Old Pier, Norland Sound\n"
        "symbol: 87 FR 90345\n"
        "published = 2022-03-04\n"
        "author: COAST GUARD\n");
  auto page = reply("usfr:87/90345", page_url, 200, "<html>rule</html>");
  page.final_url = "https://www.federalregister.gov/documents/2022/03/04/2022-90456/safety-zone";
  CHECK(uslaw.interpret(page) == "? record " + record_url + " (application/json)\n");
  page.final_url = page_url;
  CHECK(uslaw.interpret(page) == "! unsupported: The Federal Register does not say which document usfr:87/90345 is");
  CHECK(uslaw.interpret("rule-record", "usfr:87/90345") ==
        "? document https://www.federalregister.gov/documents/full_text/html/2022/03/04/2022-90456.html (text/html)\n"
        "title: Safety Zone; Old Pier, Norland Sound\n"
        "symbol: 87 FR 90345 \"87 FR 90344\"\n"
        "published = 2022-03-04 \"87 FR 90344\"\n"
        "author: Coast Guard\n");
}

TEST_CASE("an executive order, and what became of it") {
  Fetcher uslaw("uslaw");
  CHECK(uslaw.interpret("order", "useo:19067") ==
        "? document https://www.federalregister.gov/documents/full_text/html/2022/03/14/2022-95471.html (text/html)\n"
        "title: Keeping the Nation\xE2\x80\x99s Lamps Lit\n"
        "symbol: Executive Order 19067 \"87 FR 94143\"\n"
        "date = 2022-03-09\n"
        "published = 2022-03-14 \"87 FR 94143\"\n"
        "author: A. First President [President]\n"
        "author: Executive Office of the President\n"
        "repealed = 2025-01-20 [useo:19102] \"Revoked by: EO 19102, January 20, 2025; EO 19103, January 21, 2025\"\n"
        "superseded-by > useo:19102 \"Revoked by: EO 19102, January 20, 2025; EO 19103, January 21, 2025\"\n");
  // The order that revokes is not revoked.
  const std::string revoking = uslaw.interpret("order", "useo:19102");
  CHECK(revoking.find("title: Rescission of Certain Orders\n") != std::string::npos);
  CHECK(revoking.find("repealed") == std::string::npos);
  // An order that only is spoken of, or is not printed yet.
  CHECK(uslaw.interpret("order", "useo:19103") ==
        "! unreadable: The Federal Register has not printed an executive order 19103 (yet)");
}

TEST_CASE("disposition notes: only what was done to the order itself, and wholly") {
  struct {
    std::string notes, told;
  } const rows[] = {
      {"Revoked by: EO 14148, January 20, 2025",
       "repealed = 2025-01-20 [useo:14148] \"Revoked by: EO 14148, January 20, 2025\"\n"
       "superseded-by > useo:14148 \"Revoked by: EO 14148, January 20, 2025\"\n"},
      {"See: EO 1, January 1, 1999\\r\\nSUPERSEDED BY: Public Law 98-1",
       "repealed: yes \"SUPERSEDED BY: Public Law 98-1\"\n"},
      {"Revoked by: EO 14148",
       "repealed: yes [useo:14148] \"Revoked by: EO 14148\"\nsuperseded-by > useo:14148 \"Revoked by: EO 14148\"\n"},
      {"Revoked by: EO 14148, January 32, 2025",
       "repealed: yes [useo:14148] \"Revoked by: EO 14148, January 32, 2025\"\n"
       "superseded-by > useo:14148 \"Revoked by: EO 14148, January 32, 2025\"\n"},
      {"Revokes: EO 13062, September 29, 1997", ""},
      {"Revoked in part by: EO 14148, January 20, 2025", ""},
      {"Amended by: EO 12406, February 18, 1983", ""},
      {"revoked by EO 14148", ""},
      {"", ""},
  };
  Fetcher uslaw("uslaw");
  for (const auto& row : rows) {
    const std::string body =
        R"({"count":1,"results":[{"executive_order_number":19067,"disposition_notes":")" + row.notes + "\"}]}";
    CHECK(uslaw.interpret(reply("useo:19067", search_url, 200, body)) == "symbol: Executive Order 19067\n" + row.told);
  }
}

TEST_CASE("replies about US law that are no document") {
  const std::string mods = "<mods xmlns=\"http://www.loc.gov/mods/v3\">";
  struct {
    std::string locator, url;
    unsigned status;
    std::string body, told;
  } const rows[] = {
      {"uspl:117-958", law_url, 200, "", "! malformed: govinfo answered 200 without a body"},
      {"uspl:117-958", law_url, 200, mods, "! malformed: govinfo sent XML that is broken or cut short at byte 40"},
      {"uspl:117-958", law_url, 200, "<!DOCTYPE html>", "! unreadable: govinfo sent a web page in place of XML"},
      {"uspl:117-958", law_url, 200, "<premis/>", "! malformed: govinfo sent XML that is no metadata (mods)"},
      {"uspl:117-958", law_url, 200, mods + "</mods>",
       "! malformed: govinfo answered about nothing that it names where PLAW-117publ958 was asked for"},
      {"uspl:117-958", law_url, 200, mods + "<extension><accessId>PLAW-117publ95</accessId></extension></mods>",
       "! malformed: govinfo answered about PLAW-117publ95 where PLAW-117publ958 was asked for"},
      {"uspl:117-958", law_url, 404, "", "! not_found: govinfo answered 404: it has no uspl:117-958"},
      {"uspl:117-958", law_url, 500, "", "! unavailable: govinfo answered 500: out of order; try again later"},
      {"usfr:87/90345", rule_url, 200, mods + "<part><extent><start>1</start><end>9</end></extent></part></mods>",
       "! malformed: govinfo answered about pages 1 to 9 where page 90345 was asked for"},
      {"usfr:87/90345", page_url, 403, "",
       "! unreadable: The Federal Register answered 403: it refuses to give the document to a program"},
      {"usfr:87/90345", record_url, 200, "{}",
       "! malformed: The Federal Register's answer has no document in it (document_number)"},
      {"usfr:87/90345", record_url, 200, R"({"document_number":"2019-1","citation":"84 FR 1"})",
       "! malformed: The Federal Register answered about 84 FR 1 where 87 FR 90345 was asked for"},
      {"useo:19067", search_url, 200, "[]", "! malformed: The Federal Register's answer is no search result (count)"},
      {"useo:19067", search_url, 200, R"({"count":0})",
       "! unreadable: The Federal Register has not printed an executive order 19067 (yet)"},
      {"useo:19067", search_url, 200, R"({"count":1,"results":[7,null,{"executive_order_number":null}]})",
       "! unreadable: The Federal Register has not printed an executive order 19067 (yet)"},
      {"useo:19067", search_url, 200,
       "{\"count\":", "! malformed: The Federal Register sent JSON that is broken or cut short"},
      {"usc:18/9343", house_url, 200, "<html></html>",
       "! malformed: The Office of the Law Revision Counsel sent a page that is no section of the Code"},
      {"usc:18/9343", code_url, 200, "<!-- field-start:head --><h3>&sect;93430. Lamps</h3><!-- field-end:head -->",
       "! malformed: govinfo answered with \"\xC2\xA7"
       "93430. Lamps\" where 18 U.S.C. 9343 was asked for"},
      {"usc:18/9343", code_url, 404, "", "! not_found: govinfo answered 404: it has no usc:18/9343"},
  };
  Fetcher uslaw("uslaw");
  for (const auto& row : rows) CHECK(uslaw.interpret(reply(row.locator, row.url, row.status, row.body)) == row.told);
}
