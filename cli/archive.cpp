#include "archive_case.h"
#include "archive_problem.h"
#include "archive_proof.h"
#include "arguments.h"
#include "command.h"
#include "output.h"
#include "subcommands.h"

#include <claims/archive.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace claims::cli {
namespace {

struct Checked {
  std::string file;
  std::vector<ArchiveProblem> problems;
  ArchiveSummary summary;
  std::string error;  // the file could not be checked
};

// What the verdict rests on, in a sentence.
std::string grounds(const ArchiveSummary& summary) {
  switch (summary.verdict) {
    case ArchiveVerdict::damaged: return "see the errors above; what they do not name was read and compared";
    case ArchiveVerdict::unverified:
      return summary.records == 0 ? "it holds no record"
                                  : fmt::format("{} of {} no digest vouches for as a whole", summary.unverified,
                                                counted(summary.records, "record"));
    case ArchiveVerdict::intact:
      return "each record matches the digests beside it; without a proof file nobody can tell whether headers were "
             "changed, records left out, or both altered together";
    case ArchiveVerdict::proved:
      return "every byte is bound by a signature that was checked; it proves what was there, not where it came from";
  }
  return {};
}

std::string as_text(const Checked& checked) {
  const ArchiveSummary& summary = checked.summary;
  std::string out = checked.file + "\n";
  for (const ArchiveProblem& problem : checked.problems) out += problem_text(problem);
  const std::uint64_t told = checked.problems.size(), all = summary.errors + summary.warnings;
  if (all > told) out += fmt::format("  and {} more\n", all - told);
  out += fmt::format("  {}   {}, {} bytes, {}, {}\n", name_of(summary.verdict), counted(summary.records, "record"),
                     summary.bytes, counted(summary.errors, "error"), counted(summary.warnings, "warning"));
  out += fmt::format("  {}\n", grounds(summary));
  if (!summary.matched.empty()) out += fmt::format("  matched: {}\n", fmt::join(summary.matched, "; "));
  if (summary.elsewhere != 0)
    out += fmt::format("  not checked: {} of bytes that stand in other records\n",
                       counted(summary.elsewhere, "payload digest"));
  for (const std::string& signer : summary.signers) out += fmt::format("  signed by {}\n", signer);
  for (const std::string& timestamp : summary.timestamps) out += fmt::format("  existed at {}\n", timestamp);
  return out;
}

nlohmann::ordered_json as_json(const Checked& checked) {
  nlohmann::ordered_json out;
  out["schema"] = "claims.archive-check/1";
  out["file"] = checked.file;
  if (!checked.error.empty()) {
    out["verdict"] = "not_checked";
    out["error"] = checked.error;
    return out;
  }
  const ArchiveSummary& summary = checked.summary;
  out["verdict"] = name_of(summary.verdict);
  out["records"] = summary.records;
  out["bytes"] = summary.bytes;
  out["errors"] = summary.errors;
  out["warnings"] = summary.warnings;
  out["unverified"] = summary.unverified;
  out["elsewhere"] = summary.elsewhere;
  out["matched"] = summary.matched;
  out["signers"] = summary.signers;
  out["timestamps"] = summary.timestamps;
  out["problems"] = nlohmann::ordered_json::array();
  for (const ArchiveProblem& problem : checked.problems) out["problems"].push_back(problem_json(problem));
  return out;
}

// A file that could not be read is a wrong call.
int exit_of(const Checked& checked) {
  if (!checked.error.empty()) return exit_usage;
  if (checked.summary.verdict == ArchiveVerdict::damaged) return exit_findings;
  return checked.summary.verdict == ArchiveVerdict::unverified ? exit_incomplete : exit_clean;
}

int check(const std::vector<std::string>& words) {
  std::vector<std::string> files;
  std::string format = "text";
  ArchiveCheckOptions options;
  static constexpr std::string_view formats[] = {"text", "json"};
  Arguments arguments("archive check", "[OPTION...] FILE...",
                      "Checks archives of any origin: WARC 0.17 to 1.1, gzip or plain, and WACZ packages. Says what is "
                      "wrong, record by "
                      "record. Exit code 0: intact, 1: damaged, 3: nothing vouches for a part of it, 2: not readable.");
  arguments.positionals(files, "FILE", "an archive");
  arguments.choice("--format", format, formats, "text is the default");
  arguments.text("--proof", options.proof, "FILE", "what was signed of it: a claims-proof.json");
  arguments.texts("--signer", options.keys, "KEY", "whose proof to accept: a C2SP verifier key; anybody's by default");
  arguments.text("--trusted", options.authorities, "FILE",
                 "roots that vouch for timestamp authorities, in PEM; the system's by default");
  arguments.example("claims archive check crawl.warc.gz", "what is wrong with it, and which digests matched");
  arguments.example("claims archive check --format json *.warc.gz", "an array of JSON objects, for programs");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (files.empty()) {
    diagnose("archive check: no archive named; name a file such as crawl.warc.gz");
    return exit_usage;
  }
  if (!options.proof.empty() && files.size() > 1) {
    diagnose("archive check: a proof is of one archive: name one file with --proof");
    return exit_usage;
  }
  int exit = exit_clean;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const std::string& file : files) {
    Checked checked;
    checked.file = file;
    auto summary =
        check_archive(file, options, [&](const ArchiveProblem& problem) { checked.problems.push_back(problem); });
    if (summary) checked.summary = std::move(*summary);
    else checked.error = summary.error().text;
    exit = worse(exit, exit_of(checked));
    if (!checked.error.empty()) diagnose(fmt::format("archive check: {}", checked.error));
    if (format == "json") rows.push_back(as_json(checked));
    else if (checked.error.empty() && !print(as_text(checked))) return exit_usage;
  }
  const nlohmann::ordered_json& shown = rows.size() == 1 ? rows.front() : rows;
  if (format == "json" && !print(shown.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"))
    return exit_usage;
  return exit;
}

constexpr Subcommand table[] = {
    {"list", "list the documents of a case, and their versions", archive_list},
    {"show", "show a document: its text, its bytes, a passage", archive_show},
    {"diff", "show what changed between two versions of a document", archive_diff},
    {"check", "say what is wrong with an archive, record by record", check},
    {"timestamp", "sign what a case holds, and have authorities confirm when", archive_timestamp},
    {"prove", "take single sources out of a case, with their proof", archive_prove},
    {"import", "take what archives of others hold into a case", archive_import},
    {"export", "pack a case for other programs (WACZ), or tell its provenance (PROV)", archive_export},
};

}  // namespace

int run_archive(const std::vector<std::string>& words) {
  return run_subcommand({"archive", "list, show, diff, check, timestamp, prove, import, export", table,
                         "  claims archive list\n  claims archive check crawl.warc.gz\n"},
                        words);
}

}  // namespace claims::cli
