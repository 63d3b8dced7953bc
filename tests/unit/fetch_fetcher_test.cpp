// Fetchers: roles, alternatives, what replies lead to, and how a document is missing.
#include "fetch_fakes.h"

#include <catch2/catch.hpp>

using namespace claims;
using fakes::Answer;
using fakes::Bench;
using fakes::failing;
using fakes::refusing;
using fakes::request;
using fakes::state;

using Strings = std::vector<std::string>;

namespace {

// The requests "ROLE URL" of every locator.
void asks(fakes::Plugin& fetcher, const std::vector<std::pair<const char*, const char*>>& requests) {
  fetcher.resolving = [requests](std::string_view) {
    plugin::Reading reading;
    for (const auto& [role, url] : requests)
      reading.requests.push_back(request(role, std::string("https://law.example/") + url));
    return reading;
  };
}

}  // namespace

TEST_CASE("fetcher: alternatives in turn, roles side by side") {
  Bench bench;
  asks(bench.fetcher(), {{"record", "r1"}, {"document", "d1"}, {"record", "r2"}, {"document", "d2"}});
  bench.network.set("https://law.example/r1", {Answer{500, "", "x"}});
  bench.network.set("https://law.example/r2", {Answer{200, "", "from the record"}});
  bench.network.set("https://law.example/d1", {Answer{200, "", "from the document"}});
  const Fetched got = bench.one("law:7");
  CHECK(state(got) == "retrieved");
  CHECK(got.source.url == "https://law.example/d1");
  CHECK(got.source.plugin == "org.example.law 1.0.0");
  REQUIRE(got.source.facts.size() == 2);
  CHECK(got.source.facts[0].value == "from the record");  // in the order of roles, not of answers
  CHECK(got.source.facts[1].value == "from the document");
  CHECK(bench.network.urls() == Strings{"https://law.example/r1", "https://law.example/d1", "https://law.example/r2"});
}

TEST_CASE("fetcher: missing only where every answer says so") {
  struct Row {
    Answer r1, d1;
    const char* state;
  };
  const Row row = GENERATE(
      Row{{404, "", "x"}, {404, "", "x"}, "missing: the register has no such law"},
      Row{{404, "", "x"}, {500, "", "x"}, "unreachable: the register does not answer"},
      Row{{500, "", "x"}, {404, "", "x"}, "unreachable: the register does not answer"},
      Row{{404, "", "x"}, failing(Code::unreadable, "TLS"), "unreachable: TLS"},
      Row{{200, "", ""}, {404, "", "x"}, "missing: the register prints nothing for it"},
      Row{{404, "", "x"}, {200, "", "text"}, "retrieved"},
      Row{{500, "", "x"}, {200, "", "text"}, "retrieved: its record could not be had: the register does not answer"});
  Bench bench;
  asks(bench.fetcher(), {{"record", "r1"}, {"document", "d1"}});
  bench.network.set("https://law.example/r1", {row.r1});
  bench.network.set("https://law.example/d1", {row.d1});
  CHECK(state(bench.one("law:7")) == row.state);
}

TEST_CASE("fetcher: what resolving may come to") {
  struct Row {
    plugin::Reading reading;
    const char* state;
  };
  plugin::Reading undeclared, file, none;
  undeclared.requests.push_back(request("document", "https://elsewhere.example/"));
  file.requests.push_back(request("document", "file:///etc/passwd"));
  const Row row = GENERATE_COPY(
      Row{refusing(Code::malformed, "laws have numbers"), "unreachable: laws have numbers"},
      Row{refusing(Code::not_found, "there are only 5 laws"), "missing: there are only 5 laws"},
      Row{none, "unreachable: the plugin org.example.law does not say where to find it"},
      Row{undeclared,
          "unreachable: the plugin org.example.law asks for elsewhere.example, a host that it does not declare"},
      Row{file, "unreachable: file:///etc/passwd: only http and https are followed"});
  Bench bench;
  bench.fetcher().resolving = [&](std::string_view) { return row.reading; };
  CHECK(state(bench.one("law:7")) == row.state);
  CHECK(bench.network.asked.empty());
}

TEST_CASE("fetcher: a scheme that no plugin knows") {
  Bench bench;
  CHECK(state(bench.one("isbn:123")) == "unreachable: no plugin retrieves \"isbn\" documents");
}

TEST_CASE("fetcher: a reply may lead on") {
  Bench bench;
  fakes::Plugin& fetcher = bench.fetcher();
  asks(fetcher, {{"document", "frame"}, {"document", "other"}});
  const auto usual = fetcher.interpreting;
  fetcher.interpreting = [usual](const plugin::Reply& reply) {
    if (!reply.body.starts_with("go to ")) return usual(reply);
    plugin::Reading reading;
    reading.requests.push_back(request(reply.role, "https://law.example/" + reply.body.substr(6)));
    return reading;
  };
  bench.network.set("https://law.example/frame", {Answer{200, "", "go to text"}});
  bench.network.set("https://law.example/other", {Answer{200, "", "the other"}});
  SECTION("to the document") {
    bench.network.set("https://law.example/text", {Answer{200, "", "the law"}});
    const Fetched got = bench.one("law:7");
    CHECK(state(got) == "retrieved");
    CHECK(got.source.url == "https://law.example/text");
    CHECK(got.source.fact("title")->value == "the law");
  }
  SECTION("to nothing: the next alternative") {
    bench.network.set("https://law.example/text", {Answer{404, "", "x"}});
    const Fetched got = bench.one("law:7");
    CHECK(got.source.url == "https://law.example/other");
    CHECK(got.source.fact("title")->value == "the other");
  }
  SECTION("on and on: eight times") {
    bench.network.set("https://law.example/text", {Answer{200, "", "go to text"}});
    bench.one("law:7");
    CHECK(bench.network.asked.size() == 10);  // robots.txt, the first, and eight more
  }
}

TEST_CASE("fetcher: a reply may lead to another role") {
  Bench bench;
  fakes::Plugin& fetcher = bench.fetcher();
  asks(fetcher, {{"record", "r"}});
  const auto usual = fetcher.interpreting;
  fetcher.interpreting = [usual](const plugin::Reply& reply) {
    plugin::Reading reading = usual(reply);
    if (reply.role == "record")
      reading.requests = {request("document", "https://law.example/a"), request("document", "https://law.example/b")};
    return reading;
  };
  bench.network.set("https://law.example/r", {Answer{200, "", "record"}});
  bench.network.set("https://law.example/a", {Answer{404, "", "x"}});
  bench.network.set("https://law.example/b", {Answer{200, "", "text"}});
  const Fetched got = bench.one("law:7");
  CHECK(state(got) == "retrieved");
  CHECK(got.source.url == "https://law.example/b");
  REQUIRE(got.source.facts.size() == 2);
  CHECK(got.source.facts[0].value == "record");
}
