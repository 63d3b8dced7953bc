// The three examples of the plugin guide, in this process and in their own.
#include "plugin/plugin.h"

#include <claims/report.h>

#include <catch2/catch.hpp>

using namespace claims;
using namespace claims::plugin;

namespace {

std::unique_ptr<Plugin> open(const char* name, Isolation isolation) {
  OpenOptions options;
  options.isolation = isolation;
  options.runner = RUNNER;
  auto plugin = open_plugin(std::string(EXAMPLES) + name + ".so", options);
  if (!plugin) FAIL(plugin.error().text);
  return std::move(*plugin);
}

std::vector<std::string> lines(const Reading& reading) {
  std::vector<std::string> out;
  if (reading.error) out.push_back(std::string("failed: ") + reading.error->text);
  for (const Request& request : reading.requests) out.push_back(request.role + " " + request.url);
  for (const Fact& fact : reading.facts) out.push_back(fact.name + " = " + fact.value);
  if (!reading.text.empty()) out.push_back("text: " + reading.text);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("A fetcher: recognise, resolve, interpret") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  const auto bills = open("bills", isolation);
  const Descriptor& said = bills->descriptor();
  CHECK(said.id == "org.example.bills");
  CHECK(said.version == "1.0.0");
  CHECK(said.licence == "Apache-2.0");
  CHECK(said.capabilities == Lines{"claims.fetch/1"});
  CHECK(said.hosts == Lines{"bills.example.org"});
  CHECK(said.schemes == Lines{"bill"});
  CHECK(said.recognises);
  CHECK(said.sha256.size() == 64);

  const auto found = bills->recognise("Bill 17/2024 and Bill 3 and Bill 4/24, then Bill 210/2023.");
  REQUIRE(found);
  REQUIRE(found->size() == 2);
  CHECK((*found)[0].locator == "bill:2024/17");
  CHECK((*found)[0].begin == 0);
  CHECK((*found)[0].end == 12);
  CHECK((*found)[1].locator == "bill:2023/210");

  const auto requests = bills->resolve("bill:2024/17");
  REQUIRE(requests);
  CHECK(lines(*requests) == Lines{"document https://bills.example.org/2024/17.txt"});
  const auto wrong = bills->resolve("bill:17");
  REQUIRE(wrong);
  CHECK(lines(*wrong) == Lines{"failed: org.example.bills: a bill is YEAR/NUMBER, not 17"});
  CHECK(wrong->error->code == Code::malformed);

  Reply reply;
  reply.http_status = 200;
  reply.locator = "bill:2024/17";
  reply.body = "Title: Harbour Dues Bill\nPassed: 2024-05-03\n\nA ship that stays pays.\n";
  auto reading = bills->interpret(reply);
  REQUIRE(reading);
  CHECK(lines(*reading) ==
        Lines{"title = Harbour Dues Bill", "adopted = 2024-05-03", "text: A ship that stays pays.\n"});
  CHECK(reading->facts[1].type == FactType::date);
  reply.http_status = 404;
  reading = bills->interpret(reply);
  REQUIRE(reading);
  CHECK(reading->error == Error{Code::not_found, "org.example.bills: parliament knows no such bill"});
  reply.http_status = 200;
  reply.body = "Title: A\nPassed: last May\n\nText";
  reading = bills->interpret(reply);
  REQUIRE_FALSE(reading);
  CHECK(reading.error() ==
        Error{Code::malformed,
              "org.example.bills: interpret: the fact adopted has the value \"last May\", which is no ISO 8601 date"});
}

TEST_CASE("A decoder") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  const auto subtitles = open("subtitles", isolation);
  CHECK(subtitles->descriptor().media_types == Lines{"application/x-subrip"});
  auto reading = subtitles->decode(
      "application/x-subrip", "utf-8",
      "1\r\n00:00:01,000 --> 00:00:02,000\r\nThe dam was opened\r\nin 1964.\r\n\r\n2\n00:00:03,000 --> "
      "00:00:04,000\nIt holds.\n");
  REQUIRE(reading);
  CHECK(lines(*reading) == Lines{"text: The dam was opened\nin 1964.\nIt holds.\n"});
  reading = subtitles->decode("application/x-subrip", "", "no subtitles");
  REQUIRE(reading);
  CHECK(reading->error->code == Code::malformed);
  const auto lacks = subtitles->resolve("un:S/1");
  REQUIRE_FALSE(lacks);
  CHECK(lacks.error() == Error{Code::unsupported, "org.example.subtitles has no capability claims.fetch/1"});
}

TEST_CASE("A check") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  const auto doubled = open("doubled_word", isolation);
  CHECK(doubled->descriptor().checks == Lines{"copy.doubled-word"});
  auto document = read_document("story.txt", "They met at the the harbour. She had had enough of it.\n");
  REQUIRE(document);
  const Story story = read_story(std::move(*document));
  const auto findings = doubled->check(story);
  REQUIRE(findings);
  REQUIRE(findings->size() == 1);
  const Finding& finding = findings->front();
  CHECK(finding.check == "copy.doubled-word");
  CHECK(finding.level == Level::warning);
  CHECK(finding.message == "\"the\" stands here twice");
  CHECK(story.document.slice(finding.span) == "the");
  CHECK(finding.span.begin == 16);
  REQUIRE(finding.reasons.size() == 1);
  CHECK(story.document.slice(*finding.reasons[0].span) == "the the");
}

TEST_CASE("A plugin is refused before it is loaded") {
  OpenOptions options;
  options.runner = RUNNER;
  const std::string path = std::string(EXAMPLES) + "bills.so";
  const std::string digest = open("bills", Isolation::in_process)->descriptor().sha256;
  options.pin = digest;
  CHECK(open_plugin(path, options));
  options.pin = std::string(64, '0');
  const auto pinned = open_plugin(path, options);
  REQUIRE_FALSE(pinned);
  CHECK(pinned.error() ==
        Error{Code::usage, "plugin " + path + ": its SHA-256 is " + digest + ", not " + options.pin + " as pinned"});
  const auto none = open_plugin("/nowhere/none.so", {});
  REQUIRE_FALSE(none);
  CHECK(none.error() == Error{Code::not_found, "plugin /nowhere/none.so: No such file or directory"});
}
