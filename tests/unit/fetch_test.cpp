// The engine's policy, rule by rule, over a network that the test makes up.
#include "fetch_fakes.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace claims;
using fakes::Answer;
using fakes::Bench;
using fakes::failing;
using fakes::redirecting;
using fakes::request;
using fakes::state;

using Strings = std::vector<std::string>;

TEST_CASE("fetch: a page is kept, with digests of its bytes and of its text") {
  Bench bench;
  bench.network.set("https://a.example/page",
                    {Answer{200, "Content-Type: text/plain; charset=utf-8\r\n", "Seven boats sailed.\n"}});
  const Fetched got = bench.one("https://a.example/page");
  CHECK(state(got) == "retrieved");
  CHECK(got.source.url == "https://a.example/page");
  CHECK(got.source.media_type == "text/plain");
  CHECK(got.source.retrieved == "2024-06-20T08:30:00Z");
  CHECK(got.source.sha256 == store::sha256("Seven boats sailed.\n"));
  CHECK(got.source.text_sha256 == got.source.sha256);
  CHECK(got.size == 20);
  CHECK(got.kept == bench.folder.path() + "/case/archive/00001.warc.gz");
  CHECK(got.kept_offset == bench.kept->where(got.source.sha256).value().offset);
  CHECK_FALSE(got.unchanged);
  CHECK(bench.kept->object(got.source.sha256).value() == "Seven boats sailed.\n");
  const store::Record record = bench.record("https://a.example/page");
  REQUIRE(record.exchanges.size() == 1);
  CHECK(record.exchanges[0].status == 200);
  CHECK(record.exchanges[0].address == "192.0.2.1:443");
  CHECK(bench.kept->object(record.exchanges[0].head_sha256).value() ==
        "HTTP/1.1 200 X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n");
}

TEST_CASE("fetch: what is asked for names the tool, and no cookie") {
  Bench bench;
  bench.network.set("https://a.example/", {Answer{200, "Set-Cookie: a=b\r\n", "x"}});
  bench.run({"https://a.example/", "https://a.example/"}).value();
  REQUIRE(bench.network.asked.size() == 3);  // robots.txt first
  CHECK(bench.network.asked[0].url == "https://a.example/robots.txt");
  for (const auto& exchange : bench.network.asked) {
    CHECK(exchange.headers.starts_with("User-Agent: claims/"));
    CHECK(exchange.headers.find("Cookie") == std::string::npos);
    CHECK(exchange.headers.find("Accept-Encoding: gzip, deflate, br\r\n") != std::string::npos);
  }
}

TEST_CASE("fetch: how an answer that is no document is told") {
  struct Row {
    Answer answer;
    const char* state;
  };
  const Row row = GENERATE(
      Row{{404, "", "gone"}, "missing: the service says that there is no such document (404)"},
      Row{{410, "", ""}, "missing: the service says that the document is gone (410)"},
      Row{{401, "", "x"}, "unreachable: the service asks for a login (401)"},
      Row{{403, "", "x"}, "unreachable: the service refuses to give it (403)"},
      Row{{451, "", "x"}, "unreachable: the service withholds it for legal reasons (451)"},
      Row{{500, "", "x"}, "unreachable: the service fails at the moment (500); try again later"},
      Row{{503, "", "x"}, "unreachable: the service fails at the moment (503); try again later"},
      Row{{429, "", "x"}, "unreachable: the service asks for fewer requests (429); try again later"},
      Row{{204, "", ""}, "unreachable: the service answers with 204, which is not a document"},
      Row{{302, "", "x"}, "unreachable: the service answers with 302, which is not a document"},
      Row{{200, "Content-Type: text/html\r\n", ""}, "unreachable: the service answers with an empty page"},
      Row{{202, "x-amzn-waf-action: challenge\r\n", ""},
          "unreachable: the service wants to see a browser first (a challenge), so it gives no document"},
      Row{{403, "cf-mitigated: challenge\r\n", "<html>"},
          "unreachable: the service wants to see a browser first (a challenge), so it gives no document"},
      Row{{200, "Content-Encoding: compress\r\n", "x"},
          "unreachable: the reply has the content coding \"compress\", which was not asked for"},
      Row{{200, "Content-Encoding: gzip\r\n", "not gzip"},
          "unreachable: the reply is not whole: its gzip coding is damaged or cut short"},
      Row{{200, "", "x", {}, 1, "ICY 200 OK\r\n"}, "unreachable: the reply does not begin with a status line of HTTP"},
      Row{failing(Code::not_found, "no such host: a.example"), "unreachable: no such host: a.example"},
      Row{failing(Code::unreadable, "its certificate has expired"), "unreachable: its certificate has expired"},
      Row{failing(Code::malformed, "that is not HTTP"), "unreachable: that is not HTTP"},
      Row{failing(Code::unavailable, "connection reset"), "unreachable: connection reset"});
  Bench bench;
  bench.network.set("https://a.example/d", {row.answer});
  const Fetched got = bench.one("https://a.example/d");
  CHECK(state(got) == row.state);
  CHECK(got.kept.empty());
  CHECK(bench.record("https://a.example/d").exchanges.back().problem == got.source.problem);
}

TEST_CASE("fetch: what may pass is tried again, with longer and longer waits") {
  struct Row {
    Answer answer;
    std::size_t attempts;
  };
  const Row row =
      GENERATE(Row{{503, "", "x"}, 4}, Row{{502, "", "x"}, 4}, Row{{504, "", "x"}, 4}, Row{{429, "", "x"}, 4},
               Row{failing(Code::unavailable, "reset"), 4}, Row{failing(Code::limit, "timed out"), 4},
               Row{{500, "", "x"}, 1}, Row{{404, "", "x"}, 1}, Row{failing(Code::unreadable, "TLS"), 1},
               Row{failing(Code::not_found, "no host"), 1}, Row{failing(Code::malformed, "not HTTP"), 1});
  Bench bench;
  bench.settings.robots = false;
  bench.network.set("https://a.example/d", {row.answer});
  bench.one("https://a.example/d");
  CHECK(bench.network.asked.size() == row.attempts);
  CHECK(bench.record("https://a.example/d").exchanges.size() == row.attempts);
  if (row.attempts == 4) {  // 500, 1000, 2000 ms at most, each after 10 ms of exchange
    CHECK(bench.network.asked_at == std::vector<std::int64_t>{0, 509, 1518, 3527});
  }
}

TEST_CASE("fetch: the second attempt may do") {
  Bench bench;
  bench.network.set("https://a.example/d",
                    {failing(Code::unavailable, "reset"), Answer{503, "", "x"}, Answer{200, "", "good"}});
  CHECK(state(bench.one("https://a.example/d")) == "retrieved");
  const auto exchanges = bench.record("https://a.example/d").exchanges;
  REQUIRE(exchanges.size() == 3);
  CHECK(exchanges[0].problem == "reset");
  CHECK(exchanges[1].problem == "answered 503");
  CHECK(exchanges[2].attempt == 3);
}

TEST_CASE("fetch: Retry-After is obeyed within reason") {
  struct Row {
    const char* header;
    std::vector<std::int64_t> asked_at;
  };
  const Row row = GENERATE(Row{"Retry-After: 7\r\n", {0, 7010}}, Row{"Retry-After: 0\r\n", {0, 509}},
                           Row{"Retry-After: Thu, 20 Jun 2024 08:30:20 GMT\r\n", {0, 20010}},
                           Row{"Retry-After: 86400\r\n", {0}}, Row{"Retry-After: soon\r\n", {0, 509}});
  Bench bench;
  bench.settings.robots = false;
  bench.settings.retries = 1;
  bench.network.set("https://a.example/d", {Answer{503, row.header, "x"}});
  bench.one("https://a.example/d");
  CHECK(bench.network.asked_at == row.asked_at);
}

TEST_CASE("fetch: a locator has a deadline, whatever the attempts") {
  Bench bench;
  bench.settings.deadline_ms = 5000;
  Answer slow;
  slow.delay = 1'000'000;
  bench.network.set("https://a.example/d", {slow});
  CHECK(state(bench.one("https://a.example/d")) == "unreachable: no answer within 5 seconds, retries included");
  CHECK(bench.network.cancelled == 1);
  CHECK(bench.clock.milliseconds < 6000);
}

TEST_CASE("fetch: redirects, each recorded") {
  Bench bench;
  bench.network.set("http://a.example/1", {redirecting(301, "https://a.example/2")});
  bench.network.set("https://a.example/2", {redirecting(302, "/3?x=1#part")});
  bench.network.set("https://a.example/3?x=1", {redirecting(307, "//b.example:8443/4")});
  bench.network.set("https://b.example:8443/4", {Answer{}});
  const Fetched got = bench.one("http://a.example/1");
  CHECK(state(got) == "retrieved");
  CHECK(got.source.url == "https://b.example:8443/4");
  Strings chain;
  for (const auto& exchange : bench.record("http://a.example/1").exchanges)
    chain.push_back(exchange.url + " -> " + exchange.redirect);
  CHECK(chain == Strings{"http://a.example/1 -> https://a.example/2", "https://a.example/2 -> https://a.example/3?x=1",
                         "https://a.example/3?x=1 -> https://b.example:8443/4", "https://b.example:8443/4 -> "});
}

TEST_CASE("fetch: where redirects do not lead") {
  struct Row {
    const char* to;
    const char* problem;
  };
  const Row row = GENERATE(
      Row{"http://a.example/2",
          "unreachable: https://a.example/1 redirects to http://a.example/2: from https to http it is not followed"},
      Row{"file:///etc/passwd",
          "unreachable: https://a.example/1 redirects to where it is not followed: file:///etc/passwd: only http and "
          "https are followed"},
      Row{"gopher://a.example/",
          "unreachable: https://a.example/1 redirects to where it is not followed: gopher://a.example/: only http and "
          "https are followed"},
      Row{"https://a.example:22/",
          "unreachable: https://a.example/1 redirects to where it is not followed: https://a.example:22/: port 22 is "
          "not one of the web (80, 443, 1024 to 65535)"},
      Row{"https://me:secret@a.example/",
          "unreachable: https://a.example/1 redirects to where it is not followed: https://me:secret@a.example/: a URL "
          "with a user name or password is not followed"},
      Row{"https://a.example/1", "unreachable: https://a.example/1: redirects in a circle"},
      Row{"#top", "unreachable: https://a.example/1: redirects in a circle"});
  Bench bench;
  bench.network.set("https://a.example/1", {redirecting(302, row.to)});
  CHECK(state(bench.one("https://a.example/1")) == row.problem);
  CHECK(bench.network.urls() == Strings{"https://a.example/1"});
}

TEST_CASE("fetch: redirects have a limit") {
  Bench bench;
  for (int i = 0; i < 20; ++i)
    bench.network.set("https://a.example/" + std::to_string(i), {redirecting(302, "/" + std::to_string(i + 1))});
  CHECK(state(bench.one("https://a.example/0")) == "unreachable: https://a.example/10: more than 10 redirects");
  CHECK(bench.network.urls().size() == 11);
}

TEST_CASE("fetch: robots.txt") {
  struct Row {
    Answer robots;
    const char* state;
  };
  const Row row = GENERATE(
      Row{{200, "", "User-agent: *\nDisallow: /private\n"},
          "unreachable: the robots.txt of a.example does not allow it"},
      Row{{200, "", "User-agent: claims\nAllow: /\n\nUser-agent: *\nDisallow: /\n"}, "retrieved"},
      Row{{200, "", ""}, "retrieved"}, Row{{404, "", ""}, "retrieved"}, Row{{403, "", ""}, "retrieved"},
      Row{{500, "", "x"}, "unreachable: the robots.txt of a.example cannot be had (500), so nothing else is asked for"},
      Row{{503, "", "x"}, "unreachable: the robots.txt of a.example cannot be had (503), so nothing else is asked for"},
      Row{failing(Code::unavailable, "connection refused"), "unreachable: connection refused"},
      Row{redirecting(301, "/robots.txt"), "retrieved"});
  Bench bench;
  bench.network.set("https://a.example/robots.txt", {row.robots});
  bench.network.set("https://a.example/private/d", {Answer{}});
  CHECK(state(bench.one("https://a.example/private/d")) == row.state);
  bench.settings.robots = false;
  CHECK(state(bench.one("https://a.example/private/d")) == "retrieved");
}

TEST_CASE("fetch: robots.txt is read once for each origin, also where a redirect leads") {
  Bench bench;
  bench.network.set("https://a.example/1", {redirecting(302, "https://b.example/1")});
  bench.network.set("https://a.example/2", {redirecting(302, "https://b.example/2")});
  bench.network.set("https://b.example/robots.txt", {Answer{200, "", "User-agent: *\nDisallow: /2"}});
  bench.network.set("https://b.example/1", {Answer{}});
  const auto got = bench.run({"https://a.example/1", "https://a.example/2"}).value();
  CHECK(state(got[0]) == "retrieved");
  CHECK(state(got[1]) == "unreachable: the robots.txt of b.example does not allow it");
  Strings asked;
  for (const auto& exchange : bench.network.asked) asked.push_back(exchange.url);
  std::sort(asked.begin(), asked.end());
  CHECK(asked == Strings{"https://a.example/1", "https://a.example/2", "https://a.example/robots.txt",
                         "https://b.example/1", "https://b.example/robots.txt"});
}

TEST_CASE("fetch: many at once, few at one host, results in order") {
  Bench bench;
  Strings locators;
  for (int i = 0; i < 300; ++i) {
    locators.push_back("https://h" + std::to_string(i % 20) + ".example/" + std::to_string(i));
    Answer answer;
    answer.body = std::to_string(i);
    answer.delay = 10 + (i * 37) % 50;
    bench.network.set(locators.back(), {answer});
  }
  bench.settings.max_connections = 40;
  bench.settings.max_connections_per_host = 3;
  const auto got = bench.run(locators).value();
  REQUIRE(got.size() == 300);
  for (std::size_t i = 0; i < got.size(); ++i) {
    CHECK(got[i].source.locator == locators[i]);
    CHECK(got[i].source.sha256 == store::sha256(std::to_string(i)));
  }
  CHECK(bench.network.most_at_once == 40);
  bench.settings.max_connections_per_host = 1;
  bench.network.most_at_once = 0;
  bench.run(locators).value();
  CHECK(bench.network.most_at_once == 20);
}

TEST_CASE("fetch: the rate of a host holds, and waiting for it is no delay") {
  Bench bench;
  bench.settings.robots = false;
  bench.settings.requests_per_second_per_host = 2;
  bench.settings.deadline_ms = 1000;
  Strings locators;
  for (int i = 0; i < 6; ++i) {
    locators.push_back("https://a.example/" + std::to_string(i));
    bench.network.set(locators.back(), {Answer{}});
  }
  for (const Fetched& fetched : bench.run(locators).value()) CHECK(state(fetched) == "retrieved");
  CHECK(bench.network.asked_at == std::vector<std::int64_t>{0, 500, 1000, 1500, 2000, 2500});
}

TEST_CASE("fetch: a second time only what has changed comes over the network") {
  Bench bench;
  const std::string url = "https://a.example/d";
  bench.network.set(url, {Answer{200, "ETag: \"v1\"\r\nContent-Type: text/plain\r\n", "one"},
                          Answer{304, "ETag: \"v1\"\r\n", ""}, Answer{304, "", ""}, Answer{200, "", "two"}});
  const Fetched first = bench.one(url);
  CHECK_FALSE(first.unchanged);
  for (int i = 0; i < 2; ++i) {
    const Fetched again = bench.one(url);
    CHECK(state(again) == "retrieved");
    CHECK(again.unchanged);
    CHECK(again.source.sha256 == first.source.sha256);
    CHECK(again.source.text_sha256 == first.source.text_sha256);
    CHECK(again.source.media_type == "text/plain");
    CHECK(bench.network.asked.back().headers.find("If-None-Match: \"v1\"\r\n") != std::string::npos);
  }
  const Fetched changed = bench.one(url);
  CHECK_FALSE(changed.unchanged);
  CHECK(changed.source.sha256 == store::sha256("two"));
}

TEST_CASE("fetch: kept bytes that are damaged are asked for again") {
  Bench bench;
  const std::string url = "https://a.example/d";
  bench.network.set(url, {Answer{200, "Last-Modified: Thu, 20 Jun 2024 08:00:00 GMT\r\n", "one"}, Answer{304, "", ""},
                          Answer{200, "", "one"}});
  const Fetched first = bench.one(url);
  {
    std::fstream archive(first.kept, std::ios::in | std::ios::out | std::ios::binary);
    archive.seekp(static_cast<std::streamoff>(first.kept_offset) + 40);
    archive << "damage";
  }
  const Fetched again = bench.one(url);
  CHECK(state(again) == "retrieved");
  CHECK(again.unchanged);
  CHECK(bench.network.asked[bench.network.asked.size() - 2].headers.find(
            "If-Modified-Since: Thu, 20 Jun 2024 08:00:00 GMT") != std::string::npos);
  CHECK(bench.network.asked.back().headers.find("If-Modified-Since") == std::string::npos);
  CHECK(bench.kept->object(first.source.sha256).value() == "one");
}

TEST_CASE("fetch: a body over the limit is not kept") {
  Bench bench;
  bench.settings.max_body_bytes = 1000;
  bench.network.set("https://a.example/d", {failing(Code::limit, "the reply is larger than 1000 bytes")});
  bench.settings.retries = 0;
  CHECK(state(bench.one("https://a.example/d")) == "unreachable: the reply is larger than 1000 bytes");
  CHECK(bench.network.asked.back().max_body_bytes == 1000);
}

TEST_CASE("fetch: the transport's process may end") {
  Bench bench;
  bench.network.set("https://a.example/d", {Answer{}});
  bench.network.losses = 2;
  CHECK(state(bench.one("https://a.example/d")) == "retrieved");
  CHECK(bench.transports == 3);
  bench.network.losses = 10;
  const auto failed = bench.run({"https://a.example/d"});
  REQUIRE_FALSE(failed);
  CHECK(failed.error() == Error{Code::unavailable, "the plugin's process ended"});
}

TEST_CASE("fetch: decoders give text and facts, and their failure is told") {
  Bench bench;
  auto decoder = std::make_unique<fakes::Plugin>();
  decoder->about.id = "org.example.html";
  decoder->about.version = "2.0.0";
  decoder->about.media_types = {"text/html"};
  decoder->decoding = [](std::string_view bytes) {
    if (bytes.find("bad") != std::string_view::npos) return fakes::refusing(Code::malformed, "too deep");
    plugin::Reading reading;
    reading.text = "words\xFF";
    reading.facts.push_back({FactType::text, "title", "A page", "", ""});
    return reading;
  };
  bench.plugins.plugins.push_back(std::move(decoder));
  bench.network.set("https://a.example/1", {Answer{200, "", "<!DOCTYPE html><p>x"}});
  bench.network.set("https://a.example/2", {Answer{200, "Content-Type: text/html\r\n", "<html>bad"}});
  bench.network.set("https://a.example/3", {Answer{200, "Content-Type: image/png\r\n", "\x89PNG"}});
  const auto got = bench.run({"https://a.example/1", "https://a.example/2", "https://a.example/3"}).value();
  CHECK(state(got[0]) == "retrieved");
  CHECK(got[0].source.plugin == "org.example.html 2.0.0");
  REQUIRE(got[0].source.facts.size() == 1);
  CHECK(got[0].source.fact("title")->value == "A page");
  CHECK(bench.kept->object(got[0].source.text_sha256).value() == "words\xEF\xBF\xBD");
  CHECK(state(got[1]) == "retrieved: its text cannot be read: too deep");
  CHECK(state(got[2]) == "retrieved: no plugin reads image/png");
}

TEST_CASE("fetch: unread pages are kept as they came, and no plugin is started for them") {
  Bench bench;
  int opened = 0;
  bench.plugins.open_rest = [&]() -> Result<fetching::PluginSet::Plugins> {
    ++opened;
    auto decoder = std::make_unique<fakes::Plugin>();
    decoder->about.id = "org.example.html";
    decoder->about.version = "2.0.0";
    decoder->about.media_types = {"text/html"};
    decoder->decoding = [](std::string_view) {
      plugin::Reading reading;
      reading.text = "words";
      return reading;
    };
    fetching::PluginSet::Plugins out;
    out.push_back(std::move(decoder));
    return out;
  };
  bench.network.set("https://a.example/1", {Answer{200, "Content-Type: text/html\r\n", "<p>one"}});
  bench.network.set("https://a.example/gone", {Answer{404, "", "no"}});
  bench.settings.unread = true;
  const auto got = bench.run({"https://a.example/1", "https://a.example/gone"}).value();
  CHECK(state(got[0]) == "retrieved");
  CHECK(got[0].source.unread);
  CHECK(got[0].source.sha256 == store::sha256("<p>one"));
  CHECK(got[0].source.text_sha256.empty());
  CHECK(got[0].source.plugin.empty());
  CHECK(state(got[1]) == "missing: the service says that there is no such document (404)");
  CHECK_FALSE(got[1].source.unread);
  CHECK(opened == 0);
  CHECK(bench.record("https://a.example/1").source.unread);

  bench.settings.unread = false;
  const Fetched read = bench.one("https://a.example/1");
  CHECK_FALSE(read.source.unread);
  CHECK(read.unchanged);
  CHECK(read.source.text_sha256 == store::sha256("words"));
  CHECK(opened == 1);
}

TEST_CASE("fetch: plugins that cannot be opened end the run that needs them") {
  Bench bench;
  bench.plugins.open_rest = []() -> Result<fetching::PluginSet::Plugins> {
    return fail(Code::unsupported, "plugin html.so: has no descriptor");
  };
  bench.network.set("https://a.example/1", {Answer{200, "Content-Type: text/html\r\n", "<p>one"}});
  CHECK(bench.run({"https://a.example/1"}).error().text == "plugin html.so: has no descriptor");
  CHECK(bench.run({"law:1"}).error().text == "plugin html.so: has no descriptor");
  bench.settings.unread = true;
  CHECK(state(bench.one("https://a.example/1")) == "retrieved");
}

TEST_CASE("fetch: what a fetcher interprets is read although pages stay unread") {
  Bench bench;
  bench.fetcher().resolving = [](std::string_view) {
    plugin::Reading reading;
    reading.requests.push_back(request("document", "https://law.example/1"));
    return reading;
  };
  bench.network.set("https://law.example/1", {Answer{200, "Content-Type: text/plain\r\n", "An act"}});
  bench.settings.unread = true;
  const Fetched got = bench.one("law:1");
  CHECK_FALSE(got.source.unread);
  CHECK(got.source.fact("title")->value == "An act");
  CHECK(got.source.text_sha256 == store::sha256("An act"));
}
