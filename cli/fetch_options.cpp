#include "fetch_options.h"

#include "arguments.h"
#include "command.h"
#include "installation.h"

#include <fmt/format.h>

#include <cstdlib>

namespace claims::cli {

void declare_case(Arguments& arguments, FetchOptions& options) {
  arguments.text("--case", options.case_folder, "DIR", "the case: a folder that keeps what is retrieved; CLAIMS_CASE");
}

void declare_network(Arguments& arguments, FetchOptions& options) {
  FetchSettings& settings = options.settings;
  arguments.number("--timeout", options.timeout, 1, 3600, "SECONDS", "of one exchange; 60 is the default");
  arguments.number("--retries", options.retries, 0, 20, "N", "further attempts where it may help; 3 is the default");
  arguments.number("--parallel", options.parallel, 1, 1024, "N",
                   "exchanges at once, also with one host; 64 and 6 by default");
  arguments.number("--rate", options.rate, 0, 10'000, "N", "requests a second of one host; 10 by default, 0: no limit");
  arguments.flag("--no-robots", options.no_robots, "do not ask for robots.txt, nor obey it");
  arguments.texts("--allow-network", settings.allowed_networks, "CIDR",
                  "reach this network although it is not public: 10.1.0.0/16");
  arguments.texts("--connect-to", settings.connect_to, "HOST:PORT:HOST:PORT",
                  "connect to the second instead of the first; either may be empty");
  arguments.text("--ca-file", settings.ca_file, "FILE", "authorities to trust, in PEM, instead of the system's");
  arguments.text("--proxy", settings.proxy, "URL", "reach the network through it");
  arguments.texts("--plugins", options.plugins, "PATH",
                  "other people's plugins too: a folder or a file; CLAIMS_PLUGINS");
  arguments.texts("--pin", settings.pins, "ID=SHA256", "refuse the plugin of this id if its file has another digest");
}

void complete_plugins(FetchOptions& options) {
  const Installation here = installation();
  options.settings.plugin_dir = here.plugins;
  options.settings.more_plugins = named_plugins(options.plugins);
  options.settings.runner = here.runner;
}

void complete_fetch(FetchOptions& options) {
  complete_plugins(options);
  FetchSettings& settings = options.settings;
  settings.timeout_ms = static_cast<std::uint32_t>(options.timeout) * 1000;
  settings.deadline_ms = settings.timeout_ms * 3;
  settings.retries = static_cast<std::uint32_t>(options.retries);
  if (options.parallel > 0)
    settings.max_connections = settings.max_connections_per_host = static_cast<std::uint32_t>(options.parallel);
  if (options.rate >= 0) settings.requests_per_second_per_host = options.rate;
  settings.robots = !options.no_robots;
  const char* const folder = std::getenv("CLAIMS_CASE");
  if (options.case_folder.empty()) options.case_folder = folder && *folder ? folder : "claims-case";
}

std::unique_ptr<Case> open_case_or_say(const std::string& command, const std::string& folder, bool writable) {
  auto opened = open_case(folder, writable);
  if (!opened) {
    diagnose(fmt::format("{}: {}", command, opened.error().text));
    return nullptr;
  }
  for (const std::string& repair : (*opened)->repairs()) diagnose(fmt::format("{}: {}", command, repair));
  return std::move(*opened);
}

}  // namespace claims::cli
