#include "review.h"

#include "command.h"
#include "nearest.h"
#include "output.h"

#include <fmt/format.h>

#include <string_view>

namespace claims::cli {
namespace {

struct Subcommand {
  std::string_view name, summary;
  int (*run)(const std::vector<std::string>& words);
};
constexpr Subcommand subcommands[] = {{"import", "take reviews that others published into a case", review_import},
                                      {"export", "write a decided claim as ClaimReview", review_export}};

std::string help() {
  std::string out = "Usage: claims review COMMAND [OPTION...]\n\nCommands:\n";
  for (const Subcommand& each : subcommands) out += fmt::format("  {:<6}  {}\n", each.name, each.summary);
  return out +
         "\nOptions:\n  -h, --help  show this help; \"claims review COMMAND --help\" that of a command\n"
         "\nExamples:\n  claims review import page.html --case desk\n"
         "  claims review export db5c3ee4 --url https://news.example/check/7 --publisher \"News Example\"\n";
}

}  // namespace

int run_review(const std::vector<std::string>& words) {
  if (words.empty()) {
    diagnose("review: expected a command: import or export");
    return exit_usage;
  }
  if (words.front() == "--help" || words.front() == "-h") return print(help()) ? exit_clean : exit_usage;
  std::vector<std::string_view> names;
  for (const Subcommand& each : subcommands) {
    if (words.front() == each.name) return each.run({words.begin() + 1, words.end()});
    names.push_back(each.name);
  }
  const std::string_view close = nearest(words.front(), names);
  diagnose(fmt::format("review: expected import or export, not \"{}\"{}", words.front(),
                       close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close)));
  return exit_usage;
}

}  // namespace claims::cli
