#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "input.h"
#include "output.h"
#include "reference.h"

#include <fmt/format.h>

#include <filesystem>

namespace claims::cli {
namespace {

// Beside the case: "claims-house.tsv" in the folder that the case is in.
std::string beside_case(const FetchOptions& options) {
  const std::string named = named_case(options);
  std::filesystem::path folder(named.empty() ? default_case : named);
  if (!folder.has_filename()) folder = folder.parent_path();  // "story/"
  return (folder.parent_path() / "claims-house.tsv").string();
}

nlohmann::ordered_json as_json(const HouseReading& reading, const std::string& file, bool stored) {
  nlohmann::ordered_json out = {{"schema", "claims.reference/1"}};
  out["house"] = {{"file", file}, {"stored", stored}, {"entries", reading.list.entries.size()}};
  out["problems"] = nlohmann::ordered_json::array();
  for (const HouseProblem& problem : reading.problems)
    out["problems"].push_back({{"line", problem.line}, {"text", problem.text}});
  return out;
}

}  // namespace

int reference_import(const std::vector<std::string>& words) {
  std::vector<std::string> files;
  std::string house, format = "text";
  FetchOptions options;
  static constexpr std::string_view formats[] = {"text", "json"};
  Arguments arguments(
      "reference import", "[OPTION...] TABLE",
      "Reads a newsroom's own list (tab- or comma-separated: kind, preferred, others, note) and stores it "
      "beside the case. Nothing is stored if a line is wrong; every wrong line is named, exit code 2.");
  arguments.positionals(files, "TABLE", "the list; - is standard input");
  arguments.text("--house", house, "FILE", "store it there; claims-house.tsv beside the case by default");
  declare_case(arguments, options);
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims reference import style.csv", "check the list, and store it");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (files.size() != 1) {
    diagnose("reference import: expected one list, such as style.csv");
    return exit_usage;
  }
  const auto text = read_article(files.front());
  if (!text) {
    diagnose(fmt::format("reference import: {}", text.error().text));
    return exit_usage;
  }
  const HouseReading reading = read_house_list(*text);
  const std::string to = house.empty() ? beside_case(options) : house;
  bool stored = false;
  if (reading.problems.empty()) {
    const auto saved = save_house_list(reading.list, to);
    if (!saved) diagnose(fmt::format("reference import: {}", saved.error().text));
    stored = saved.has_value();
  }
  if (format == "json" &&
      !print(as_json(reading, to, stored).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"))
    return exit_usage;
  if (format == "text") {
    std::string said;
    for (const HouseProblem& problem : reading.problems)
      said += fmt::format("{}:{}: {}\n", files.front(), problem.line, problem.text);
    if (stored) said += fmt::format("{}: {} entries\n", to, reading.list.entries.size());
    if (!print(said)) return exit_usage;
  }
  if (!reading.problems.empty())
    diagnose(fmt::format("reference import: {} wrong {} in {}: nothing is stored", reading.problems.size(),
                         reading.problems.size() == 1 ? "line" : "lines", files.front()));
  return stored ? exit_clean : exit_usage;
}

}  // namespace claims::cli
