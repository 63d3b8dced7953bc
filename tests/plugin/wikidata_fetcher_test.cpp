#include "fetcher.h"

#include <catch2/catch.hpp>

namespace {

const std::string entity_url = "https://www.wikidata.org/wiki/Special:EntityData/Q990000001.json";
const std::string search_url = "https://www.wikidata.org/w/api.php?format=json&action=wbsearchentities&search=x";
const std::string terms_url = "https://www.wikidata.org/w/api.php?format=json&action=wbgetentities&ids=Q990000001%7CQ2";

// The entity Q990000001 with statements of P569 (date of birth).
std::string born(const std::string& statements) {
  return R"({"entities":{"Q990000001":{"claims":{"P569":[)" + statements + "]}}}}";
}

std::string statement(const std::string& time, int precision, const std::string& rank = "normal",
                      const std::string& calendar = "Q1985727") {
  return R"({"rank":")" + rank + R"(","mainsnak":{"snaktype":"value","datavalue":{"value":{"time":")" + time +
         R"(","precision":)" + std::to_string(precision) + R"(,"calendarmodel":"http://www.wikidata.org/entity/)" +
         calendar + R"("}}}})";
}

}  // namespace

TEST_CASE("an entity is asked for by its number or by its name") {
  Fetcher wikidata("wikidata");
  CHECK(wikidata.resolve("wikidata:Q56226") ==
        "? entity https://www.wikidata.org/wiki/Special:EntityData/Q56226.json (application/json)\n");
  CHECK(
      wikidata.resolve("wikidata:Mara Ellingsen") ==
      "? entity https://www.wikidata.org/w/api.php?format=json&action=wbsearchentities&type=item&language=en&uselang=en"
      "&limit=10&search=Mara%20Ellingsen (application/json)\n");
  // No number of an entity: names.
  for (const std::string name : {"Q", "Q0", "Q12x", "q56226", "P569"})
    CHECK(wikidata.resolve("wikidata:" + name).find("wbsearchentities") != std::string::npos);
  CHECK(wikidata.resolve("wikidata:") == "! malformed: wikidata: wants an entity or a name, as in wikidata:Q56226");
  CHECK(wikidata.resolve("wikidata:" + std::string(201, 'x')) ==
        "! malformed: wikidata: wants an entity or a name, as in wikidata:Q56226");
}

TEST_CASE("the one entity of a name") {
  Fetcher wikidata("wikidata");
  CHECK(wikidata.interpret("search", "wikidata:mara ellingsen", "entity") ==
        "? entity " + entity_url + " (application/json)\n");
  CHECK(wikidata.interpret("several", "wikidata:Jon Berg", "entity") ==
        "! unsupported: Wikidata has 2 entities that are called Jon Berg: Q990000101 (skier); Q990000102 (minister of "
        "Norland); ask for one by its number");
  CHECK(wikidata.interpret("search", "wikidata:Mara", "entity") ==
        "! not_found: Wikidata has no entity that is called Mara");
}

TEST_CASE("an entity: names and dates, then the terms of its offices with their labels") {
  Fetcher wikidata("wikidata");
  CHECK(wikidata.interpret("entity", "wikidata:Q990000001", "entity") ==
        "? terms https://www.wikidata.org/w/api.php?format=json&action=wbgetentities&props=labels%7Cclaims"
        "&languages=en%7Cmul&ids=Q990000001%7CQ990000011%7CQ990000012 (application/json)\n"
        "title: Mara Ellingsen\n"
        "same-as > wikidata:Q990000001\n"
        "description: Prime Minister of Norland\n"
        "alias: M. K. Ellingsen\n"
        "birth = 1970-03-14 \"P569\"\n");
  // An unknown end is neither a date nor "still in office": that term is left out.
  CHECK(wikidata.interpret("terms", "wikidata:Mara Ellingsen", "terms") ==
        "term = 2019-10-04/.. [Prime Minister of Norland] \"P39 Q990000011\"\n"
        "term = 2013/2017-06 [Minister of Fisheries of Norland] \"P39 Q990000012\"\n"
        "term = ../2010-05-01 [Minister of Fisheries of Norland] \"P39 Q990000012\"\n");
}

TEST_CASE("dates of Wikidata, as precise as they are told") {
  const std::string head = "same-as > wikidata:Q990000001\n";
  struct {
    std::string statements, told;
  } const rows[] = {
      {statement("+1970-03-14T00:00:00Z", 11), "birth = 1970-03-14 \"P569\"\n"},
      {statement("+1970-03-00T00:00:00Z", 10), "birth = 1970-03 \"P569\"\n"},
      {statement("+1970-03-14T00:00:00Z", 9), "birth = 1970 \"P569\"\n"},
      {statement("+1970-00-00T00:00:00Z", 8), ""},
      {statement("+1900-00-00T00:00:00Z", 7), ""},
      {statement("+1970-03-14T10:00:00Z", 12), ""},
      {statement("-0044-03-15T00:00:00Z", 11), ""},
      {statement("+1970-02-30T00:00:00Z", 11), ""},
      {statement("+1970-00-00T00:00:00Z", 11), ""},
      // Days of the Julian calendar are not days of ours.
      {statement("+1879-12-06T00:00:00Z", 11, "normal", "Q1985786"), "birth = 1879 \"P569\"\n"},
      {statement("+1970-03-14T00:00:00Z", 11, "deprecated"), ""},
      {statement("+1970-03-14T00:00:00Z", 11) + "," + statement("+1971-00-00T00:00:00Z", 9),
       "birth = 1970-03-14 \"P569\"\nbirth = 1971 \"P569\"\n"},
      {statement("+1970-03-14T00:00:00Z", 11) + "," + statement("+1971-00-00T00:00:00Z", 9, "preferred"),
       "birth = 1971 \"P569\"\n"},
      {R"({"rank":"normal","mainsnak":{"snaktype":"somevalue"}},{"rank":"normal"},null,7)", ""},
  };
  Fetcher wikidata("wikidata");
  for (const auto& row : rows)
    CHECK(wikidata.interpret(reply("wikidata:Q990000001", entity_url, 200, born(row.statements))) == head + row.told);
}

TEST_CASE("replies of Wikidata that are no entity") {
  struct {
    std::string url;
    unsigned status;
    std::string body, told;
  } const rows[] = {
      {entity_url, 200, "", "! malformed: Wikidata answered 200 without a body"},
      {entity_url, 200, R"({"entities":{"Q990)", "! malformed: Wikidata sent JSON that is broken or cut short"},
      {entity_url, 200, "<!DOCTYPE html>", "! unreadable: Wikidata sent a web page in place of JSON"},
      {entity_url, 200, std::string(65, '[') + std::string(65, ']'),
       "! malformed: Wikidata's answer has no entity in it (entities)"},
      {entity_url, 200, std::string(66, '[') + std::string(66, ']'),
       "! limit: Wikidata sent JSON nested deeper than 64"},
      {entity_url, 200, "{}", "! malformed: Wikidata's answer has no entity in it (entities)"},
      {entity_url, 200, R"({"entities":[]})", "! malformed: Wikidata's answer has no entity in it (entities)"},
      {entity_url, 200, R"({"entities":{"Q2":{}}})",
       "! malformed: Wikidata answered about Q2 where Q990000001 was asked for: they may have been merged"},
      {entity_url, 200, R"({"entities":{"Q990000001":{"missing":""}}})",
       "! not_found: Wikidata has no entity Q990000001"},
      {entity_url, 404, "", "! not_found: Wikidata answered 404: it has no wikidata:Q990000001"},
      {entity_url, 429, "", "! unavailable: Wikidata answered 429: too many requests; try again later"},
      {entity_url, 500, "", "! unavailable: Wikidata answered 500: out of order; try again later"},
      {entity_url, 200, std::string(17u << 20, ' ') + "{}",
       "! limit: Wikidata sent 17825794 bytes, more than the 16777216 that are read"},
      {terms_url, 200, R"({"entities":{"Q2":{}}})",
       "! malformed: Wikidata answered about Q2 where Q990000001 was asked for: they may have been merged"},
      {search_url, 200, R"({"error":{"code":"x"}})", "! malformed: Wikidata's answer is no search result (search)"},
      {search_url, 200, R"({"search":[]})", "! not_found: Wikidata has no entity that is called Q990000001"},
      {"https://www.wikidata.org/wiki/Q1", 200, "{}", "! usage: https://www.wikidata.org/wiki/Q1 was not asked for"},
  };
  Fetcher wikidata("wikidata");
  for (const auto& row : rows) {
    auto bad = reply("wikidata:Q990000001", row.url, row.status, row.body);
    bad.role = row.url == terms_url ? "terms" : "entity";
    CHECK(wikidata.interpret(bad) == row.told);
  }
  CHECK(wikidata.interpret("no-entity", "wikidata:Q999999999999", "entity") ==
        "! not_found: Wikidata answered 404: it has no wikidata:Q999999999999");
}
