#include "archive_proof.h"
#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"

#include <claims/archive.h>

#include <fmt/format.h>

namespace claims::cli {

int archive_prove(const std::vector<std::string>& words) {
  std::vector<std::string> sources, locators;
  std::string to;
  FetchOptions fetch;
  Arguments arguments(
      "archive prove", "--to FOLDER [OPTION...] LOCATOR...",
      "Takes the records of single sources out of a case, with the proof that they are in its signed "
      "and stamped log: FOLDER/records.warc.gz and FOLDER/claims-proof.json. The rest of the case stays private.");
  arguments.positionals(sources, "LOCATOR", "a source of the case, as a story would cite it");
  arguments.text("--to", to, "FOLDER", "where both files are put; made if it is not there");
  declare_case(arguments, fetch);
  arguments.example("claims archive prove --to evidence \"S/RES/1718 (2006)\"",
                    "what shows that the resolution was had so");
  if (const auto exit = arguments.parse(words)) return *exit;
  complete_fetch(fetch);
  if (sources.empty() || to.empty()) {
    diagnose("archive prove: name a folder with --to, and at least one source: a URL, a UN symbol...");
    return exit_usage;
  }
  for (const std::string& source : sources) {
    auto locator = parse_locator(source);
    if (!locator) {
      diagnose(fmt::format("archive prove: {}", locator.error().text));
      return exit_usage;
    }
    locators.push_back(std::move(*locator));
  }
  const auto kept = open_case_or_say("archive prove", fetch.case_folder, false);
  if (!kept) return exit_usage;
  const auto proved = prove_sources(*kept, locators, to);
  if (!proved) {
    diagnose(fmt::format("archive prove: {}", proved.error().text));
    return proved.error().code == Code::not_found ? exit_incomplete : exit_usage;
  }
  return print(fmt::format("{}/records.warc.gz: {} records, proved by {}/claims-proof.json\n", to, *proved, to))
             ? exit_clean
             : exit_usage;
}

}  // namespace claims::cli
