#include "story_options.h"

#include "arguments.h"
#include "command.h"
#include "story_line.h"

#include <fmt/format.h>

#include <unistd.h>
#include <algorithm>

namespace claims::cli {

void declare_articles(Arguments& arguments, StoriesOptions& options) {
  arguments.positionals(options.paths, "ARTICLE", "a file (plain text, Markdown or HTML), or - for standard input");
  arguments.flag("--jsonl", options.lines,
                 "each ARTICLE holds one story a line: {\"id\", \"text\", \"published\"?, \"title\"?, \"format\"?}");
  arguments.text("--published", options.published, "DATE",
                 "the story's date, YYYY-MM-DD; wins over what the story says");
  arguments.number("--jobs", options.jobs, 1, 256, "N", "stories to work on at once; the machine's cores by default");
}

void declare_colour(Arguments& arguments, std::string& colour) {
  static constexpr std::string_view choices[] = {"auto", "always", "never"};
  arguments.choice("--colour,--color", colour, choices, "auto: on a terminal, unless NO_COLOR is set");
}

std::optional<int> complete_articles(const std::string& command, StoriesOptions& options) {
  if (!options.published.empty() && !parse_day(options.published)) {
    diagnose(fmt::format("{}: --published: expected an existing day as YYYY-MM-DD, such as 2024-06-20, not \"{}\"",
                         command, options.published));
    return exit_usage;
  }
  if (options.paths.empty()) {
    if (!options.lines || ::isatty(STDIN_FILENO) == 1) {
      diagnose(fmt::format("{}: no story named; give a file, or - for standard input", command));
      return exit_usage;
    }
    options.paths.emplace_back("-");
  }
  if (std::count(options.paths.begin(), options.paths.end(), "-") > 1) {
    diagnose(fmt::format("{}: standard input (-) can be read once only", command));
    return exit_usage;
  }
  return std::nullopt;
}

}  // namespace claims::cli
