#include "subcommands.h"

#include "command.h"
#include "nearest.h"
#include "output.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::cli {
namespace {

std::string help(const Subcommands& commands) {
  std::size_t width = 0;
  for (const Subcommand& each : commands.table) width = std::max(width, each.name.size());
  std::string out = fmt::format("Usage: claims {} COMMAND [OPTION...]\n\nCommands:\n", commands.command);
  for (const Subcommand& each : commands.table) out += fmt::format("  {:<{}}  {}\n", each.name, width, each.summary);
  return out + fmt::format(
                   "\nOptions:\n  -h, --help  show this help; \"claims {} COMMAND --help\" that of a command\n"
                   "\nExamples:\n{}",
                   commands.command, commands.examples);
}

}  // namespace

int run_subcommand(const Subcommands& commands, const std::vector<std::string>& words) {
  if (words.empty()) {
    diagnose(fmt::format("{}: expected a command: {}", commands.command, commands.names));
    return exit_usage;
  }
  if (words.front() == "--help" || words.front() == "-h") return print(help(commands)) ? exit_clean : exit_usage;
  std::vector<std::string_view> known;
  for (const Subcommand& each : commands.table) {
    if (words.front() == each.name) return each.run({words.begin() + 1, words.end()});
    known.push_back(each.name);
  }
  const std::string_view close = nearest(words.front(), known);
  diagnose(fmt::format("{}: expected {}, not \"{}\"{}", commands.command, commands.names, words.front(),
                       close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close)));
  return exit_usage;
}

}  // namespace claims::cli
