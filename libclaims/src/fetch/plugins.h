// The plugins that a run may use, found by what they do.
#pragma once

#include "plugin/plugin.h"

#include <claims/fetch.h>

#include <functional>
#include <future>
#include <memory>
#include <string_view>
#include <vector>

namespace claims::fetching {

struct PluginSet {
  using Plugins = std::vector<std::unique_ptr<plugin::Plugin>>;

  Plugins plugins;
  std::function<Result<std::unique_ptr<plugin::Transport>>()> open_transport;
  std::function<Result<Plugins>()> open_rest;  // that go before `plugins`; empty: nothing is left to open

  // Begins to open the rest, in the background.
  void prepare();
  // Opens the rest, unless it is open. Errors: as of load_plugins().
  Result<void> complete();

  // Of a complete set, the first that has the scheme or the media type; null if none has.
  plugin::Plugin* fetcher(std::string_view scheme) const noexcept;
  plugin::Plugin* decoder(std::string_view media_type) const noexcept;

 private:
  std::future<Result<Plugins>> opening_;
};

// Those of settings.plugin_dir and settings.more_plugins. The latter are opened at once, the former when they are
// needed: each has a process to start. Errors: as of plugin::open_plugin, and not_found (no transport, a folder is
// not there).
Result<PluginSet> load_plugins(const FetchSettings& settings);

// A file, or the modules of a folder in order of name, pins compared; they are started side by side.
Result<std::vector<std::unique_ptr<plugin::Plugin>>> open_plugins(const std::string& place,
                                                                  const FetchSettings& settings);

// "org.claims.un 0.1.0"
std::string name_and_version(const plugin::Descriptor& descriptor);

// What a fetcher says went wrong, without its name in front: people read which service it was.
std::string own_words(const plugin::Descriptor& descriptor, const Error& error);

// Does the plugin say that it asks this host for documents?
bool declares_host(const plugin::Descriptor& descriptor, std::string_view host);

}  // namespace claims::fetching
