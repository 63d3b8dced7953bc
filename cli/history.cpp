#include "arguments.h"
#include "command.h"
#include "kept_claims.h"

namespace claims::cli {
int run_history(const std::vector<std::string>& words) {
  KeptClaimsOptions options;
  std::vector<std::string> ids;
  Arguments arguments("history", "[OPTION...] CLAIM",
                      "Tells what happened to a claim: which stories made it and when they were recorded, what was "
                      "decided, by whom and why.");
  arguments.positionals(ids, "CLAIM", "its id, or the first 6 or more characters of it");
  declare_kept_claims(arguments, options);
  arguments.example("claims history 3f9a02c1 --case desk", "from the first story to the last decision");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (ids.size() != 1) {
    diagnose("history: give the id of one claim; \"claims list\" shows them");
    return exit_usage;
  }
  const KeptClaims kept = open_kept_claims("history", options, false);
  if (!kept.claims) return exit_usage;
  const auto found = kept.claims->claim(ids.front());
  if (!found) return say("history", found.error());
  std::vector<std::string> rendered = render_claim_history(*found, options.format != "text");
  if (options.format == "text") {  // lines, not paragraphs
    std::string lines;
    for (const std::string& each : rendered) lines += each;
    rendered = {std::move(lines)};
  }
  return print_each(options, rendered, "");
}

}  // namespace claims::cli
