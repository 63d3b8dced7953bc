#include "archive_case.h"
#include "archive_problem.h"
#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"
#include "progress.h"

#include <claims/archive.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::cli {
namespace {

constexpr std::size_t max_shown = 1000;  // problems of one file

struct Options {
  FetchOptions fetch;
  std::vector<std::string> files;
  std::string format = "text";
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"text", "json"};
  Arguments arguments(
      "archive import", "[OPTION...] FILE...",
      "Takes what other people's archives hold into a case: WARC files and WACZ packages. Each document is kept under "
      "its address with the time of its capture, and with the file and record that it came from: it was not retrieved "
      "by claims. What the case has already is not taken twice; damaged records are named and left out. Exit code 0: "
      "all was imported, 3: something could not be, 2: a file or the case cannot be read.");
  arguments.positionals(options.files, "FILE", "an archive: .warc, .warc.gz, .wacz");
  arguments.choice("--format", options.format, formats, "text is the default");
  declare_case(arguments, options.fetch);
  arguments.texts("--plugins", options.fetch.plugins, "PATH",
                  "other people's plugins too: a folder or a file; CLAIMS_PLUGINS");
  arguments.texts("--pin", options.fetch.settings.pins, "ID=SHA256",
                  "refuse the plugin of this id if its file has another digest");
  arguments.example("claims archive import crawl.warc.gz", "its documents into ./.claims");
  arguments.example("claims archive import --case story *.wacz --format json", "of several packages, for programs");
  return arguments;
}

std::string as_text(const ImportedFile& file, const std::vector<ArchiveProblem>& problems) {
  std::string out = file.file + "\n";
  for (const ArchiveProblem& problem : problems) out += problem_text(problem);
  if (file.skipped + file.damage > problems.size())
    out += fmt::format("  and {} more\n", file.skipped + file.damage - problems.size());
  out += fmt::format("  imported {}: {}", counted(file.added, "retrieval"), counted(file.retrieved, "document"));
  if (file.redirects != 0) out += fmt::format(", {}", counted(file.redirects, "redirect"));
  if (file.revisits != 0) out += fmt::format(", {}", counted(file.revisits, "revisit"));
  out += '\n';
  if (file.notes != 0) out += fmt::format("  notes of stories and decisions: {}\n", file.notes);
  if (file.already != 0) out += fmt::format("  in the case already: {}\n", file.already);
  if (file.skipped + file.damage != 0)
    out += fmt::format("  not imported: {}{}\n", counted(file.skipped, "record"),
                       file.damage == 0 ? "" : fmt::format(", and {} beside them", counted(file.damage, "problem")));
  out += fmt::format("  of {}{}; as a whole: {}\n", counted(file.records, "record"),
                     file.software.empty() ? "" : ", written by " + file.software, name_of(file.verdict));
  return out + fmt::format("  sha256 {}\n", file.sha256);
}

nlohmann::ordered_json as_json(const ImportedFile& file, const std::vector<ArchiveProblem>& problems) {
  nlohmann::ordered_json out = {{"schema", "claims.archive-import/1"}, {"file", file.file}};
  if (!file.error.empty()) out["error"] = file.error;
  if (file.sha256.empty()) return out;
  out["sha256"] = file.sha256;
  if (!file.software.empty()) out["software"] = file.software;
  out["verdict"] = name_of(file.verdict);
  for (const auto& [name, count] :
       {std::pair("records", file.records), std::pair("added", file.added), std::pair("retrieved", file.retrieved),
        std::pair("redirects", file.redirects), std::pair("revisits", file.revisits),
        std::pair("already", file.already), std::pair("others", file.others), std::pair("notes", file.notes),
        std::pair("skipped", file.skipped), std::pair("damage", file.damage)})
    out[name] = count;
  out["problems"] = nlohmann::ordered_json::array();
  for (const ArchiveProblem& problem : problems) out["problems"].push_back(problem_json(problem));
  return out;
}

int exit_of(const ImportedFile& file) {
  if (!file.error.empty()) return exit_usage;
  return file.skipped + file.damage == 0 ? exit_clean : exit_incomplete;
}

int import(const Options& options, Case& kept) {
  std::vector<ArchiveProblem> problems;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  int exit = exit_clean;
  Progress progress;
  const auto done = import_archives(
      kept, options.files, options.fetch.settings,
      [&](const std::string&, const ArchiveProblem& problem) {
        if (problems.size() < max_shown) problems.push_back(problem);
      },
      [&](ImportedFile&& file) {
        progress.clear();
        exit = worse(exit, exit_of(file));
        if (!file.error.empty()) diagnose(fmt::format("archive import: {}", file.error));
        if (options.format == "json") rows.push_back(as_json(file, problems));
        else if (file.error.empty() && !print(as_text(file, problems))) exit = exit_usage;
        problems.clear();
      },
      [&](std::uint64_t at, std::uint64_t all) { progress.show_bytes(at, all); });
  progress.clear();
  if (!done) {
    diagnose(fmt::format("archive import: {}", done.error().text));
    exit = exit_usage;
  }
  const nlohmann::ordered_json& shown = rows.size() == 1 ? rows.front() : rows;
  if (options.format == "json" && !print(shown.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"))
    exit = exit_usage;
  return exit;
}

}  // namespace

int archive_import(const std::vector<std::string>& words) {
  Options options;
  Arguments arguments = declared(options);
  if (const auto exit = arguments.parse(words)) return *exit;
  if (options.files.empty()) {
    diagnose("archive import: no archive named; name a file such as crawl.warc.gz");
    return exit_usage;
  }
  complete_fetch(options.fetch);
  const auto kept = open_case_or_say("archive import", options.fetch.case_folder, true);
  return kept ? import(options, *kept) : exit_usage;
}

}  // namespace claims::cli
