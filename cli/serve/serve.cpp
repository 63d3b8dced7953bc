#include "../arguments.h"
#include "../command.h"
#include "http_server.h"
#include "routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

namespace claims::cli {
namespace {

struct Options {
  std::string listen = "127.0.0.1:8420";
  int body_kilobytes = 1024, connections = 4096, timeout = 30, idle = 60, stop = 30, jobs = 0, rate = 1000;
  bool quiet = false;
  ApiOptions api;
  DeskOptions desk;
};

Arguments declared(Options& options) {
  Arguments arguments(
      "serve", "[OPTION...]",
      "Serves the engine over HTTP: verify and inspect stories, look up claims and decide about them, and "
      "check texts in editors that speak to LanguageTool. On this machine alone unless tokens are given.");
  arguments.text(
      "--listen", options.listen, "ADDRESS:PORT",
      "127.0.0.1:8420 is the default; port 0: any that is free. An address that others reach needs --tokens");
  arguments.text("--tokens", options.api.tokens, "FILE",
                 "who may do what: a line \"SHA256 NAME SCOPE,...\" for each token; verify, read, decide, metrics");
  arguments.texts("--host", options.api.hosts, "NAME",
                  "a name by which clients may call the server besides localhost; with --tokens every name will do");
  declare_case(arguments, options.desk.retrieval);
  arguments.texts("--plugins", options.desk.retrieval.plugins, "PATH",
                  "other people's plugins too: a folder or a file; CLAIMS_PLUGINS");
  arguments.texts("--pin", options.desk.retrieval.settings.pins, "ID=SHA256",
                  "refuse the plugin of this id if its file has another digest");
  declare_settings(arguments, options.desk.config);
  arguments.number("--jobs", options.jobs, 2, 256, "N", "stories to work on at once; the machine's cores by default");
  arguments.number("--max-body", options.body_kilobytes, 1, 64 << 10, "KIB", "of a request; 1024 is the default");
  arguments.number("--max-connections", options.connections, 1, 100'000, "N", "4096 is the default");
  arguments.number("--rate", options.rate, 0, 1'000'000, "N",
                   "requests a second of one client, twice as many at once; 1000 is the default, 0: no limit");
  arguments.number("--timeout", options.timeout, 1, 3600, "SECONDS",
                   "to send a request, and to take its answer; 30 is the default");
  arguments.number("--idle", options.idle, 1, 3600, "SECONDS", "from one request to the next; 60 is the default");
  arguments.number("--grace", options.stop, 0, 3600, "SECONDS",
                   "for what is under way when the server is stopped; 30 is the default");
  arguments.flag("--quiet", options.quiet, "do not log requests");
  arguments.example("claims serve", "for this machine, at http://127.0.0.1:8420");
  arguments.example("claims serve --case desk", "with the documents, claims and decisions of a case");
  arguments.example("claims serve --listen 10.0.0.5:8420 --tokens tokens.tsv --case desk",
                    "for the newsroom, behind TLS");
  arguments.example("curl --data-binary @story.md -H \"Content-Type: text/markdown\" http://127.0.0.1:8420/v1/verify",
                    "the report that \"claims verify --format json story.md\" gives");
  return arguments;
}

struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
};

// "127.0.0.1:8420", "[::1]:8420".
std::optional<Endpoint> parse_endpoint(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view address = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  Endpoint out{std::string(address == "localhost" ? "127.0.0.1" : address)};
  const auto read = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (port.empty() || read.ec != std::errc() || read.ptr != port.data() + port.size()) return std::nullopt;
  return out;
}

std::optional<int> complete(Options& options, Endpoint& endpoint) {
  const auto parsed = parse_endpoint(options.listen);
  const auto loopback = parsed ? is_loopback(parsed->address) : std::nullopt;
  if (!loopback) {
    diagnose(fmt::format("serve: --listen: expected a numeric address and a port, such as 127.0.0.1:8420, not \"{}\"",
                         options.listen));
    return exit_usage;
  }
  if (!*loopback && options.api.tokens.empty()) {
    diagnose(fmt::format("serve: others reach {}: give --tokens, or listen on 127.0.0.1", parsed->address));
    return exit_usage;
  }
  endpoint = *parsed;
  options.api.rate = options.rate;
  options.api.log = !options.quiet;
  options.api.body_bytes = static_cast<std::size_t>(options.body_kilobytes) << 10;
  options.desk.with_case = !named_case(options.desk.retrieval).empty();
  return std::nullopt;
}

HttpLimits limits_of(const Options& options) {
  using std::chrono::seconds;
  HttpLimits out;
  out.body_bytes = options.api.body_bytes;
  out.held_bytes = std::max(out.held_bytes, 4 * out.body_bytes);
  out.connections = static_cast<std::size_t>(options.connections);
  out.request_time = seconds(options.timeout);
  out.idle_time = seconds(options.idle);
  out.stop_time = seconds(options.stop);
  out.threads = options.jobs > 0 ? static_cast<std::size_t>(options.jobs)
                                 : std::clamp(std::thread::hardware_concurrency(), 2U, 64U);
  return out;
}

}  // namespace

int run_serve(const std::vector<std::string>& words) {
  Options options;
  const auto declare = [&] {
    options = Options{};
    return declared(options);
  };
  Settings settings;
  if (const auto exit = parse_with_settings("serve", words, declare, options.desk.config, {}, settings)) return *exit;
  Endpoint endpoint;
  if (const auto exit = complete(options, endpoint)) return *exit;
  Api api(options.api);
  if (const auto opened = api.open(); !opened) {
    diagnose(fmt::format("serve: {}", opened.error().text));
    return exit_usage;
  }
  Desk desk;
  if (!desk.open(options.desk, settings)) return exit_usage;
  RegisteredStories stories;
  HttpServer server(limits_of(options), api);
  add_story_routes(api, desk, stories);
  add_claim_routes(api, desk);
  add_catalogue_routes(api, [&server] { return server.load(); });
  add_language_tool_routes(api, desk, stories);
  api.on_reload([&desk] { desk.reload(); });
  const auto port = server.listen(endpoint.address, endpoint.port);
  if (!port) {
    diagnose(fmt::format("serve: {}", port.error().text));
    return exit_usage;
  }
  const bool brackets = endpoint.address.find(':') != std::string::npos;
  diagnose(fmt::format("serve: listening on http://{}{}{}:{}", brackets ? "[" : "", endpoint.address,
                       brackets ? "]" : "", *port));
  if (server.run()) return exit_clean;
  diagnose("serve: stopped before all that was under way had ended");
  return exit_incomplete;
}

}  // namespace claims::cli
