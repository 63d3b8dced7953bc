#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "input.h"
#include "output.h"
#include "progress.h"
#include "settings.h"

#include <claims/fetch.h>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace claims::cli {
namespace {

struct Options {
  std::vector<std::string> words, files;
  std::string format = "text";
  FetchOptions fetch;
  SettingsOptions config;
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"text", "json", "jsonl"};
  Arguments arguments(
      "fetch", "[OPTION...] LOCATOR...",
      "Retrieves documents, many at once, and keeps them in a case: their bytes, their text, and how they "
      "were had.");
  arguments.positionals(
      options.words, "LOCATOR",
      "a URL, a UN symbol, a DOI... as a story would cite it; - reads them from standard input, one a line");
  arguments.texts("--from", options.files, "FILE", "more locators, one a line");
  declare_case(arguments, options.fetch);
  arguments.choice("--format", options.format, formats, "how to print what was had; text is the default");
  declare_network(arguments, options.fetch);
  declare_settings(arguments, options.config);
  arguments.example("claims fetch \"S/RES/1718 (2006)\"", "keep a resolution in ./.claims");
  arguments.example("claims fetch --case story --from sources.txt", "keep all that a list names, in ./story");
  arguments.example("claims fetch https://example.org/ --format json", "with everything that is known of it");
  return arguments;
}

// Locators as parsed, each once; what is none is reported.
class Locators {
 public:
  // `schemes`: of other people's plugins; their locators are taken as they are.
  explicit Locators(std::vector<std::string> schemes) : schemes_(std::move(schemes)) {}

  bool add(const std::string& text, const std::string& where) {
    const bool theirs = std::find(schemes_.begin(), schemes_.end(), text.substr(0, text.find(':'))) != schemes_.end();
    auto locator = theirs ? Result<std::string>(text) : parse_locator(text);
    if (!locator) {
      diagnose(where.empty() ? fmt::format("fetch: {}", locator.error().text)
                             : fmt::format("fetch: {}: {}", where, locator.error().text));
      return false;
    }
    if (seen_.insert(*locator).second) list_.push_back(std::move(*locator));
    return true;
  }

  // Blank lines and lines that begin with # are left out.
  bool add_file(const std::string& path) {
    auto file = InputFile::open(path);
    if (!file) {
      diagnose(fmt::format("fetch: {}", file.error().text));
      return false;
    }
    LineReader reader(std::move(*file));
    bool sound = true;
    while (auto line = reader.next()) {
      if (!*line) {
        diagnose(fmt::format("fetch: {}", line->error().text));
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

  const std::vector<std::string>& list() const { return list_; }

 private:
  std::vector<std::string> schemes_, list_;
  std::unordered_set<std::string> seen_;
};

Result<std::vector<std::string>> schemes_of(const FetchSettings& settings) {
  std::vector<std::string> out;
  for (const std::string& place : settings.more_plugins) {
    const auto plugins = plugins_at(place, settings);
    if (!plugins) return tl::unexpected(plugins.error());
    for (const PluginInfo& plugin : *plugins) out.insert(out.end(), plugin.schemes.begin(), plugin.schemes.end());
  }
  return out;
}

bool collect(const Options& options, Locators& locators) {
  bool sound = true;
  for (const std::string& word : options.words)
    sound = (word == "-" ? locators.add_file(word) : locators.add(word, "")) && sound;
  for (const std::string& file : options.files) sound = locators.add_file(file) && sound;
  if (sound && options.words.empty() && options.files.empty()) {
    diagnose("fetch: no locator given; name a URL, a UN symbol, a DOI..., or - to read them from standard input");
    return false;
  }
  return sound;
}

int retrieve(const Options& options, const Locators& locators, Case& kept) {
  const bool json = options.format == "json";
  int exit = exit_clean;
  bool first = true;
  Written written = json ? write_out("[") : Written::yes;
  Progress progress;
  const auto each = [&](Fetched&& fetched) {
    if (fetched.source.state != SourceState::retrieved) exit = exit_incomplete;
    if (written != Written::yes) return;
    progress.clear();
    std::string text = render_fetched(fetched, options.format != "text");
    if (json) text.insert(0, first ? "\n" : ",\n");
    else text += options.format == "text" ? "" : "\n";
    if (options.format == "text" && !first) text.insert(0, "\n");
    first = false;
    written = write_out(text);
  };
  const auto done = fetch_each(locators.list(), options.fetch.settings, kept, each,
                               [&](const FetchProgress& now) { progress.show(now); });
  progress.clear();
  if (json && written == Written::yes) written = write_out(first ? "]\n" : "\n]\n");
  if (!done) {
    diagnose(fmt::format("fetch: {}", done.error().text));
    return exit_usage;
  }
  return written == Written::failed ? exit_usage : exit;
}

}  // namespace

int run_fetch(const std::vector<std::string>& words) {
  Options options;
  const auto declare = [&] {
    options = Options{};
    return declared(options);
  };
  Settings settings;
  if (const auto exit = parse_with_settings("fetch", words, declare, options.config, {}, settings)) return *exit;
  complete_fetch(options.fetch);
  auto schemes = schemes_of(options.fetch.settings);
  if (!schemes) {
    diagnose(fmt::format("fetch: {}", schemes.error().text));
    return exit_usage;
  }
  Locators locators(std::move(*schemes));
  if (!collect(options, locators)) return exit_usage;
  const auto kept = open_case_or_say("fetch", options.fetch.case_folder, true);
  return kept ? retrieve(options, locators, *kept) : exit_usage;
}

}  // namespace claims::cli
