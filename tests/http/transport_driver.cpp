// Runs the exchanges of standard input through a transport, without the engine.
//
//   transport-driver WEB.SO SETTINGS < exchanges.jsonl > ends.jsonl
//
// SETTINGS and each line are JSON objects with the names of claims/plugin.h. An
// exchange with "cancel_at": "start"|"head" is cancelled there; a driver with
// "stop_at_body": true refuses the first body.
#include <claims/plugin.hpp>

#include <dlfcn.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <deque>
#include <iostream>
#include <list>
#include <map>
#include <string>

namespace {

using claims::plugin::borrow;
using claims::plugin::view;
using nlohmann::json;

struct Wanted {
  std::string method, url, headers, sent, cancel_at;
  std::string head, body;
  unsigned heads = 0;
};

struct Driver {
  std::deque<claims_exchange> queue;
  std::map<std::uint64_t, Wanted> wanted;
  std::size_t left = 0;
  bool stop_at_body = false;
  int wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  std::string failure;

  void ring() const {
    const std::uint64_t one = 1;
    if (write(wake, &one, sizeof one) < 0) std::abort();
  }
  void cancel(std::uint64_t id) {
    claims_exchange exchange{};
    exchange.size = sizeof exchange;
    exchange.cancel = 1;
    exchange.id = id;
    queue.push_back(exchange);
    ring();
  }
};

Driver& of(void* context) { return *static_cast<Driver*>(context); }

claims_status next(void* context, std::uint32_t, claims_exchange* exchange) {
  Driver& driver = of(context);
  if (driver.queue.empty()) {
    if (driver.left == 0) return CLAIMS_UNAVAILABLE;
    std::uint64_t count = 0;
    static_cast<void>(read(driver.wake, &count, sizeof count));
    return CLAIMS_NOT_FOUND;
  }
  *exchange = driver.queue.front();
  driver.queue.pop_front();
  if (!exchange->cancel && driver.wanted[exchange->id].cancel_at == "start") driver.cancel(exchange->id);
  return CLAIMS_OK;
}

claims_status head(void* context, std::uint64_t id, claims_string text) {
  Wanted& wanted = of(context).wanted.at(id);
  wanted.head = view(text);
  ++wanted.heads;
  if (wanted.cancel_at == "head") of(context).cancel(id);
  return CLAIMS_OK;
}

claims_status body(void* context, std::uint64_t id, claims_string bytes) {
  if (of(context).stop_at_body) return CLAIMS_LIMIT;
  of(context).wanted.at(id).body += view(bytes);
  return CLAIMS_OK;
}

claims_status end(void* context, const claims_exchange_end* ended) {
  static const char* const names[] = {"ok",    "usage",       "not_found",   "unreadable", "malformed",
                                      "limit", "unsupported", "unavailable", "internal"};
  Driver& driver = of(context);
  const Wanted& wanted = driver.wanted.at(ended->id);
  json certificates = json::array();
  for (const claims_string& each : std::span(ended->certificates.items, ended->certificates.count))
    certificates.push_back(std::string(view(each)));
  const json line = {{"id", ended->id},
                     {"status", names[ended->status]},
                     {"error", std::string(view(ended->error))},
                     {"address", std::string(view(ended->address))},
                     {"http_version", std::string(view(ended->http_version))},
                     {"tls_version", std::string(view(ended->tls_version))},
                     {"certificates", certificates},
                     {"microseconds", ended->microseconds},
                     {"heads", wanted.heads},
                     {"head", wanted.head},
                     {"body_size", wanted.body.size()},
                     {"body", wanted.body.substr(0, 1000)}};
  std::puts(line.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
  --driver.left;
  driver.ring();
  return CLAIMS_OK;
}

void fail(void* context, claims_status, claims_string text) { of(context).failure = view(text); }

void read_exchanges(Driver& driver) {
  for (std::string line; std::getline(std::cin, line);) {
    const json from = json::parse(line);
    const std::uint64_t id = from.at("id");
    Wanted& wanted = driver.wanted[id];
    wanted.method = from.value("method", "GET");
    wanted.url = from.at("url");
    wanted.headers = from.value("headers", "");
    wanted.sent = from.value("body", "");
    wanted.cancel_at = from.value("cancel_at", "");
    driver.queue.push_back({sizeof(claims_exchange), 0, id, borrow(wanted.method), borrow(wanted.url),
                            borrow(wanted.headers), from.value("connect_timeout_ms", 5000u),
                            from.value("timeout_ms", 10000u), from.value("max_header_bytes", std::uint64_t{1} << 16),
                            from.value("max_body_bytes", std::uint64_t{1} << 20), borrow(wanted.sent)});
  }
  driver.left = driver.queue.size();
}

std::vector<claims_string> borrowed(const std::list<std::string>& texts) {
  std::vector<claims_string> all;
  for (const std::string& each : texts) all.push_back(borrow(each));
  return all;
}

const claims_transport* load(const char* path) {
  void* const library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const auto* const plugin =
      library ? static_cast<const claims_plugin*>(dlsym(library, CLAIMS_PLUGIN_SYMBOL)) : nullptr;
  if (!plugin) std::fprintf(stderr, "%s\n", dlerror());
  return plugin ? static_cast<const claims_transport*>(plugin->capability(CLAIMS_STRING(CLAIMS_TRANSPORT_1))) : nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const claims_transport* const transport = load(argv[1]);
  if (!transport) return 2;
  const json from = json::parse(argv[2]);
  const std::string ca_file = from.value("ca_file", ""), proxy = from.value("proxy", "");
  const auto connect_to = from.value("connect_to", std::list<std::string>{});
  const auto allowed = from.value("allowed_networks", std::list<std::string>{});
  const std::vector<claims_string> mappings = borrowed(connect_to), networks = borrowed(allowed);
  const claims_transport_settings settings = {
      sizeof settings, from.value("max_connections", 64u), from.value("max_connections_per_host", 64u), borrow(ca_file),
      borrow(proxy),   {mappings.data(), mappings.size()}, {networks.data(), networks.size()}};
  Driver driver;
  driver.stop_at_body = from.value("stop_at_body", false);
  read_exchanges(driver);
  claims_host host{};
  host.size = sizeof host;
  host.minor = CLAIMS_PLUGIN_MINOR;
  host.context = &driver;
  host.fail = fail;
  host.next = next;
  host.head = head;
  host.body = body;
  host.end = end;
  host.wake = driver.wake;
  const claims_status status = transport->run(&host, &settings);
  if (status != CLAIMS_OK) std::printf("{\"run\": %d, \"error\": %s}\n", status, json(driver.failure).dump().c_str());
  return status == CLAIMS_OK ? 0 : 1;
}
