#include "settings.h"

#include "arguments.h"
#include "command.h"
#include "input.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>
#include <ctime>
#include <filesystem>

namespace claims::cli {
namespace {

namespace fs = std::filesystem;
constexpr const char* file_name = ".claims.toml";

// The settings file in `folder` or above; empty: none.
std::string settings_above(fs::path folder) {
  std::error_code error;
  for (;;) {
    if (fs::exists(folder / file_name, error)) return (folder / file_name).string();
    if (!folder.has_relative_path()) return {};
    folder = folder.parent_path();
  }
}

Result<void> trusted(const std::string& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) != 0) return {};  // reading it says why
  if (facts.st_uid != ::geteuid() && facts.st_uid != 0)
    return fail(Code::usage, path + ": belongs to another user; name it with --config to use it, or give --no-config");
  if ((facts.st_mode & S_IWOTH) != 0)
    return fail(Code::usage, path + ": everybody may write it; name it with --config to use it, or give --no-config");
  return {};
}

// `words` behind the options that the settings give and the call does not, as far as the command has them.
std::vector<std::string> words_with(const Settings& settings, const Arguments& parsed, std::vector<std::string> words) {
  std::vector<std::string> given;
  for (const auto& [name, values] : settings.rules.options) {
    const std::string option = "--" + name;
    if (!parsed.declares(option)) {
      if (const std::string close = parsed.nearest_option(option); !close.empty())
        diagnose(
            fmt::format("{}: [options] {} is not used; did you mean {}?", settings.rules.path, name, close.substr(2)));
      continue;
    }
    if (parsed.given(option)) continue;
    if (values.empty()) given.push_back(option);
    for (const std::string& value : values) given.push_back(option + "=" + value);
  }
  words.insert(words.begin(), given.begin(), given.end());
  return words;
}

}  // namespace

void declare_settings(Arguments& arguments, SettingsOptions& options) {
  arguments.text("--config", options.config, "FILE",
                 "the newsroom's settings; else .claims.toml beside the story or above");
  arguments.flag("--no-config", options.none, "do not read settings");
}

std::string Settings::relative(const std::string& path) const {
  if (path == "-") return path;
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  const fs::path from = whole.lexically_relative(folder);
  return from.empty() || from.string().starts_with("..") ? whole.string() : from.string();
}

Result<Settings> load_settings(const SettingsOptions& options, const std::string& start) {
  std::error_code error;
  Settings settings;
  settings.folder = fs::current_path(error).string();
  if (options.none) return settings;
  std::string path = options.config;
  if (path.empty()) {
    const fs::path from = start.empty() || start == "-" ? fs::current_path(error)
                                                        : fs::absolute(start, error).lexically_normal().parent_path();
    path = settings_above(from);
    if (path.empty()) return settings;
    if (auto safe = trusted(path); !safe) return tl::unexpected(safe.error());
  }
  const fs::path whole = fs::absolute(path, error).lexically_normal();
  settings.folder = whole.parent_path().string();
  auto text = read_small_file(path, max_settings_bytes);  // what is larger is refused by the parser
  if (!text) return tl::unexpected(text.error());
  auto rules = parse_house_rules(options.config.empty() ? whole.filename().string() : path, *text);
  if (!rules) return tl::unexpected(rules.error());
  settings.rules = std::move(*rules);
  if (!settings.rules.house_list.empty())
    settings.rules.house_list = (fs::path(settings.folder) / settings.rules.house_list).string();
  return settings;
}

std::optional<int> parse_with_settings(const std::string& command, const std::vector<std::string>& words,
                                       const std::function<Arguments()>& declare, const SettingsOptions& options,
                                       const std::vector<std::string>& paths, Settings& settings) {
  Arguments first = declare();
  if (const auto exit = first.parse(words)) return exit;
  auto loaded = load_settings(options, paths.empty() ? std::string() : paths.front());
  if (!loaded) {
    diagnose(fmt::format("{}: {}", command, loaded.error().text));
    return exit_usage;
  }
  settings = std::move(*loaded);
  const auto all = words_with(settings, first, words);
  if (all.size() == words.size()) return std::nullopt;
  const auto exit = declare().parse(all);
  if (exit) diagnose(fmt::format("{}: the option stands in [options] of {}", command, settings.rules.path));
  return exit;
}

bool use_zone(const std::string& command, const Settings& settings, StoriesOptions& options) {
  const std::string& name = settings.rules.zone;
  if (name.empty()) return true;
  std::error_code error;
  if (name.front() == '/' || name.find("..") != std::string::npos ||
      !fs::is_regular_file("/usr/share/zoneinfo/" + name, error)) {
    diagnose(fmt::format("{}: {}: no time zone \"{}\" in /usr/share/zoneinfo; expected one such as \"Europe/Berlin\"",
                         command, settings.rules.path, name));
    return false;
  }
  ::setenv("TZ", name.c_str(), 1);
  ::tzset();
  options.zone = [](std::int64_t moment) {
    const auto time = static_cast<std::time_t>(moment);
    std::tm local{};
    ::localtime_r(&time, &local);
    return static_cast<int>(local.tm_gmtoff);
  };
  return true;
}

}  // namespace claims::cli
