#include "fetcher.h"
#include "wayback/timemap.h"

#include <catch2/catch.hpp>

using claims::plugin::Memento;
using claims::plugin::read_timemap;

namespace {

const std::string locator = "wayback:2024-06-20/https://example.org/tides";
const std::string index_url = "https://web.archive.org/cdx/search/cdx?url=x";
const std::string map_url = "https://web.archive.org/web/timemap/link/https://example.org/tides";
const std::string capture_url = "https://web.archive.org/web/20240619220141id_/https://example.org/tides";

// "20240619220141 URL", a line each; "broken" if it is no TimeMap.
std::string mementos(std::string_view text) {
  const auto read = read_timemap(text);
  if (!read) return "broken";
  std::string out;
  for (const Memento& memento : *read) out += timestamp(memento.captured) + " " + memento.url + "\n";
  return out;
}

}  // namespace

TEST_CASE("a capture is looked up in the index, in the TimeMap, and by its date") {
  Fetcher wayback("wayback");
  const std::string asked =
      "? document "
      "https://web.archive.org/cdx/search/cdx?url=https%3A%2F%2Fexample.org%2Ftides&output=json&fl=timestamp,original,"
      "statuscode,digest&filter=statuscode:200&sort=closest&closest=20240620120000&limit=5 (application/json)\n"
      "? document https://web.archive.org/web/timemap/link/https://example.org/tides (application/link-format)\n"
      "? document https://web.archive.org/web/20240620120000id_/https://example.org/tides\n";
  CHECK(wayback.resolve(locator) == asked);
  CHECK(wayback.resolve("wayback:20240620/https://example.org/tides#high") == asked);
  CHECK(wayback.resolve("wayback:20240620120000/https://example.org/tides") == asked);
}

TEST_CASE("a date without a day means its middle") {
  Fetcher wayback("wayback");
  CHECK(wayback.resolve("wayback:2024-06/https://example.org/").find("closest=20240615120000") != std::string::npos);
  CHECK(wayback.resolve("wayback:2024/https://example.org/").find("closest=20240701120000") != std::string::npos);
}

TEST_CASE("what is no capture is not asked for") {
  Fetcher wayback("wayback");
  for (const std::string text :
       {"wayback:", "wayback:https://example.org/", "wayback:2024-06-31/https://example.org/",
        "wayback:202406201/https://example.org/", "wayback:20240620/example.org", "wayback:20240620/ftp://example.org/",
        "wayback:20240620/https://", "wayback:20240620/https://example.org/a b",
        "wayback:20240620256060/https://example.org/"})
    CHECK(wayback.resolve(text) == "! malformed: " + text +
                                       " is no capture: it has to be wayback:DATE/URL, as in "
                                       "wayback:2024-06-20/https://example.org/");
}

TEST_CASE("the nearest capture of the index is asked for as it was archived") {
  Fetcher wayback("wayback");
  CHECK(wayback.interpret("index", locator, "document") ==
        "? document https://web.archive.org/web/20240619220141id_/https://example.org/tides\n"
        "digest: 5DRPHJUKZ2K7R3HXBEOMMRQUXQ7TCTFC [sha1, base32]\n");
  CHECK(wayback.interpret("map", locator, "document") ==
        "? document https://web.archive.org/web/20240619220141id_/https://example.org/tides\n");
  CHECK(wayback.interpret("map", "wayback:2024-06-22/https://example.org/tides", "document") ==
        "? document https://web.archive.org/web/20240622031500id_/https://example.org/tides\n");
}

TEST_CASE("the capture says when it was made") {
  Fetcher wayback("wayback");
  auto capture = recorded("wayback", "capture");
  capture.locator = locator;
  capture.text = "High water on 19 June 2024 stood at 3.41 metres.";
  CHECK(wayback.interpret(capture) ==
        "captured = 2024-06-19 \"20240619220141\"\n"
        "same-as > https://example.org/tides\n"
        "| High water on 19 June 2024 stood at 3.41 metres.\n");
  // By way of a redirect: another capture than was asked for.
  capture.final_url = "http://web.archive.org/web/20230102030405id_/http://www.example.org/tides?a=1";
  capture.text.clear();
  CHECK(wayback.interpret(capture) ==
        "captured = 2023-01-02 \"20230102030405\"\n"
        "same-as > http://www.example.org/tides?a=1\n");
}

TEST_CASE("a page that was never captured, and one that is shut out") {
  Fetcher wayback("wayback");
  const std::string never = "wayback:2024-06-20/https://example.org/never";
  CHECK(wayback.interpret("no-captures", never, "document") ==
        "! not_found: The Wayback Machine has no capture of https://example.org/never");
  CHECK(wayback.interpret("no-map", never, "document") ==
        "! not_found: The Wayback Machine has no capture of https://example.org/never");
  CHECK(wayback.interpret("excluded", "wayback:2024-06-20/https://example.com/private", "document") ==
        "! unreadable: The Wayback Machine does not show https://example.com/private: the site is excluded");
}

TEST_CASE("an error page that was captured is no document") {
  Fetcher wayback("wayback");
  auto capture = recorded("wayback", "capture");
  capture.locator = locator;
  capture.http_status = 404;
  CHECK(
      wayback.interpret(capture) ==
      "! unreadable: The Wayback Machine holds an error page only: https://example.org/tides answered 404 when it was "
      "captured");
}

TEST_CASE("replies of the Wayback Machine that lead to no capture") {
  struct {
    std::string url;
    unsigned status;
    std::string body, told;
  } const rows[] = {
      {index_url, 200, "", "! malformed: The Wayback Machine answered 200 without a body"},
      {index_url, 200, "[[\"timestamp\"", "! malformed: The Wayback Machine sent JSON that is broken or cut short"},
      {index_url, 200, "<html>", "! unreadable: The Wayback Machine sent a web page in place of JSON"},
      {index_url, 200, "{}", "! malformed: The Wayback Machine's index is not a list of captures"},
      {index_url, 200, R"([["timestamp"],["2024"]])",
       "! malformed: The Wayback Machine's index has rows that are no captures"},
      {index_url, 200, R"([[],["20240619220141","https://example.org/tides","301","A"]])",
       "! malformed: The Wayback Machine's index has rows that are no captures"},
      {index_url, 200, R"([[],["20241319220141","https://example.org/tides","200","A"]])",
       "! malformed: The Wayback Machine's index has rows that are no captures"},
      {index_url, 200, R"([[],["20240619220141","javascript:x","200","A"]])",
       "! malformed: The Wayback Machine's index has rows that are no captures"},
      {index_url, 200, std::string(200, '['), "! limit: The Wayback Machine sent JSON nested deeper than 64"},
      {index_url, 403, "no",
       "! unreadable: The Wayback Machine answered 403: it refuses to give the document to a program"},
      {index_url, 429, "", "! unavailable: The Wayback Machine answered 429: too many requests; try again later"},
      {index_url, 504, "", "! unavailable: The Wayback Machine answered 504: out of order; try again later"},
      {map_url, 200, "", "! malformed: The Wayback Machine answered 200 without a body"},
      {map_url, 200, "<!doctype html>", "! unreadable: The Wayback Machine sent a web page in place of a TimeMap"},
      {map_url, 200, "<https://example.org/>; rel=\"memen",
       "! malformed: The Wayback Machine sent a TimeMap that is broken or cut short"},
      {map_url, 200, "<https://example.org/>; rel=\"original\"",
       "! not_found: The Wayback Machine has no capture of https://example.org/tides"},
      {map_url, 502, "", "! unavailable: The Wayback Machine answered 502: out of order; try again later"},
      {capture_url, 200, "", "! malformed: The Wayback Machine answered 200 without a body"},
      {"https://example.org/", 200, "x", "! usage: https://example.org/ was not asked for"},
  };
  Fetcher wayback("wayback");
  for (const auto& row : rows) CHECK(wayback.interpret(reply(locator, row.url, row.status, row.body)) == row.told);
  auto away = reply(locator, capture_url, 200, "page");
  away.final_url = "https://web.archive.org/sorry";
  CHECK(wayback.interpret(away) ==
        "! malformed: The Wayback Machine led to https://web.archive.org/sorry, which is no capture");
}

TEST_CASE("TimeMaps in link format: RFC 6690, section 2, RFC 7089, section 5") {
  struct {
    std::string text, read;
  } const rows[] = {
      {"", ""},
      {" \n", ""},
      {"<a>", ""},
      {"<a>;rel=memento;datetime=\"Wed, 19 Jun 2024 22:01:41 GMT\"", "20240619220141 a\n"},
      {"<a> ; rel = \"first last memento\" ; datetime = \"Wed, 19 Jun 2024 22:01:41 GMT\" ,\n<b>;rel=original",
       "20240619220141 a\n"},
      {"<a>;REL=\"Memento\";DateTime=\"Wed, 19 Jun 2024 22:01:41 GMT\"", "20240619220141 a\n"},
      // A comma and ">" within quotes; escapes; a parameter without a value.
      {"<a>;title=\"x, <b>; \\\" y\";crossorigin;rel=\"memento\";datetime=\"Wed, 19 Jun 2024 22:01:41 GMT\"",
       "20240619220141 a\n"},
      // RFC 8288: the first "rel" counts.
      {"<a>;rel=self;rel=memento;datetime=\"Wed, 19 Jun 2024 22:01:41 GMT\"", ""},
      {"<a>;rel=mementos;datetime=\"Wed, 19 Jun 2024 22:01:41 GMT\"", ""},
      // Dates that are none.
      {"<a>;rel=memento", ""},
      {"<a>;rel=memento;datetime=\"2024-06-19\"", ""},
      {"<a>;rel=memento;datetime=\"Wed, 31 Jun 2024 22:01:41 GMT\"", ""},
      {"<a>;rel=memento;datetime=\"Wed, 19 Jun 2024 24:01:41 GMT\"", ""},
      {"<a>;rel=memento;datetime=\"Wed, 19 Jun 2024 22:01:41 CET\"", ""},
      {"<a>,", ""},
      // Broken.
      {"a", "broken"},
      {"<a", "broken"},
      {"<a> <b>", "broken"},
      {"<a>;", "broken"},
      {"<a>;rel=", "broken"},
      {"<a>;rel=\"memento", "broken"},
      {"<a>;rel=\"memento\\", "broken"},
      {"<a>,,<b>", "broken"},
      {"<html><body>", "broken"},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(mementos(row.text) == row.read);
  }
}

TEST_CASE("a TimeMap of more mementos than are read") {
  const std::string one = "<a>;rel=memento;datetime=\"Wed, 19 Jun 2024 22:01:41 GMT\",";
  std::string text;
  for (std::size_t i = 0; i < claims::plugin::max_mementos; ++i) text += one;
  CHECK(read_timemap(text)->size() == claims::plugin::max_mementos);
  CHECK_FALSE(read_timemap(text + one));
}

TEST_CASE("the nearest memento: by seconds, the earlier of two that are as near") {
  using claims::plugin::Moment;
  const std::vector<Memento> all = {{Moment{2024, 6, 19, 12, 0, 0}, "before"},
                                    {Moment{2024, 6, 21, 12, 0, 0}, "after"},
                                    {Moment{2024, 2, 29, 0, 0, 0}, "leap"}};
  const auto near = [&](const Moment& moment) { return nearest(all, moment)->url; };
  CHECK(near({2024, 6, 20, 12, 0, 0}) == "before");
  CHECK(near({2024, 6, 20, 12, 0, 1}) == "after");
  CHECK(near({2024, 3, 1, 0, 0, 0}) == "leap");
  CHECK(near({1996, 1, 1, 0, 0, 0}) == "leap");
  CHECK(nearest({}, Moment{2024, 1, 1, 0, 0, 0}) == nullptr);
}
