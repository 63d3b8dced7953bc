// Commands below a command: "claims archive list". Each parses its own arguments.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

struct Subcommand {
  std::string_view name, summary;
  int (*run)(const std::vector<std::string>& words);
};

struct Subcommands {
  std::string_view command;  // "archive"
  std::string_view names;    // for people: "list or check"
  std::span<const Subcommand> table;
  std::string_view examples;  // lines of the help
};

// Runs the one that the first word names, or shows the help. What is no such word is said, with the nearest one.
int run_subcommand(const Subcommands& commands, const std::vector<std::string>& words);

}  // namespace claims::cli
