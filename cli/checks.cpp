#include "arguments.h"
#include "command.h"
#include "nearest.h"
#include "output.h"

#include <claims/finding.h>

#include <fmt/format.h>

namespace claims::cli {
namespace {

std::string listed() {
  std::string out;
  for (const CheckInfo& check : checks())
    out += fmt::format("{:<22} {:<8} {}\n", check.id, name_of(check.level), check.summary);
  return out;
}

std::string explained(const CheckInfo& check) {
  std::string out = fmt::format("{} ({})\n{}\n", check.id, name_of(check.level), check.summary);
  if (!check.published.empty()) out += fmt::format("  story of   {}\n", check.published);
  out += fmt::format("  flags      {}\n  leaves     {}\n", check.example, check.near_miss);
  return out;
}

std::string markdown() {
  std::string out =
      "# Checks\n\nWritten by `claims checks --format markdown` from the checks themselves. The level is the highest "
      "that a check reports.\n";
  std::string_view area;
  for (const CheckInfo& check : checks()) {
    const std::string_view its_area = check.id.substr(0, check.id.find('.'));
    if (its_area != area) out += fmt::format("\n## {}\n", area = its_area);
    out += fmt::format("\n### {}\n\n{}{} Level: {}.\n\n", check.id, check.summary,
                       check.summary.ends_with(".") ? "" : ".", name_of(check.level));
    if (!check.published.empty()) out += fmt::format("In a story of {}:\n\n", check.published);
    out += fmt::format("- flagged: {}\n- left alone: {}\n", check.example, check.near_miss);
  }
  return out;
}

}  // namespace

int run_checks(const std::vector<std::string>& words) {
  std::vector<std::string> ids;
  std::string format = "text";
  static constexpr std::string_view formats[] = {"text", "markdown"};
  Arguments arguments("checks", "[OPTION...] [CHECK...]", "Lists the checks, or explains those that are named.");
  arguments.positionals(ids, "CHECK", "an id such as date.weekday");
  arguments.choice("--format", format, formats, "text is the default; markdown writes the whole catalogue");
  arguments.example("claims checks date.weekday", "what it flags and what it leaves alone");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (format == "markdown") return print(markdown()) ? exit_clean : exit_usage;
  if (ids.empty()) return print(listed()) ? exit_clean : exit_usage;
  std::vector<std::string_view> known;
  for (const CheckInfo& check : checks()) known.push_back(check.id);
  for (const std::string& id : ids) {
    const CheckInfo* found = nullptr;
    for (const CheckInfo& check : checks())
      if (check.id == id) found = &check;
    if (!found) {
      const std::string_view close = nearest(id, known);
      diagnose(
          fmt::format("checks: no check \"{}\"{}", id,
                      close.empty() ? "; \"claims checks\" lists them" : fmt::format("; did you mean \"{}\"?", close)));
      return exit_usage;
    }
    if (!print(explained(*found))) return exit_usage;
  }
  return exit_clean;
}

}  // namespace claims::cli
