#include "fetch/plugins.h"

#include "fetch/pdf.h"

#include <claims/plugin.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <optional>

namespace claims {

// The transport of a fetch that is still to come.
class StartedTransport {
 public:
  using Opened = Result<std::unique_ptr<plugin::Transport>>;

  StartedTransport(std::string path, std::function<Opened()> open)
      : path_(std::move(path)), opening_(std::async(std::launch::async, std::move(open))) {}
  // That of the plugin, once.
  std::optional<Opened> take(const std::string& path) {
    if (path != path_ || !opening_.valid()) return std::nullopt;
    return opening_.get();
  }

 private:
  std::string path_;
  std::future<Opened> opening_;
};

namespace fetching {
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

StartedTransport::Opened open_transport_at(const std::string& path, const FetchSettings& settings) {
  return plugin::open_transport(path, transport_settings(settings), open_options(settings),
                                [&](const plugin::Descriptor& said) { return check_pin(said, settings.pins); });
}

// The transport that comes with claims; empty: another one is to be looked for.
std::string own_transport(const FetchSettings& settings) {
  const std::string path = settings.plugin_dir + "/web.so";
  std::error_code error;
  return !settings.plugin_dir.empty() && std::filesystem::is_regular_file(path, error) ? path : std::string();
}

}  // namespace

Result<std::vector<std::unique_ptr<plugin::Plugin>>> open_plugins(const std::string& place,
                                                                  const FetchSettings& settings) {
  const Result<std::vector<std::string>> paths = modules(place);
  if (!paths) return tl::unexpected(paths.error());
  using Opened = Result<std::unique_ptr<plugin::Plugin>>;
  std::vector<std::future<Opened>> opening;
  for (const std::string& path : *paths)
    opening.push_back(
        std::async(std::launch::async, [&] { return plugin::open_plugin(path, open_options(settings)); }));
  std::vector<std::unique_ptr<plugin::Plugin>> out;
  for (std::future<Opened>& each : opening) {
    Opened opened = each.get();
    if (!opened) return tl::unexpected(opened.error());
    if (auto pinned = check_pin((*opened)->descriptor(), settings.pins); !pinned) return tl::unexpected(pinned.error());
    out.push_back(std::move(*opened));
  }
  return out;
}

Result<PluginSet> load_plugins(const FetchSettings& settings) {
  PluginSet set;
  const auto transport_at = [&](const std::string& path) {
    set.open_transport = [path, settings] {
      if (settings.started)
        if (auto opened = settings.started->take(path)) return std::move(*opened);
      return open_transport_at(path, settings);
    };
  };
  const auto add = [&](const std::string& place) -> Result<void> {
    auto opened = open_plugins(place, settings);
    if (!opened) return tl::unexpected(opened.error());
    for (auto& each : *opened) {
      if (each->descriptor().can(CLAIMS_TRANSPORT_1) && !set.open_transport) transport_at(each->descriptor().path);
      set.plugins.push_back(std::move(each));
    }
    return {};
  };
  if (const std::string web = own_transport(settings); !web.empty()) {
    transport_at(web);
    set.open_rest = [settings] { return open_plugins(settings.plugin_dir, settings); };
  } else if (!settings.plugin_dir.empty()) {
    if (auto added = add(settings.plugin_dir); !added) return tl::unexpected(added.error());
  }
  for (const std::string& place : settings.more_plugins)
    if (auto added = add(place); !added) return tl::unexpected(added.error());
  set.plugins.push_back(pdf_decoder(open_options(settings)));  // last: a plugin for PDF goes first
  if (!set.open_transport)
    return fail(Code::not_found,
                "no plugin that reaches the network was found; give the folder of plugins by --plugins");
  return set;
}

}  // namespace fetching

void begin_fetch(FetchSettings& settings) {
  std::string web = fetching::own_transport(settings);
  if (web.empty()) return;
  FetchSettings copy = settings;
  settings.started = std::make_shared<StartedTransport>(
      web, [web, copy = std::move(copy)] { return fetching::open_transport_at(web, copy); });
}

}  // namespace claims
