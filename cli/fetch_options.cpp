#include "fetch_options.h"

#include "arguments.h"
#include "command.h"
#include "installation.h"
#include "story_line.h"

#include <fmt/format.h>

#include <cstdlib>

namespace claims::cli {

void declare_case(Arguments& arguments, FetchOptions& options) {
  arguments.text("--case", options.case_folder, "DIR",
                 "the case: a folder that keeps what is retrieved; CLAIMS_CASE, or else .claims");
}

std::string named_case(const FetchOptions& options) {
  if (!options.case_folder.empty()) return options.case_folder;
  const char* const folder = std::getenv("CLAIMS_CASE");
  return folder ? folder : "";
}

std::string locator_in(Case& kept, const std::string& text) {
  const auto there = kept.retrievals(text);
  if (there && !there->empty()) return text;
  auto parsed = parse_locator(text);
  return parsed ? std::move(*parsed) : text;
}

Result<std::string> parse_moment(const std::string& text) {
  const std::string_view day = std::string_view(text).substr(0, 10);
  const auto digits = [&](std::size_t at, int most) {
    const bool both = text[at] >= '0' && text[at] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
    return both && (text[at] - '0') * 10 + text[at + 1] - '0' <= most;
  };
  if (parse_day(day)) {
    if (text.size() == 10) return text + "T23:59:59Z";
    if (text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z' &&
        digits(11, 23) && digits(14, 59) && digits(17, 60))
      return text;
  }
  return fail(
      Code::usage,
      fmt::format("--at: expected a day such as 2026-11-24, or a time such as 2026-11-24T10:00:00Z, not \"{}\"", text));
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
  options.case_folder = named_case(options);
  if (options.case_folder.empty()) options.case_folder = default_case;
}

Result<std::unique_ptr<Case>> open_to_read(const std::string& folder) {
  auto opened = open_case(folder, true);
  return opened ? std::move(opened) : open_case(folder, false);
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
