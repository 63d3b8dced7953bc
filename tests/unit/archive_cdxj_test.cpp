#include <catch2/catch.hpp>

#include "archive/cdxj.h"

using namespace claims::archive;

namespace {

IndexLine example() {
  IndexLine line;
  line.key = "com,example)/";
  line.time = "20170306040206";
  line.url = "http://example.com/";
  line.mime = "text/html";
  line.status = "200";
  line.digest = "sha1:G7HRM7BGOKSKMSXZAHMUQTTV53QOFSMK";
  line.length = 1228;
  line.offset = 784;
  line.filename = "example.warc.gz";
  return line;
}

const std::string written =
    "com,example)/ 20170306040206 {\"url\": \"http://example.com/\", \"mime\": \"text/html\", \"status\": \"200\", "
    "\"digest\": \"sha1:G7HRM7BGOKSKMSXZAHMUQTTV53QOFSMK\", \"length\": \"1228\", \"offset\": \"784\", "
    "\"filename\": \"example.warc.gz\"}\n";

}  // namespace

TEST_CASE("cdxj: a line is written as cdxj-indexer writes it, and read back") {
  CHECK(example().text() == written);
  const auto read = parse_index_line(written.substr(0, written.size() - 1));
  REQUIRE(read);
  CHECK(*read == example());
}

TEST_CASE("cdxj: what is absent is left out, text beyond ASCII is escaped") {
  IndexLine line;
  line.key = "-";
  line.time = "20261124000000";
  line.offset = 0;
  CHECK(line.text() == "- 20261124000000 {\"offset\": \"0\"}\n");
  line.url = "http://e.org/\xC3\xA9\"\xF0\x9F\x98\x80";
  CHECK(line.text() == "- 20261124000000 {\"url\": \"http://e.org/\\u00e9\\\"\\ud83d\\ude00\", \"offset\": \"0\"}\n");
  line.url = "http://e.org/\xE9";  // not UTF-8: Latin-1
  CHECK(line.text() == "- 20261124000000 {\"url\": \"http://e.org/\\u00e9\", \"offset\": \"0\"}\n");
}

TEST_CASE("cdxj: dates of records as times of lines") {
  CHECK(index_time("2026-11-24T03:04:05Z") == "20261124030405");
  CHECK(index_time("2026-11-24T03:04:05.123456789Z") == "20261124030405");
  for (const char* bad : {"", "2026-11-24", "2026-11-24 03:04:05Z", "2026-11-24T03:04:05", "2026-1x-24T03:04:05Z"})
    CHECK(index_time(bad).empty());
}

TEST_CASE("cdxj: numbers as numbers, times with milliseconds, members that are not known") {
  const auto line = parse_index_line(
      R"(org,e)/ 20261124030405678 {"url":"http://e.org/","offset":7,"length":9,"recordDigest":"sha256:00","x":[1]})");
  REQUIRE(line);
  CHECK(line->time == "20261124030405678");
  CHECK(line->offset == 7u);
  CHECK(line->length == 9u);
  CHECK(line->record_digest == "sha256:00");
}

TEST_CASE("cdxj: the columns of CDX files") {
  const std::string columns = cdx_columns(" CDX N b a m s k r M S V g");
  CHECK(columns == "NbamskrMSVg");
  const auto line = parse_index_line(
      "com,example)/ 20170306040206 http://example.com/ text/html 200 G7HRM7 - - 1228 784 e.warc.gz", columns);
  REQUIRE(line);
  CHECK(line->url == "http://example.com/");
  CHECK(line->digest == "G7HRM7");
  CHECK(line->length == 1228u);
  CHECK(line->offset == 784u);
  CHECK(line->filename == "e.warc.gz");
  CHECK(cdx_columns("com,example)/ 2017").empty());
  CHECK(cdx_columns(" CDX Nb a").empty());
  CHECK_FALSE(parse_index_line("k 20170306040206", columns));
  CHECK_FALSE(parse_index_line("k 20170306040206 u m 200 d - - 1 2 f more", columns));
}

TEST_CASE("cdxj: what is no line is refused with the reason") {
  struct Row {
    std::string line;
    const char* why;
  };
  const Row rows[] = {
      {"", "it is not KEY TIME JSON"},
      {"org,e)/ 20261124030405", "it is not KEY TIME JSON"},
      {" 20261124030405 {}", "no key stands at the beginning"},
      {"k 2026112403040 {}", "the time is not of 14 or 17 digits"},
      {"k 2026112403040x {}", "the time is not of 14 or 17 digits"},
      {"k 20261124030405 []", "what follows the time is no JSON object"},
      {"k 20261124030405 {\"a\": 1", "what follows the time is no JSON object"},
      {"k 20261124030405 {} x", "what follows the time is no JSON object"},
      {"k 20261124030405 {\"url\": \"a\", \"url\": \"b\"}", "a member of its JSON stands twice"},
      {"k 20261124030405 {\"offset\": \"-1\"}", "offset is no number"},
      {"k 20261124030405 {\"offset\": -1}", "\"offset\" is neither text nor a number"},
      {"k 20261124030405 {\"length\": \"99999999999999999999\"}", "length is no number"},
      {"k 20261124030405 {\"x\": " + std::string(max_index_depth, '[') + std::string(max_index_depth, ']') + "}",
       "its JSON is nested deeper than 8"},
      {std::string(max_index_line + 1, 'k'), "it is longer than 1048576 bytes"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line.substr(0, 80));
    const auto line = parse_index_line(row.line);
    REQUIRE_FALSE(line);
    CHECK(line.error().text == row.why);
  }
}

TEST_CASE("cdxj: an index is sorted by bytes, each line once") {
  CHECK(sorted_index({"b\n", "a)/z\n", "a)/Z\n", "b\n", "a,b)/\n"}) == "a)/Z\na)/z\na,b)/\nb\n");
}
