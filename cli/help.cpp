#include "arguments.h"
#include "command.h"
#include "output.h"

#include <claims/report.h>

#include <fmt/format.h>

namespace claims::cli {

int run_version(const std::vector<std::string>& words) {
  bool data = false;
  Arguments arguments("version", "[OPTION...]", "Shows the version, and the digest of the data that reports name.");
  arguments.flag("--data", data, "list every table with its SHA-256");
  if (const auto exit = arguments.parse(words)) return *exit;
  std::string out = fmt::format("claims {}\n", version());
  if (data) out.clear();
  for (const DataTable& table : data_tables())
    if (data) out += fmt::format("{}  {}\n", table.sha256, table.name);
  if (!data) out += fmt::format("data {}\n", data_digest());
  return print(out) ? exit_clean : exit_usage;
}

int run_help(const std::vector<std::string>& words) {
  if (!words.empty())
    for (const Command& command : commands())
      if (words.front() == command.name && words.front() != "help") return command.run({"--help"});
  std::string out =
      "Usage: claims COMMAND [OPTION...] [ARTICLE...]\n\nFlags what cannot be true in a news story, with both facts "
      "shown.\n\nCommands:\n";
  for (const Command& command : commands()) out += fmt::format("  {:<9}  {}\n", command.name, command.summary);
  out += "\nStart with:\n  claims verify story.md\n\n\"claims help COMMAND\" shows the options of a command.\n";
  out +=
      "Exit codes: 0 nothing found, 1 findings, 2 wrong call or unreadable input, 3 something could not be checked.\n";
  return print(out) ? exit_clean : exit_usage;
}

}  // namespace claims::cli
