#include "locators.h"

#include "command.h"
#include "input.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::cli {

void Locators::add_known(const std::string& locator) {
  if (seen_.insert(locator).second) list_.push_back(locator);
}

bool Locators::add(const std::string& text, const std::string& where) {
  const bool theirs = std::find(schemes_.begin(), schemes_.end(), text.substr(0, text.find(':'))) != schemes_.end();
  const auto locator = theirs ? Result<std::string>(text) : parse_locator(text);
  if (!locator) {
    diagnose(where.empty() ? fmt::format("{}: {}", command_, locator.error().text)
                           : fmt::format("{}: {}: {}", command_, where, locator.error().text));
    return false;
  }
  add_known(*locator);
  return true;
}

bool Locators::add_file(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) {
    diagnose(fmt::format("{}: {}", command_, file.error().text));
    return false;
  }
  LineReader reader(std::move(*file));
  bool sound = true;
  while (auto line = reader.next()) {
    if (!*line) {
      diagnose(fmt::format("{}: {}", command_, line->error().text));
      return false;
    }
    std::string& text = **line;
    if (!text.empty() && text.back() == '\r') text.pop_back();
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string::npos || text[start] == '#') continue;
    sound = add(text, fmt::format("{}:{}", path, reader.number())) && sound;
  }
  return sound;
}

Result<std::vector<std::string>> schemes_of(const FetchSettings& settings) {
  std::vector<std::string> out;
  for (const std::string& place : settings.more_plugins) {
    const auto plugins = plugins_at(place, settings);
    if (!plugins) return tl::unexpected(plugins.error());
    for (const PluginInfo& plugin : *plugins) out.insert(out.end(), plugin.schemes.begin(), plugin.schemes.end());
  }
  return out;
}

}  // namespace claims::cli
