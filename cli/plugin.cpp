#include "arguments.h"
#include "command.h"
#include "installation.h"
#include "output.h"
#include "subcommands.h"

#include <claims/fetch.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace claims::cli {
namespace {

FetchSettings settings_for(const std::vector<std::string>& plugins) {
  const Installation here = installation();
  FetchSettings settings;
  settings.plugin_dir = here.plugins;
  settings.more_plugins = named_plugins(plugins);
  settings.runner = here.runner;
  return settings;
}

// "fetches un, decodes text/html, checks copy.doubled-word"
std::string abilities(const PluginInfo& plugin) {
  std::vector<std::string> out;
  if (!plugin.schemes.empty()) out.push_back(fmt::format("fetches {}", fmt::join(plugin.schemes, ", ")));
  if (!plugin.media_types.empty()) out.push_back(fmt::format("decodes {}", fmt::join(plugin.media_types, ", ")));
  if (!plugin.checks.empty()) out.push_back(fmt::format("checks {}", fmt::join(plugin.checks, ", ")));
  for (const std::string& capability : plugin.capabilities)
    if (capability.starts_with("claims.transport/")) out.push_back("reaches the network for all");
  return fmt::format("{}", fmt::join(out, "; "));
}

std::string as_text(const PluginInfo& plugin) {
  std::string out = fmt::format("{} {}   {}\n  {}   {}\n  SHA-256 {}\n", plugin.id, plugin.version, abilities(plugin),
                                plugin.path, plugin.licence, plugin.sha256);
  if (!plugin.hosts.empty()) out += fmt::format("  asks {}\n", fmt::join(plugin.hosts, ", "));
  return out;
}

nlohmann::ordered_json as_json(const PluginInfo& plugin, bool bundled) {
  return {{"id", plugin.id},
          {"version", plugin.version},
          {"licence", plugin.licence},
          {"bundled", bundled},
          {"path", plugin.path},
          {"sha256", plugin.sha256},
          {"capabilities", plugin.capabilities},
          {"schemes", plugin.schemes},
          {"media_types", plugin.media_types},
          {"checks", plugin.checks},
          {"hosts", plugin.hosts},
          {"protections", plugin.protections}};
}

int list(const std::vector<std::string>& words) {
  std::vector<std::string> plugins;
  std::string format = "text";
  static constexpr std::string_view formats[] = {"text", "json"};
  Arguments arguments("plugin list", "[OPTION...]", "Lists the plugins that claims would use, and what each does.");
  arguments.texts("--plugins", plugins, "PATH", "other people's plugins too: a folder or a file; CLAIMS_PLUGINS");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims plugin list", "those that come with claims, and those of CLAIMS_PLUGINS");
  arguments.example("claims plugin list --plugins ./house.so", "with one more");
  if (const auto exit = arguments.parse(words)) return *exit;
  const FetchSettings settings = settings_for(plugins);
  std::vector<std::string> places = settings.more_plugins;
  if (!settings.plugin_dir.empty()) places.insert(places.begin(), settings.plugin_dir);
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  std::string out;
  for (const std::string& place : places) {
    const auto found = plugins_at(place, settings);
    if (!found) {
      diagnose(fmt::format("plugin list: {}", found.error().text));
      return exit_usage;
    }
    for (const PluginInfo& plugin : *found) {
      if (format == "text") out += as_text(plugin);
      else rows.push_back(as_json(plugin, place == settings.plugin_dir));
    }
  }
  if (format == "json") out = rows.dump(2) + "\n";
  return print(out) ? exit_clean : exit_usage;
}

int check(const std::vector<std::string>& words) {
  std::vector<std::string> files;
  Arguments arguments("plugin check", "[OPTION...] FILE...",
                      "Opens each plugin in a process of its own, calls every function with harmless input, and says "
                      "what it did wrong. Exit code 1 if one did.");
  arguments.positionals(files, "FILE", "a plugin: a shared object");
  arguments.example("claims plugin check house.so", "before it is given to others, or used");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (files.empty()) {
    diagnose("plugin check: no plugin named; name a file such as house.so");
    return exit_usage;
  }
  const FetchSettings settings = settings_for({});
  int exit = exit_clean;
  for (const std::string& file : files) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
      diagnose(fmt::format("plugin check: {}: no such file", file));
      exit = exit_usage;
      continue;
    }
    const auto tried = try_plugin(file, settings);
    if (!tried && exit == exit_clean) exit = exit_findings;
    if (!print(tried ? fmt::format("{}: ok: {} {}   {}\n", file, tried->id, tried->version, abilities(*tried))
                     : fmt::format("{}: wrong: {}\n", file, tried.error().text)))
      return exit_usage;
  }
  return exit;
}

}  // namespace

int run_plugin(const std::vector<std::string>& words) {
  static constexpr Subcommand table[] = {{"list", "list the plugins, and what each does", list},
                                         {"check", "try one out: what it does wrong is said", check}};
  return run_subcommand({"plugin", "list or check", table, "  claims plugin list\n  claims plugin check house.so\n"},
                        words);
}

}  // namespace claims::cli
