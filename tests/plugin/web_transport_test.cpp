// The web transport as the engine runs it, against a server on loopback.
#include "plugin/plugin.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <map>
#include <thread>

using namespace claims;
using namespace claims::plugin;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view kReply = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nX-A: b\r\n\r\nhello\n";

// Answers GET /ok; anything else never. One thread, until it is destroyed.
class Server {
 public:
  Server() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, any, size) != 0 || ::listen(listener_, 64) != 0 || ::getsockname(listener_, any, &size) != 0)
      FAIL("no port on loopback");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { accept_all(); });
  }
  ~Server() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    for (auto& [file, thread] : connections_) {
      ::shutdown(file, SHUT_RDWR);
      thread.join();
      ::close(file);
    }
    ::close(listener_);
  }

  std::string place() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string url(const char* path) const { return "http://" + place() + path; }

 private:
  void accept_all() {
    for (int file = 0; (file = ::accept(listener_, nullptr, nullptr)) >= 0;)
      connections_.emplace(file, std::thread([file] { answer(file); }));
  }
  static void answer(int file) {
    std::string asked;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(file, buffer, sizeof buffer)) > 0;) {
      asked.append(buffer, static_cast<std::size_t>(count));
      if (!asked.ends_with("\r\n\r\n")) continue;
      const bool good = asked.starts_with("GET /ok");
      asked.clear();
      if (good && ::send(file, kReply.data(), kReply.size(), MSG_NOSIGNAL) < 0) return;
    }
  }

  int listener_;
  int port_ = 0;
  std::thread thread_;
  std::map<int, std::thread> connections_;  // of the thread, until it has been joined
};

struct Ended {
  std::string order;  // "hbe"
  std::string head, body;
  TransportEvent end;
};

std::unique_ptr<Transport> open(std::vector<std::string> allowed, std::uint32_t per_host = 6) {
  TransportSettings settings;
  settings.allowed_networks = std::move(allowed);
  settings.max_connections_per_host = per_host;
  OpenOptions options;
  options.isolation = GENERATE(Isolation::in_process, Isolation::own_process);
  options.runner = RUNNER;
  auto transport = open_transport(std::string(PLUGINS) + "web.so", settings, options);
  if (!transport) FAIL(transport.error().text);
  return std::move(*transport);
}

std::map<std::uint64_t, Ended> run(Transport& transport, std::size_t count) {
  std::map<std::uint64_t, Ended> ended;
  for (std::size_t left = count; left > 0;) {
    const auto event = transport.poll(10s);
    if (!event) FAIL(event.error().text);
    REQUIRE(event->has_value());
    Ended& of = ended[(*event)->id];
    switch ((*event)->kind) {
      case TransportEvent::Kind::head: of.order += 'h', of.head += (*event)->bytes; break;
      case TransportEvent::Kind::body: of.order += 'b', of.body += (*event)->bytes; break;
      case TransportEvent::Kind::end: of.order += 'e', of.end = **event, --left; break;
    }
  }
  return ended;
}

Exchange exchange(std::uint64_t id, std::string url) {
  Exchange out;
  out.id = id;
  out.url = std::move(url);
  return out;
}

}  // namespace

TEST_CASE("Many exchanges: head, body, end, each in order") {
  const Server server;
  const auto transport = open({"127.0.0.0/8"});
  for (std::uint64_t id = 1; id <= 200; ++id) transport->start(exchange(id, server.url("/ok")));
  const auto ended = run(*transport, 200);
  REQUIRE(ended.size() == 200);
  for (const auto& [id, each] : ended) {
    CHECK(each.order == "hbe");
    CHECK(each.head + each.body == kReply);
    CHECK_FALSE(each.end.error.has_value());
    CHECK(each.end.address == server.place());
    CHECK(each.end.http_version == "1.1");
    CHECK(each.end.tls_version.empty());
    CHECK(each.end.microseconds > 0);
  }
}

TEST_CASE("An address that is not allowed is refused with its reason") {
  const Server server;
  const auto transport = open({});
  transport->start(exchange(7, server.url("/ok")));
  const Ended ended = run(*transport, 1).at(7);
  CHECK(ended.order == "e");
  REQUIRE(ended.end.error.has_value());
  CHECK(ended.end.error->code == Code::unreadable);
  CHECK(ended.end.error->text ==
        "127.0.0.1 is a loopback address (RFC 1122): refused; allow it with --allow-network 127.0.0.1/32");
}

TEST_CASE("Cancelled and late exchanges end, those beside them are not disturbed") {
  const Server server;
  const auto transport = open({"127.0.0.0/8"}, 2);
  transport->start(exchange(1, server.url("/never")));
  Exchange late = exchange(2, server.url("/never"));
  late.timeout_ms = 3000;
  transport->start(late);
  transport->start(exchange(3, server.url("/ok")));  // waits for a connection
  transport->cancel(1);
  const auto ended = run(*transport, 3);
  CHECK(ended.at(1).order == "e");
  CHECK(ended.at(1).end.error == Error{Code::unavailable, server.place() + ": cancelled"});
  CHECK(ended.at(2).end.error == Error{Code::limit, server.place() + ": no reply within 1 s"});
  CHECK(ended.at(3).body == "hello\n");
}

TEST_CASE("A transport is closed with exchanges under way") {
  const Server server;
  const auto transport = open({"127.0.0.0/8"});
  for (std::uint64_t id = 1; id <= 20; ++id) transport->start(exchange(id, server.url("/never")));
  CHECK(transport->poll(50ms).value().has_value() == false);
}
