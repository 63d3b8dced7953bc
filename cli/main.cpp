#include "command.h"
#include "nearest.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string_view>

namespace claims::cli {

std::span<const Command> commands() noexcept {
  static constexpr Command table[] = {
      {"verify", "flag what cannot be true in a story", run_verify},
      {"inspect", "show what was read from a story", run_inspect},
      {"compare", "hold claims and quotations against texts", run_compare},
      {"fetch", "retrieve and keep what stories cite", run_fetch},
      {"watch", "retrieve again, and say what changed and what rested on it", run_watch},
      {"list", "list the claims of recorded stories", run_list},
      {"show", "show a recorded claim and what it rests on", run_show},
      {"search", "find claims that were checked before", run_search},
      {"decide", "record what was decided about a claim", run_decide},
      {"history", "tell what happened to a claim", run_history},
      {"review", "take in and give out reviews of claims (ClaimReview)", run_review},
      {"anchor", "put annotations where their words stand now", run_anchor},
      {"doctor", "check a case, and repair its index", run_doctor},
      {"checks", "list and explain the checks", run_checks},
      {"plugin", "list plugins, and try one out", run_plugin},
      {"archive", "show and check what was retrieved", run_archive},
      {"serve", "verify stories over HTTP, for newsroom systems and editors", run_serve},
      {"lsp", "show findings in an editor: a language server", run_lsp},
      {"reference", "look up people, offices, events and places", run_reference},
      {"version", "show the version and the data that it was built with", run_version},
      {"help", "show how a command is used", run_help},
  };
  return table;
}

namespace {

int unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  const std::string_view close = nearest(name, names);
  diagnose(close.empty() ? fmt::format("unknown command \"{}\"; \"claims help\" lists the commands", name)
                         : fmt::format("unknown command \"{}\"; did you mean \"{}\"?", name, close));
  return exit_usage;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    diagnose("no command given; try \"claims verify STORY\" or \"claims help\"");
    return exit_usage;
  }
  const std::string& name = arguments.front();
  const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  if (name == "--help" || name == "-h") return run_help(rest);
  if (name == "--version" || name == "-V") return run_version(rest);
  if (name.starts_with("-")) {
    diagnose(fmt::format("expected a command before \"{}\"; \"claims help\" lists the commands", name));
    return exit_usage;
  }
  for (const Command& command : commands())
    if (name == command.name) return command.run(rest);
  return unknown_command(name);
}

}  // namespace
}  // namespace claims::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen at the next write
  try {
    return claims::cli::run(std::vector<std::string>(argv + (argc > 0), argv + argc));
  } catch (const std::bad_alloc&) {
    std::fputs("claims: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "claims: internal error: %s\n", error.what());
  }
  return claims::cli::exit_incomplete;
}
