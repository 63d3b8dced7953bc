// Timestamps asked for, now or later: what is kept, what is sent, what is taken for an answer.
#include "archive/timestamp_queue.h"

#include <catch2/catch.hpp>

#include <deque>
#include <filesystem>
#include <map>

#include "archive/timestamp_file.h"
#include "archive/timestamp_send.h"
#include "timestamp_authority.h"

using namespace claims;
using namespace claims::archive;
using fakes::TemporaryFolder;
using fakes::TimestampAuthority;
using store::system_files;

namespace {

using Lines = std::vector<std::string>;

WantedTimestamp wanted(const std::string& url = "https://stamps.example/tsa", const std::string& note = "note\n") {
  WantedTimestamp out;
  out.url = url;
  out.note = note;
  out.nonce = std::string("\0nonce\xFF", 7);
  return out;
}

Lines urls(const std::vector<WantedTimestamp>& list) {
  Lines out;
  for (const WantedTimestamp& one : list) out.push_back(one.url);
  std::sort(out.begin(), out.end());
  return out;
}

// Answers what it is given, by URL: "HEAD\n\nBODY", or "!ERROR".
struct FakeTransport : plugin::Transport {
  std::map<std::string, std::string> replies;
  std::deque<std::pair<plugin::TransportEvent, std::string>> events;
  std::vector<plugin::Exchange> asked;
  std::string held;

  void push(plugin::TransportEvent event, const std::string& bytes = {}) {
    events.emplace_back(std::move(event), bytes);
  }
  void start(const plugin::Exchange& exchange) override {
    asked.push_back(exchange);
    const std::string& reply = replies.at(exchange.url);
    plugin::TransportEvent event;
    event.id = exchange.id;
    if (!reply.starts_with("!")) {
      event.kind = plugin::TransportEvent::Kind::head;
      const std::string heads = reply.substr(0, reply.find("\n\n")) + "\r\n\r\n";
      for (std::size_t at = 0; at < heads.size(); at = heads.find("\r\n\r\n", at) + 4)
        push(event, heads.substr(at, heads.find("\r\n\r\n", at) + 4 - at));
      event.kind = plugin::TransportEvent::Kind::body;
      const std::string body = reply.substr(reply.find("\n\n") + 2);
      push(event, body.substr(0, body.size() / 2));
      push(event, body.substr(body.size() / 2));
    } else {
      event.error = Error{Code::unavailable, reply.substr(1)};
    }
    event.kind = plugin::TransportEvent::Kind::end;
    push(event);
  }
  void cancel(std::uint64_t) override {}
  Result<std::optional<plugin::TransportEvent>> poll(std::chrono::milliseconds) override {
    if (events.empty()) return fail(Code::unavailable, "the transport ended");
    auto [event, bytes] = events.front();
    events.pop_front();
    held = bytes;
    event.bytes = held;
    return std::optional(event);
  }
};

}  // namespace

TEST_CASE("timestamp queue: a wish is kept once, until it is fulfilled") {
  const TemporaryFolder folder;
  TimestampQueue queue(system_files(), folder.path() + "/case");
  CHECK(queue.pending().value().empty());
  CHECK(queue.had().value().empty());
  REQUIRE(queue.want(wanted()).has_value());
  REQUIRE(queue.want(wanted("http://other.example/")).has_value());
  WantedTimestamp again = wanted();
  again.nonce = "another";
  REQUIRE(queue.want(again).has_value());
  REQUIRE(queue.pending().value().size() == 2);
  CHECK(urls(queue.pending().value()) == Lines{"http://other.example/", "https://stamps.example/tsa"});
  CHECK(queue.want(wanted("ftp://stamps.example/")).error().code == Code::usage);

  REQUIRE(queue.failed(wanted(), "2026-11-24T02:00:00Z", "answered 503").has_value());
  REQUIRE(queue
              .failed(queue.pending().value()[0].url == wanted().url ? queue.pending().value()[0]
                                                                     : queue.pending().value()[1],
                      "2026-11-24T03:00:00Z", "no such host")
              .has_value());
  const std::vector<WantedTimestamp> pending = queue.pending().value();
  for (const WantedTimestamp& one : pending) {
    if (one.url != wanted().url) continue;
    CHECK(one.attempts == 2);
    CHECK(one.asked == "2026-11-24T03:00:00Z");
    CHECK(one.problem == "no such host");
    CHECK(one.nonce == wanted().nonce);
  }
  REQUIRE(queue.fulfilled(wanted(), "token", "chain").has_value());
  CHECK(urls(queue.pending().value()) == Lines{"http://other.example/"});
  REQUIRE(queue.had().value().size() == 1);
  CHECK(queue.had().value()[0].token == "token");
  CHECK(queue.had().value()[0].certificates == "chain");
  REQUIRE(queue.want(wanted()).has_value());  // had already
  CHECK(urls(queue.pending().value()) == Lines{"http://other.example/"});
}

TEST_CASE("timestamp queue: a crash between answer and forgetting, and damaged files") {
  const TemporaryFolder folder;
  TimestampQueue queue(system_files(), folder.path());
  REQUIRE(queue.want(wanted()).has_value());
  const std::string path = folder.path() + "/pending/" + wanted().id() + ".json";
  std::filesystem::copy_file(path, folder.path() + "/kept");
  REQUIRE(queue.fulfilled(wanted(), "token", "").has_value());
  std::filesystem::copy_file(folder.path() + "/kept", path);
  CHECK(queue.pending().value().empty());

  std::ofstream(folder.path() + "/pending/0000.json") << "{";
  std::ofstream(folder.path() + "/pending/1111.json") << timestamp_file({wanted("http://a/"), {}, {}});
  std::ofstream(folder.path() + "/pending/2222.json.77.unfinished") << "{";
  Lines damaged;
  CHECK(queue.pending(&damaged).value().empty());
  CHECK(damaged == Lines{folder.path() + "/pending/0000.json: not a timestamp of a queue",
                         folder.path() + "/pending/1111.json: the name is not that of its contents"});
  for (const char* const bad : {"", "{}", "[]", "{\"format\":\"claims.timestamp/2\",\"url\":\"\",\"note\":\"\"}",
                                "{\"format\":\"claims.timestamp/1\",\"url\":1,\"note\":\"\"}",
                                "{\"format\":\"claims.timestamp/1\",\"url\":\"\",\"note\":\"\",\"nonce\":\"*\"}"})
    CHECK(parse_timestamp_file(bad).error().code == Code::malformed);
}

TEST_CASE("timestamp queue: authorities are asked at once, and each answers for itself") {
  const TimestampAuthority authority;
  const auto trusted = Authorities::of_pem(authority.file("root.pem")).value();
  const WantedTimestamp wish = wanted();
  const std::string request = request_of(wish).value();
  FakeTransport transport;
  transport.replies = {
      {"http://good/", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\n\n" + authority.reply("good", request)},
      {"http://stranger/", "HTTP/1.1 200 OK\n\n" + authority.reply("stranger", request)},
      {"http://busy/", "HTTP/1.1 503 Service Unavailable\n\nlater"},
      {"http://moved/", "HTTP/1.1 301 Moved Permanently\r\nLocation: https://new/\n\n"},
      {"http://down/", "!refused"},
      {"http://page/", "HTTP/1.1 200 OK\n\n<html>"}};
  std::vector<TimestampQuestion> questions;
  for (const auto& [url, reply] : transport.replies) questions.push_back({url, request});
  SendLimits limits;
  limits.user_agent = "claims/test";
  const auto replies = ask_authorities(transport, questions, limits);
  REQUIRE(replies.size() == 6);
  REQUIRE(transport.asked.size() == 6);
  CHECK(transport.asked[0].method == "POST");
  CHECK(transport.asked[0].body == request);
  CHECK(transport.asked[0].headers ==
        "Content-Type: application/timestamp-query\r\nAccept: application/timestamp-reply\r\nUser-Agent: "
        "claims/test\r\n");
  CHECK(replies[0].error() == Error{Code::unavailable, "http://busy/: answered 503"});
  CHECK(replies[1].error() == Error{Code::unavailable, "http://down/: refused"});
  CHECK(replies[3].error() ==
        Error{Code::unreadable, "http://moved/: leads on to https://new/: name that address instead"});

  const auto accepted = accept_reply(wish, replies[2].value(), trusted);
  REQUIRE(accepted.has_value());
  CHECK(accepted->warning.empty());
  CHECK(accepted->timestamp.authority == "O=Test,CN=good");
  CHECK(verify_timestamp(accepted->token, wish.stamped(), trusted).verified);
  CHECK(accepted->certificates.ends_with(authority.file("root.pem")));
  CHECK(accept_reply(wish, replies[4].value(), trusted).error().code == Code::malformed);
  const auto unknown = accept_reply(wish, replies[5].value(), trusted);
  REQUIRE(unknown.has_value());
  CHECK(unknown->warning.find("neither kept here nor trusted") != std::string::npos);

  // An answer to another question is none.
  WantedTimestamp other = wish;
  other.nonce = "other";
  CHECK(accept_reply(other, replies[2].value(), trusted).error().code == Code::unreadable);
  other = wish;
  other.note = "another note\n";
  CHECK(accept_reply(other, replies[2].value(), trusted).error().text.find("it is over other bytes") !=
        std::string::npos);

  transport.events.clear();
  transport.replies["http://good/"] = "HTTP/1.1 200 OK\n\n" + std::string(max_token_bytes + 2, 'x');
  CHECK(ask_authorities(transport, std::vector<TimestampQuestion>{{"http://good/", request}})[0].value().size() <=
        max_token_bytes);
  CHECK(ask_authorities(transport, {}).empty());
}

TEST_CASE("timestamp queue: what is about to expire is renewed, and the proof gets all of it") {
  const TimestampAuthority authority;
  const std::string note = "note\n";
  const auto had = [&](const char* who, const char* time, const std::string& renews) {
    WantedTimestamp wish = wanted(std::string("http://") + who + "/", note);
    wish.renews = renews;
    return HadTimestamp{wish, authority.token(who, wish.stamped(), time), "chain"};
  };
  const HadTimestamp old = had("expired", "20140501000000Z", ""), good = had("good", "20140501000000Z", "");
  const std::int64_t until = 1'430'000'000;  // April 2015
  const std::int64_t now = 1'417'392'000;    // 1 December 2014
  const auto due = renewals_due({old, good}, now, until);
  REQUIRE(due.size() == 1);
  CHECK(due[0].url == "http://expired/");
  CHECK(due[0].stamped() == note + old.token);
  CHECK(due[0].id() != old.wanted.id());
  CHECK(renewals_due({old, good}, now, 1'400'000'000).empty());
  const HadTimestamp renewal = had("second", "20141201000000Z", old.token);
  CHECK(renewals_due({old, good, renewal}, now, until).empty());
  CHECK(first_expiry({}).empty());
  CHECK(first_expiry({good, old}) == "2015-01-01T00:00:00Z");
  CHECK(first_expiry({good, old, renewal}) == "2089-01-01T00:00:00Z");
  // Renewed while the authority still has the old certificate: not again at once.
  const HadTimestamp vain = had("expired", "20141201000000Z", old.token);
  CHECK(renewals_due({old, vain}, now, until).empty());
  CHECK(renewals_due({old, vain}, now + renewal_pause - 1, until).empty());
  REQUIRE(renewals_due({old, vain}, now + renewal_pause, until).size() == 1);
  CHECK(renewals_due({old, vain}, now + renewal_pause, until)[0].renews == vain.token);

  HadTimestamp other = good;
  other.wanted.note = "another\n";
  const auto all = timestamps_over({renewal, other, good, old}, note, Stamped::checkpoint);
  REQUIRE(all.size() == 3);
  CHECK(all[0].token == good.token);
  CHECK(all[1].token == old.token);
  CHECK(all[2].token == renewal.token);
  CHECK(all[2].renews == 1);
  CHECK(all[2].certificates == "chain");
  CHECK(timestamps_over({renewal}, note, Stamped::checkpoint).empty());
}
