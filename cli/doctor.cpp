#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"

#include <fmt/format.h>

namespace claims::cli {

int run_doctor(const std::vector<std::string>& words) {
  FetchOptions options;
  bool repair = false;
  Arguments arguments("doctor", "[OPTION...]",
                      "Checks a case: every record of its archive and every document against its digest, and the index "
                      "against the archive. Exit code 0: all is well, 1: something is lost or damaged.");
  arguments.flag("--repair", repair, "make the index anew from the archive if anything is wrong");
  declare_case(arguments, options);
  arguments.example("claims doctor --case story", "say what is wrong, and change nothing");
  arguments.example("claims doctor --case story --repair", "make the index anew; say what is lost");
  if (const auto exit = arguments.parse(words)) return *exit;
  const std::string named = named_case(options);
  const std::string folder = named.empty() ? default_case : named;
  std::string said;
  const auto health = examine_case(folder, repair, [&](const std::string& sentence) { said += sentence + "\n"; });
  if (!print(said)) return exit_usage;
  if (!health) {
    diagnose(fmt::format("doctor: {}", health.error().text));
    return exit_usage;
  }
  const bool well = health->problems == 0;
  const auto counted = [](std::uint64_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
  };
  std::string out = fmt::format("{}: {}, {}, {}: ", folder, counted(health->retrievals, "retrieval"),
                                counted(health->records, "record"), counted(health->objects, "object"));
  out += well ? "all is well"
              : fmt::format("{} damaged, {} to fetch again", counted(health->damaged, "record"), health->lost);
  if (!print(out + "\n")) return exit_usage;
  return well ? exit_clean : exit_findings;
}

}  // namespace claims::cli
