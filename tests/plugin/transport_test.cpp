// A transport, here and in a process of its own, that answers by itself.
#include "plugin/plugin.h"

#include <catch2/catch.hpp>

using namespace claims;
using namespace claims::plugin;

namespace {

using std::chrono::milliseconds;

std::unique_ptr<Transport> open(Isolation isolation, const char* name = "echo.so") {
  OpenOptions options;
  options.isolation = isolation;
  options.runner = RUNNER;
  options.limits.grace = milliseconds(100);
  auto transport = open_transport(std::string(BAD) + name, {}, options);
  if (!transport) FAIL(transport.error().text);
  return std::move(*transport);
}

Exchange exchange(std::uint64_t id, const std::string& what) {
  Exchange out;
  out.id = id;
  out.url = "https://example.org/" + what;
  return out;
}

// Everything until `ends` exchanges have ended, a line each.
std::vector<std::string> events(Transport& transport, std::size_t ends) {
  std::vector<std::string> out;
  for (std::size_t body = 0; ends != 0;) {
    auto event = transport.poll(milliseconds(5000));
    if (!event) return out.push_back("failed: " + event.error().text), out;
    if (!*event) return out.push_back("nothing came"), out;
    const std::string id = std::to_string((*event)->id) + " ";
    if ((*event)->kind == TransportEvent::Kind::head)
      out.push_back(id + "head " + std::to_string((*event)->bytes.size()));
    if ((*event)->kind == TransportEvent::Kind::body) body += (*event)->bytes.size();
    if ((*event)->kind != TransportEvent::Kind::end) continue;
    out.push_back(id + "body " + std::to_string(body));
    out.push_back(id + ((*event)->error ? (*event)->error->text : "ok " + (*event)->address));
    body = 0;
    --ends;
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("A transport's events come whole and in order") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  const auto transport = open(isolation);
  CHECK(*transport->poll(milliseconds(0)) == std::nullopt);
  transport->start(exchange(1, "8000"));
  transport->start(exchange(2, "0"));
  transport->start(exchange(3, "3000000"));
  CHECK(events(*transport, 3) == Lines{"1 head 19", "1 body 8000", "1 ok 192.0.2.1:443", "2 head 19", "2 body 0",
                                       "2 ok 192.0.2.1:443", "3 head 19", "3 body 3000000", "3 ok 192.0.2.1:443"});
  Exchange small = exchange(4, "300000");
  small.max_body_bytes = 150000;
  transport->start(small);
  CHECK(events(*transport, 1) == Lines{"4 head 19", "4 body 100000", "4 more bytes than allowed"});
}

TEST_CASE("A request's body arrives, a transport of an earlier version is not asked to send one") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  Exchange posted = exchange(1, "body");
  posted.method = "POST";
  posted.body = std::string(300'000, 'b');
  const auto transport = open(isolation);
  transport->start(posted);
  CHECK(events(*transport, 1) == Lines{"1 head 19", "1 body 300000", "1 ok 192.0.2.1:443"});

  const auto early = open(isolation, "echo_early.so");
  early->start(exchange(1, "8000"));
  posted.id = 2;
  early->start(posted);
  early->start(exchange(3, "10"));
  CHECK(events(*early, 3) == Lines{"1 head 19", "1 body 8000", "1 ok 192.0.2.1:443", "2 body 0",
                                   "2 this transport is of an earlier version: it cannot send a body", "3 head 19",
                                   "3 body 10", "3 ok 192.0.2.1:443"});
}

TEST_CASE("An exchange that is cancelled still ends") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  const auto transport = open(isolation);
  transport->start(exchange(7, "silent"));
  CHECK(*transport->poll(milliseconds(20)) == std::nullopt);
  transport->cancel(7);
  CHECK(events(*transport, 1) == Lines{"7 body 0", "7 cancelled"});
}

TEST_CASE("Thousands of exchanges with nobody polling do not block the starter, and none is lost") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  const auto transport = open(isolation);
  constexpr std::size_t count = 3000;
  for (std::size_t i = 1; i <= count; ++i) transport->start(exchange(i, "8192"));
  std::size_t ended = 0, bytes = 0;
  while (ended < count) {
    auto event = transport->poll(milliseconds(5000));
    REQUIRE(event);
    REQUIRE(*event);
    if ((*event)->kind == TransportEvent::Kind::body) bytes += (*event)->bytes.size();
    if ((*event)->kind == TransportEvent::Kind::end) REQUIRE((*event)->id == ++ended);
  }
  CHECK(bytes == count * 8192);
}

TEST_CASE("A transport that fails says so, and goes on saying so") {
  const auto transport = open(Isolation::own_process);
  transport->start(exchange(1, "100"));
  CHECK(events(*transport, 1).size() == 3);
  SECTION("crash") {
    transport->start(exchange(2, "crash"));
    const auto out = events(*transport, 1);
    REQUIRE(out.size() == 1);
    CHECK(out[0].rfind("failed: org.example.echo: crashed (abort) in run", 0) == 0);
  }
  SECTION("no sign of life") {
    Exchange silent = exchange(3, "silent");
    silent.timeout_ms = silent.connect_timeout_ms = 50;
    transport->start(silent);
    CHECK(
        events(*transport, 1) ==
        Lines{
            "failed: org.example.echo: gave no sign of life beyond the time of its exchanges; its process was ended"});
  }
  const auto again = transport->poll(milliseconds(0));
  CHECK_FALSE(again);
}

TEST_CASE("A plugin without a transport is none") {
  const Isolation isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  OpenOptions options;
  options.isolation = isolation;
  options.runner = RUNNER;
  const auto transport = open_transport(std::string(EXAMPLES) + "bills.so", {}, options);
  REQUIRE_FALSE(transport);
  CHECK(transport.error().code == Code::unsupported);
}
