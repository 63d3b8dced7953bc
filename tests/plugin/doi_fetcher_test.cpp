#include "fetcher.h"

#include <catch2/catch.hpp>

namespace {

const std::string crossref = "https://api.crossref.org/works/10.5555/gulls.2014.003";
const std::string datacite = "https://api.datacite.org/dois/10.5555/gulls.2014.003";
const std::string handles = "https://doi.org/api/handles/10.5555/gulls.2014.003";

}  // namespace

TEST_CASE("a DOI is asked for at Crossref, at DataCite, and at the DOI system") {
  Fetcher doi("doi");
  CHECK(doi.resolve("doi:10.5555/gulls.2014.003") ==
        "? record https://api.crossref.org/works/10.5555/gulls.2014.003 (application/json)\n"
        "? record https://api.datacite.org/dois/10.5555/gulls.2014.003 (application/vnd.api+json)\n"
        "? record https://doi.org/api/handles/10.5555/gulls.2014.003 (application/json)\n");
  // DOI Handbook, section 2.2: any printable character may stand in a DOI.
  CHECK(doi.resolve("doi:10.1002/(SICI)3:6/7<672::AID-7>3.0.CO;2-8?#%") ==
        "? record https://api.crossref.org/works/10.1002/%28sici%293%3A6/7%3C672%3A%3Aaid-7%3E3.0.co%3B2-8%3F%23%25 "
        "(application/json)\n"
        "? record https://api.datacite.org/dois/10.1002/%28sici%293%3A6/7%3C672%3A%3Aaid-7%3E3.0.co%3B2-8%3F%23%25 "
        "(application/vnd.api+json)\n"
        "? record https://doi.org/api/handles/10.1002/%28sici%293%3A6/7%3C672%3A%3Aaid-7%3E3.0.co%3B2-8%3F%23%25 "
        "(application/json)\n");
}

TEST_CASE("what is no DOI is not asked for") {
  Fetcher doi("doi");
  for (const std::string text : {"doi:", "doi:10.5555", "doi:10.5555/", "doi:11.5555/a", "doi:10./a", "doi:10.55x5/a",
                                 "doi:10.5555/a b", "isbn:10.5555/a"})
    CHECK(doi.resolve(text) == "! malformed: " + text + " is no DOI: it has to be doi:10.NUMBER/NAME");
}

TEST_CASE("a work at Crossref") {
  Fetcher doi("doi");
  CHECK(doi.interpret("study", "doi:10.5555/harbour.2019.017") ==
        "title: Silt & shipping: dredging in three northern harbours\n"
        "author: Ilse Vander Meulen\n"
        "author: Okonjo\n"
        "author: The Harbour Survey Group\n"
        "publisher: Quayside Press\n"
        "published = 2019-03-07\n"
        "published = 2019-03-07 [online]\n"
        "published = 2019-06 [print]\n"
        "corrected = 2019-09-02 [doi:10.5555/harbour.2019.101] \"Correction (publisher)\"\n"
        "superseded-by > doi:10.5555/harbour.2023.002 [2023-01] \"New version (publisher)\"\n");
}

TEST_CASE("a retraction has its date and its notice, and is told once") {
  Fetcher doi("doi");
  CHECK(doi.interpret("retracted", "doi:10.5555/gulls.2014.003") ==
        "title: RETRACTED: Gulls count to nine\n"
        "author: Per Holt\n"
        "publisher: Quayside Press\n"
        "published = 2014-05\n"
        "concern = 2015-11-20 [doi:10.5555/gulls.2015.900] \"Expression of concern (publisher)\"\n"
        "retracted = 2016-02-08 [doi:10.5555/gulls.2016.041] \"Retraction (publisher)\"\n");
  CHECK(doi.interpret("notice", "doi:10.5555/gulls.2016.041") ==
        "title: Retraction notice to: Gulls count to nine\n"
        "publisher: Quayside Press\n"
        "published = 2016-02-08\n"
        "notice-of > doi:10.5555/gulls.2014.003 [retraction] \"Retraction (publisher)\"\n");
}

TEST_CASE("retractions that are told in other ways") {
  struct {
    std::string work, told;
  } const rows[] = {
      // No notice at all: the publisher marked the title.
      {R"("title":["RETRACTED ARTICLE: Eels"])",
       "title: RETRACTED ARTICLE: Eels\nretracted: yes \"RETRACTED ARTICLE: Eels\"\n"},
      {R"("title":["Eels, retracted: a history"])", "title: Eels, retracted: a history\n"},
      {R"("updated-by":[{"type":"retraction","DOI":"10.5555/N"}])", "retracted > doi:10.5555/n \"retraction\"\n"},
      {R"("updated-by":[{"type":"withdrawal"}])", "retracted: yes \"withdrawal\"\n"},
      {R"("updated-by":[{"type":"Retraction","updated":{"date-time":"2020-05-05T00:00:00Z"}}])",
       "retracted = 2020-05-05 \"Retraction\"\n"},
      {R"("updated-by":[{"type":"partial_retraction","updated":{"date-parts":[[2020]]}}])",
       "corrected = 2020 \"partial_retraction\"\n"},
      // Not about what the work says.
      {R"("updated-by":[{"type":"crossmark_policy"},{"type":"addendum"},{"type":7},null])", ""},
      {R"("updated-by":{"type":"retraction"})", ""},
      {R"("issued":{"date-parts":[[null]]})", ""},
      {R"("issued":{"date-parts":[[2014,13,1]]})", ""},
      {R"("issued":{"date-parts":[[2014,2,30]]})", ""},
  };
  Fetcher doi("doi");
  for (const auto& row : rows) {
    const std::string body = R"({"message":{"DOI":"10.5555/gulls.2014.003",)" + row.work + "}}";
    CHECK(doi.interpret(reply("doi:10.5555/gulls.2014.003", crossref, 200, body)) == row.told);
  }
}

TEST_CASE("an alias is the work that it is an alias of") {
  const std::string body =
      R"({"message":{"DOI":"10.5555/new","aliases":["10.5555/GULLS.2014.003"],"title":["Gulls"]}})";
  CHECK(Fetcher("doi").interpret(reply("doi:10.5555/gulls.2014.003", crossref, 200, body)) ==
        "same-as > doi:10.5555/new\ntitle: Gulls\n");
}

TEST_CASE("a work at DataCite, and one that only the DOI system knows") {
  Fetcher doi("doi");
  CHECK(doi.interpret("dataset", "doi:10.5555/tides.dataset") ==
        "title: Tide gauges of the northern coast, 1990 to 2020\n"
        "author: Lindqvist, Maja\n"
        "author: Tide Office of Norland\n"
        "publisher: Norland Data Archive\n"
        "published = 2021-02-14\n"
        "superseded-by > doi:10.5555/tides.dataset.v2 \"IsPreviousVersionOf\"\n");
  CHECK(doi.interpret("handle", "doi:10.5555/elsewhere/7") == "same-as > https://library.example.org/works/7\n");
  const std::string withdrawn =
      R"({"data":{"attributes":{"doi":"10.5555/gulls.2014.003","publisher":{"name":"P"},"publicationYear":2014,)"
      R"("dates":[{"dateType":"Withdrawn","date":"2016-02"}]}}})";
  CHECK(doi.interpret(reply("doi:10.5555/gulls.2014.003", datacite, 200, withdrawn)) ==
        "publisher: P\npublished = 2014\nretracted = 2016-02 \"Withdrawn\"\n");
}

TEST_CASE("a DOI that was never registered: all three say so") {
  Fetcher doi("doi");
  CHECK(doi.interpret("not-at-crossref", "doi:10.5555/never.was") ==
        "! not_found: Crossref has no doi:10.5555/never.was");
  CHECK(doi.interpret("not-at-datacite", "doi:10.5555/never.was") ==
        "! not_found: DataCite has no doi:10.5555/never.was");
  CHECK(doi.interpret("no-handle", "doi:10.5555/never.was") ==
        "! not_found: The DOI system has no doi:10.5555/never.was: it was never registered");
}

TEST_CASE("replies of DOI services that are no record") {
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  struct {
    std::string url;
    unsigned status;
    std::string body, told;
  } const rows[] = {
      {crossref, 200, "", "! malformed: Crossref answered 200 without a body"},
      {crossref, 200, " \r\n", "! malformed: Crossref answered 200 without a body"},
      {crossref, 200, R"({"message":{"DOI":"10.5)", "! malformed: Crossref sent JSON that is broken or cut short"},
      {crossref, 200, "{\"message\":\"\xFF\"}", "! malformed: Crossref sent JSON that is broken or cut short"},
      {crossref, 200, "<!DOCTYPE html><html></html>", "! unreadable: Crossref sent a web page in place of JSON"},
      {crossref, 200, "\xEF\xBB\xBF  <HTML></HTML>", "! unreadable: Crossref sent a web page in place of JSON"},
      {crossref, 200, deep, "! limit: Crossref sent JSON nested deeper than 64"},
      {crossref, 200, std::string(1'000'000, '['), "! limit: Crossref sent JSON nested deeper than 64"},
      {crossref, 200, std::string((16u << 20) + 1, ' ') + "x",
       "! limit: Crossref sent 16777218 bytes, more than the 16777216 that are read"},
      {crossref, 200, "[]", "! malformed: Crossref's answer has no work in it (message.DOI)"},
      {crossref, 200, R"({"message":[]})", "! malformed: Crossref's answer has no work in it (message.DOI)"},
      {crossref, 200, R"({"message":{"DOI":"10.5555/eels"}})",
       "! malformed: Crossref answered about doi:10.5555/eels where doi:10.5555/gulls.2014.003 was asked for"},
      {crossref, 202, "",
       "! unreadable: Crossref answered 202: it wants to see a browser before it gives the document"},
      {crossref, 403, "no", "! unreadable: Crossref answered 403: it refuses to give the document to a program"},
      {crossref, 418, "tea", "! unreadable: Crossref answered 418 in place of the document"},
      {crossref, 429, "slow", "! unavailable: Crossref answered 429: too many requests; try again later"},
      {crossref, 503, "", "! unavailable: Crossref answered 503: out of order; try again later"},
      {datacite, 200, "{}", "! malformed: DataCite's answer has no work in it (data.attributes.doi)"},
      {datacite, 200, R"({"data":{"attributes":{"doi":"10.5555/eels"}}})",
       "! malformed: DataCite answered about doi:10.5555/eels where doi:10.5555/gulls.2014.003 was asked for"},
      {datacite, 500, "", "! unavailable: DataCite answered 500: out of order; try again later"},
      {handles, 200, R"({"responseCode":2})",
       "! malformed: The DOI system's answer has no response code that is known"},
      {handles, 404, "<html>", "! unreadable: The DOI system sent a web page in place of JSON"},
      {handles, 200, R"({"responseCode":1,"handle":"10.5555/eels"})",
       "! malformed: The DOI system answered about doi:10.5555/eels where doi:10.5555/gulls.2014.003 was asked for"},
      {"https://example.org/", 200, "{}", "! usage: https://example.org/ was not asked for"},
  };
  Fetcher doi("doi");
  for (const auto& row : rows)
    CHECK(doi.interpret(reply("doi:10.5555/gulls.2014.003", row.url, row.status, row.body)) == row.told);
}
