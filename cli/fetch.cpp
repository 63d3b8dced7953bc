#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "locators.h"
#include "output.h"
#include "progress.h"
#include "settings.h"

#include <claims/fetch.h>

#include <fmt/format.h>

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
  arguments.flag("--unread", options.fetch.settings.unread,
                 "keep pages without reading their text, which is then read when it is first needed");
  declare_network(arguments, options.fetch);
  declare_settings(arguments, options.config);
  arguments.example("claims fetch \"S/RES/1718 (2006)\"", "keep a resolution in ./.claims");
  arguments.example("claims fetch --case story --from sources.txt", "keep all that a list names, in ./story");
  arguments.example("claims fetch https://example.org/ --format json", "with everything that is known of it");
  return arguments;
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
  Locators locators("fetch", std::move(*schemes));
  if (!collect(options, locators)) return exit_usage;
  begin_fetch(options.fetch.settings);
  const auto kept = open_case_or_say("fetch", options.fetch.case_folder, true);
  return kept ? retrieve(options, locators, *kept) : exit_usage;
}

}  // namespace claims::cli
