#include "fetcher.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

namespace {

const std::string un_url = "https://scsanctions.un.org/resources/xml/en/consolidated.xml";
const std::string ofac_url = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML";
const std::string table_url = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.CSV";

// A complete list as published, where a developer has one; else empty.
std::string complete_list(const std::string& name) {
  std::ifstream in(std::string(SANCTIONS_LISTS) + name, std::ios::binary);
  if (!in) WARN("skipped: no complete list " << name << " on this machine");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("an entry is asked for where its list is") {
  Fetcher sanctions("sanctions");
  const std::string un = "? record " + un_url + " (application/xml)\n";
  const std::string ofac = "? record " + ofac_url + " (application/xml)\n? record " + table_url + " (text/csv)\n";
  CHECK(sanctions.resolve("sanctions:un/KPi.001") == un);
  CHECK(sanctions.resolve("sanctions:un") == un);
  CHECK(sanctions.resolve("sanctions:ofac/36") == ofac);
  CHECK(sanctions.resolve("sanctions:ofac") == ofac);
  for (const std::string text :
       {"sanctions:", "sanctions:eu/1", "sanctions:un/", "sanctions:un/KP.001", "sanctions:un/KPx.001",
        "sanctions:un/KPi.", "sanctions:unx", "sanctions:ofac/x", "sanctions:ofac/1234567890"})
    CHECK(sanctions.resolve(text) == "! malformed: " + text +
                                         " is no entry of a list: it has to be as in sanctions:un/KPi.001 or "
                                         "sanctions:ofac/36");
}

TEST_CASE("entries of the list of the Security Council") {
  Fetcher sanctions("sanctions");
  CHECK(sanctions.interpret("un", "sanctions:un/KPi.901") ==
        "title: Orlo TESTMANN\n"
        "symbol: KPi.901\n"
        "listed = 2017-06-02 [DPRK]\n"
        "alias: O. Testman [Good]\n"
        "office: Director of the Invented Trading Company\n"
        "nationality: Norland\n"
        "birth = 1961-04-30 [exact]\n"
        "birth = 1959/1962 [between]\n"
        "date = 2024-06-19\n");
  // A date of XML Schema with its zone: ten real entries have one.
  CHECK(sanctions.interpret("un", "sanctions:un/QDi.902") ==
        "title: Ada\nsymbol: QDi.902\nlisted = 2001-10-08 [Al-Qaida]\ndate = 2024-06-19\n");
  CHECK(sanctions.interpret("un", "sanctions:un/KPe.903") ==
        "title: INVENTED TRADING COMPANY\nsymbol: KPe.903\nlisted = 2009-04-24 [DPRK]\nalias: ITC [a.k.a.]\n"
        "date = 2024-06-19\n");
  CHECK(sanctions.interpret("un", "sanctions:un") ==
        "title: United Nations Security Council Consolidated List\ndate = 2024-06-19\nentries # 3\n");
  CHECK(sanctions.interpret("un", "sanctions:un/KPi.902") ==
        "! not_found: The UN list of 2024-06-19 has no entry KPi.902");
}

TEST_CASE("entries of the list of the US Treasury, as XML and as a table") {
  Fetcher sanctions("sanctions");
  CHECK(sanctions.interpret("ofac", "sanctions:ofac/90037") ==
        "title: Orlo TESTMANN [Individual]\n"
        "symbol: 90037\n"
        "listed: yes [NORLAND]\n"
        "birth = 1961-04-30 \"30 Apr 1961\"\n"
        "date = 2024-06-18\n");
  CHECK(sanctions.interpret("ofac", "sanctions:ofac/90036") ==
        "title: INVENTED AIRLINES [Entity]\n"
        "symbol: 90036\n"
        "listed: yes [NORLAND]\n"
        "listed: yes [LAMPS-EO19067]\n"
        "alias: INVENTED-AIR [a.k.a.]\n"
        "date = 2024-06-18\n");
  CHECK(sanctions.interpret("ofac", "sanctions:ofac") ==
        "title: Specially Designated Nationals and Blocked Persons List\ndate = 2024-06-18\nentries # 2\n");
  CHECK(sanctions.interpret("ofac", "sanctions:ofac/12") == "! not_found: The OFAC list of 2024-06-18 has no entry 12");
  CHECK(
      sanctions.interpret("ofac-table", "sanctions:ofac/90036") ==
      "title: INVENTED AIRLINES\nsymbol: 90036\nlisted: yes [NORLAND] \"a.k.a. \"INVENTED-AIR\", once of Norland.\"\n");
  CHECK(sanctions.interpret("ofac-table", "sanctions:ofac") == "entries # 2\n");
  CHECK(sanctions.interpret("ofac-table", "sanctions:ofac/12") == "! not_found: The OFAC list has no entry 12");
}

TEST_CASE("replies that are no list") {
  struct {
    std::string locator, url;
    unsigned status;
    std::string body, told;
  } const rows[] = {
      {"sanctions:un/KPi.001", un_url, 200, "", "! malformed: The UN list answered 200 without a body"},
      {"sanctions:un/KPi.001", un_url, 200, "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>",
       "! malformed: The UN list sent XML that is broken or cut short at byte 43"},
      {"sanctions:un/KPi.001", un_url, 200, "<html>", "! unreadable: The UN list sent a web page in place of XML"},
      {"sanctions:un/KPi.001", un_url, 200, "<sdnList/>",
       "! malformed: The UN sent XML that is not its list (CONSOLIDATED_LIST)"},
      {"sanctions:un/KPi.001", un_url, 200, "<CONSOLIDATED_LIST/>",
       "! malformed: The UN list has no entries: it is not whole"},
      {"sanctions:un", un_url, 200, "<CONSOLIDATED_LIST/>", "! malformed: The UN list has no entries: it is not whole"},
      {"sanctions:un", un_url, 503, "", "! unavailable: The UN list answered 503: out of order; try again later"},
      {"sanctions:un", un_url, 200, std::string((16u << 20) + 1, 'x'),
       "! limit: The UN list sent 16777217 bytes, more than the 16777216 that are read"},
      {"sanctions:ofac/36", ofac_url, 403, "",
       "! unreadable: The OFAC list answered 403: its server gives it to browsers only"},
      {"sanctions:ofac/36", ofac_url, 200, "<sdnList>",
       "! malformed: The OFAC list sent XML that is broken or cut short at byte 8"},
      {"sanctions:ofac/36", ofac_url, 200, "<sdnList/>",
       "! malformed: The OFAC list has 0 entries where it says nothing of their number: it is not whole"},
      {"sanctions:ofac/36", ofac_url, 200,
       "<sdnList><publshInformation><Record_Count>2</Record_Count></publshInformation><sdnEntry><uid>1</uid></"
       "sdnEntry></sdnList>",
       "! malformed: The OFAC list has 1 entries where it says 2: it is not whole"},
      {"sanctions:ofac/36", ofac_url, 200, "<CONSOLIDATED_LIST/>",
       "! malformed: OFAC sent XML that is not its list (sdnList)"},
      {"sanctions:ofac/36", table_url, 200, "36,\"A\"\n",
       "! malformed: The OFAC list is no CSV of 12 fields in line 1"},
      {"sanctions:ofac/36", table_url, 200, "36,\"A,-0-,c,d,e,f,g,h,i,j,k,l\n",
       "! malformed: The OFAC list is no CSV of 12 fields in line 1"},
      {"sanctions:ofac/36", table_url, 200, "\x1A", "! malformed: The OFAC list has no entries: it is not whole"},
      {"sanctions:ofac/36", table_url, 200, "<html>", "! unreadable: The OFAC list sent a web page in place of CSV"},
  };
  Fetcher sanctions("sanctions");
  for (const auto& row : rows)
    CHECK(sanctions.interpret(reply(row.locator, row.url, row.status, row.body)) == row.told);
}

TEST_CASE("nesting of a list deeper than is read") {
  std::string deep = "<CONSOLIDATED_LIST>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  deep += "</CONSOLIDATED_LIST>";
  CHECK(Fetcher("sanctions").interpret(reply("sanctions:un", un_url, 200, deep)) ==
        "! limit: The UN list sent XML nested deeper than 64");
}

TEST_CASE("the complete list of the Security Council of 27 February 2026") {
  const std::string list = complete_list("UN_consolidated.xml");
  if (list.empty()) return;
  Fetcher sanctions("sanctions");
  CHECK(sanctions.interpret(reply("sanctions:un", un_url, 200, list)) ==
        "title: United Nations Security Council Consolidated List\ndate = 2026-02-27\nentries # 1003\n");
  const std::string first = sanctions.interpret(reply("sanctions:un/KPi.001", un_url, 200, list));
  CHECK(first.find("symbol: KPi.001\nlisted = 2009-07-16 [DPRK]\n") != std::string::npos);
  const std::string entity = sanctions.interpret(reply("sanctions:un/KPe.001", un_url, 200, list));
  CHECK(entity.find("listed = 2009-04-24 [DPRK]\n") != std::string::npos);
  CHECK(sanctions.interpret(reply("sanctions:un/KPi.999", un_url, 200, list)) ==
        "! not_found: The UN list of 2026-02-27 has no entry KPi.999");
  // Every entry has a date of listing that can be read.
  std::size_t entries = 0;
  const std::string mark = "<REFERENCE_NUMBER>";
  for (std::size_t at = list.find(mark); at != std::string::npos; at = list.find(mark, at + 1), ++entries) {
    if (entries % 10 != 0) continue;  // a tenth: each call reads the whole list
    const std::string number = list.substr(at + mark.size(), list.find('<', at + mark.size()) - at - mark.size());
    const std::size_t last = number.find_last_not_of(" \n\t");
    const std::string told =
        sanctions.interpret(reply("sanctions:un/" + number.substr(0, last + 1), un_url, 200, list));
    INFO(number);
    CHECK(told.find("\nlisted = ") != std::string::npos);
  }
  CHECK(entries == 1003);
}

TEST_CASE("the complete table of the US Treasury of January 2019") {
  const std::string list = complete_list("sdn.csv");
  if (list.empty()) return;
  Fetcher sanctions("sanctions");
  CHECK(sanctions.interpret(reply("sanctions:ofac", table_url, 200, list)) == "entries # 7379\n");
  CHECK(sanctions.interpret(reply("sanctions:ofac/306", table_url, 200, list)) ==
        "title: BANCO NACIONAL DE CUBA\nsymbol: 306\nlisted: yes [CUBA] \"a.k.a. 'BNC'.\"\n");
}
