#include "fetch/plugins.h"

#include "fetch/pdf.h"

#include <claims/plugin.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace claims::fetching {
namespace {

// A file stands for itself, a folder for the modules in it, by name.
Result<std::vector<std::string>> modules(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(path, error))
    if (entry.path().extension() == ".so") out.push_back(entry.path().string());
  if (error) return fail(Code::not_found, fmt::format("{}: no such folder or file of plugins", path));
  std::sort(out.begin(), out.end());
  return out;
}

Result<void> check_pin(const plugin::Descriptor& descriptor, const std::vector<std::string>& pins) {
  for (const std::string& pin : pins) {
    const std::size_t equals = pin.find('=');
    if (equals == std::string::npos || pin.substr(0, equals) != descriptor.id) continue;
    if (pin.substr(equals + 1) != descriptor.sha256)
      return fail(Code::usage, fmt::format("{}: plugin {} has the digest {}, not the pinned one", descriptor.path,
                                           descriptor.id, descriptor.sha256));
  }
  return {};
}

plugin::TransportSettings transport_settings(const FetchSettings& settings) {
  plugin::TransportSettings out;
  out.max_connections = settings.max_connections;
  out.max_connections_per_host = settings.max_connections_per_host;
  out.ca_file = settings.ca_file;
  out.proxy = settings.proxy;
  out.connect_to = settings.connect_to;
  out.allowed_networks = settings.allowed_networks;
  return out;
}

plugin::OpenOptions open_options(const FetchSettings& settings) {
  plugin::OpenOptions options;
  options.isolation = settings.isolated ? plugin::Isolation::own_process : plugin::Isolation::in_process;
  options.runner = settings.runner;
  return options;
}

}  // namespace

Result<std::vector<std::unique_ptr<plugin::Plugin>>> open_plugins(const std::string& place,
                                                                  const FetchSettings& settings) {
  const Result<std::vector<std::string>> paths = modules(place);
  if (!paths) return tl::unexpected(paths.error());
  std::vector<std::unique_ptr<plugin::Plugin>> out;
  for (const std::string& path : *paths) {
    auto opened = plugin::open_plugin(path, open_options(settings));
    if (!opened) return tl::unexpected(opened.error());
    if (auto pinned = check_pin((*opened)->descriptor(), settings.pins); !pinned) return tl::unexpected(pinned.error());
    out.push_back(std::move(*opened));
  }
  return out;
}

Result<PluginSet> load_plugins(const FetchSettings& settings) {
  const plugin::OpenOptions options = open_options(settings);
  std::vector<std::string> places;
  if (!settings.plugin_dir.empty()) places.push_back(settings.plugin_dir);
  places.insert(places.end(), settings.more_plugins.begin(), settings.more_plugins.end());
  PluginSet set;
  for (const std::string& place : places) {
    auto opened = open_plugins(place, settings);
    if (!opened) return tl::unexpected(opened.error());
    for (auto& each : *opened) {
      const plugin::Descriptor& descriptor = each->descriptor();
      if (descriptor.can(CLAIMS_TRANSPORT_1) && !set.open_transport) {
        set.open_transport = [path = descriptor.path, options, settings] {
          return plugin::open_transport(path, transport_settings(settings), options);
        };
      }
      set.plugins.push_back(std::move(each));
    }
  }
  set.plugins.push_back(pdf_decoder(options));  // last: a plugin for PDF goes first
  if (!set.open_transport)
    return fail(Code::not_found,
                "no plugin that reaches the network was found; give the folder of plugins by --plugins");
  return set;
}

}  // namespace claims::fetching
