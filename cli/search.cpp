#include "arguments.h"
#include "command.h"
#include "kept_claims.h"

namespace claims::cli {

int run_search(const std::vector<std::string>& words) {
  KeptClaimsOptions options;
  int limit = 10;
  std::vector<std::string> text;
  Arguments arguments("search", "[OPTION...] WORDS...",
                      "Finds recorded claims that say the same or nearly the same, and where their numbers and names "
                      "differ.");
  arguments.positionals(text, "WORDS", "a claim in any words");
  arguments.number("--limit", limit, 1, 300, "N", "at most so many; 10 is the default");
  declare_kept_claims(arguments, options);
  arguments.example("claims search --case desk the bridge cost 12 million", "was that checked before?");
  if (const auto exit = arguments.parse(words)) return *exit;
  std::string asked;
  for (const std::string& word : text) asked += (asked.empty() ? "" : " ") + word;
  if (asked.find_first_not_of(' ') == std::string::npos) {
    diagnose("search: give the words of a claim");
    return exit_usage;
  }
  const KeptClaims kept = open_kept_claims("search", options, false);
  if (!kept.claims) return exit_usage;
  const auto found = kept.claims->search(asked, static_cast<std::size_t>(limit));
  if (!found) return say("search", found.error());
  std::vector<std::string> rendered;
  for (const ClaimMatch& each : *found) rendered.push_back(render_claim_match(each, options.format != "text"));
  return print_each(options, rendered, "search: no recorded claim is like that");
}

}  // namespace claims::cli
