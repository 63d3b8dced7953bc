// The newsroom's settings: .claims.toml, found or named, and what it changes in a call.
#pragma once

#include "stories.h"

#include <claims/house.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace claims::cli {

class Arguments;

struct SettingsOptions {
  std::string config;  // --config
  bool none = false;   // --no-config
};

void declare_settings(Arguments& arguments, SettingsOptions& options);

// The settings file and where it lies.
struct Settings {
  HouseRules rules;
  std::string folder;  // absolute; of the settings file, else the current one

  // `path` of a story from the folder, as patterns and baselines name it.
  std::string relative(const std::string& path) const;
};

// Reads the file that --config names, else the first .claims.toml in the folder of `start` (a story; empty or "-":
// the current folder) or above. One that was found must belong to the user or to root and must not be writable by
// others: it can name plugins. Errors: of the file, for people.
Result<Settings> load_settings(const SettingsOptions& options, const std::string& start);

// Reads the arguments, and again with the options that the settings give and the call does not. `declare` makes the
// options as new and gives the arguments that fill them; `options` and `paths` are among them. Nothing if the command
// should go on, else the exit code; what is wrong has been said.
std::optional<int> parse_with_settings(const std::string& command, const std::vector<std::string>& words,
                                       const std::function<Arguments()>& declare, const SettingsOptions& options,
                                       const std::vector<std::string>& paths, Settings& settings);

// Stories are published in the zone that the settings name, if they name one. Call it before there are threads. False:
// the system's time zone database has no such zone, which has been said.
bool use_zone(const std::string& command, const Settings& settings, StoriesOptions& options);

}  // namespace claims::cli
