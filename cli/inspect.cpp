#include "arguments.h"
#include "command.h"
#include "inspect_parts.h"
#include "output.h"
#include "settings.h"
#include "story_options.h"

#include <claims/report.h>

#include <fmt/format.h>

namespace claims::cli {
namespace {

struct Options {
  StoriesOptions stories;
  std::string format, colour = "auto";
  std::vector<std::string> what;
  SettingsOptions config;
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"json", "jsonl", "text"};
  Arguments arguments(
      "inspect", "[OPTION...] ARTICLE...",
      "Shows what was read from each story: its blocks and sentences, the dates, names, quantities and events in it.");
  declare_articles(arguments, options.stories);
  arguments.choices("--what", options.what, inspect_part_names,
                    "blocks, sentences, mentions, timeline, claims, citations; all of them by default");
  arguments.choice("--format", options.format, formats, "how to print it; json is the default");
  declare_settings(arguments, options.config);
  declare_colour(arguments, options.colour);
  arguments.example("claims inspect story.md --what mentions", "every date, name and quantity, as JSON");
  arguments.example("claims inspect story.md --format text", "the same for reading");
  arguments.example("claims inspect --jsonl stories.jsonl --what timeline", "one story and one result a line");
  return arguments;
}

std::optional<int> complete(Options& options, std::vector<InspectPart>& chosen) {
  if (options.format.empty()) options.format = options.stories.lines ? "jsonl" : "json";
  if (options.stories.lines && options.format == "text") {
    diagnose("inspect: --jsonl prints one JSON object a line; it does not go with --format text");
    return exit_usage;
  }
  for (const NamedPart& part : inspect_parts)
    if (options.what.empty() || std::find(options.what.begin(), options.what.end(), part.name) != options.what.end())
      chosen.push_back(part.part);
  return complete_articles("inspect", options.stories);
}

}  // namespace

int run_inspect(const std::vector<std::string>& words) {
  Options options;
  const auto declare = [&] {
    options = Options{};
    return declared(options);
  };
  Settings settings;
  if (const auto exit = parse_with_settings("inspect", words, declare, options.config, options.stories.paths, settings))
    return *exit;
  std::vector<InspectPart> chosen;
  if (const auto exit = complete(options, chosen)) return *exit;
  if (!use_zone("inspect", settings, options.stories)) return exit_usage;
  const ReportFormat format = options.format == "text"                             ? ReportFormat::text
                              : options.format == "jsonl" || options.stories.lines ? ReportFormat::jsonl
                                                                                   : ReportFormat::json;
  const bool as_array = format == ReportFormat::json && options.stories.paths.size() > 1;
  RenderOptions look;
  look.colour = colour_wanted(options.colour);
  look.width = terminal_width();
  bool first = true;
  Written written = Written::yes;
  const int exit = run_stories(
      options.stories,
      [&](Document document, const std::string& id) {
        RenderOptions render = look;
        render.id = id;
        Outcome outcome;
        outcome.output = render_story(read_story(std::move(document)), chosen, format, render);
        return outcome;
      },
      [&](Outcome& outcome) {
        if (outcome.output.empty()) return true;
        if (as_array) written = write_out(first ? "[\n" : ",\n");
        first = false;
        if (written == Written::yes) written = write_out(outcome.output);
        return written == Written::yes;
      });
  if (as_array && written == Written::yes) written = write_out(first ? "[]\n" : "]\n");
  return written == Written::failed ? exit_usage : exit;
}

}  // namespace claims::cli
