#include "fetch/plugins.h"

#include <algorithm>

namespace claims::fetching {
namespace {

bool lists(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void PluginSet::prepare() {
  if (open_rest && !opening_.valid()) opening_ = std::async(std::launch::async, open_rest);
}

Result<void> PluginSet::complete() {
  if (!open_rest) return {};
  prepare();
  auto opened = opening_.get();
  if (!opened) return tl::unexpected(opened.error());
  open_rest = {};
  plugins.insert(plugins.begin(), std::make_move_iterator(opened->begin()), std::make_move_iterator(opened->end()));
  return {};
}

plugin::Plugin* PluginSet::fetcher(std::string_view scheme) const noexcept {
  for (const auto& each : plugins)
    if (lists(each->descriptor().schemes, scheme)) return each.get();
  return nullptr;
}

plugin::Plugin* PluginSet::decoder(std::string_view media_type) const noexcept {
  for (const auto& each : plugins)
    if (lists(each->descriptor().media_types, media_type)) return each.get();
  return nullptr;
}

std::string name_and_version(const plugin::Descriptor& descriptor) { return descriptor.id + " " + descriptor.version; }

std::string own_words(const plugin::Descriptor& descriptor, const Error& error) {
  const std::string name = descriptor.id + ": ";
  return error.text.starts_with(name) ? error.text.substr(name.size()) : error.text;
}

bool declares_host(const plugin::Descriptor& descriptor, std::string_view host) {
  return std::any_of(descriptor.hosts.begin(), descriptor.hosts.end(), [&](const std::string& declared) {
    return declared == "*" || declared == host || (host.ends_with("." + declared));
  });
}

}  // namespace claims::fetching
