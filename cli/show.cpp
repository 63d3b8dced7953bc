#include "arguments.h"
#include "command.h"
#include "kept_claims.h"

namespace claims::cli {

int run_show(const std::vector<std::string>& words) {
  KeptClaimsOptions options;
  std::vector<std::string> ids;
  Arguments arguments("show", "[OPTION...] CLAIM",
                      "Shows a recorded claim: each story that made it, what it cites, and what was decided about it.");
  arguments.positionals(ids, "CLAIM", "its id, or the first 6 or more characters of it");
  declare_kept_claims(arguments, options);
  arguments.example("claims show 3f9a02c1 --case desk", "every story that made this claim");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (ids.size() != 1) {
    diagnose("show: give the id of one claim; \"claims list\" shows them");
    return exit_usage;
  }
  const KeptClaims kept = open_kept_claims("show", options, false);
  if (!kept.claims) return exit_usage;
  const auto found = kept.claims->claim(ids.front());
  if (!found) return say("show", found.error());
  std::vector<std::string> rendered;
  for (const KeptClaim& each : *found) rendered.push_back(render_kept_claim(each, options.format != "text"));
  return print_each(options, rendered, "");
}

}  // namespace claims::cli
