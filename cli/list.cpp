#include "arguments.h"
#include "command.h"
#include "kept_claims.h"
#include "output.h"

namespace claims::cli {

int run_list(const std::vector<std::string>& words) {
  KeptClaimsOptions options;
  ClaimQuery query;
  int limit = 1000, skip = 0;
  std::vector<std::string> stories;
  Arguments arguments("list", "[OPTION...] [STORY]",
                      "Lists the claims of the stories that were recorded in a case (verify --record), with what was "
                      "decided about them.");
  arguments.positionals(stories, "STORY", "the path of a story: of this one only");
  arguments.flag("--decided", query.decided, "only what somebody decided about");
  arguments.flag("--undecided", query.undecided, "only what nobody decided about");
  arguments.flag("--unsourced", query.unsourced, "only what needs a source and has none");
  arguments.flag("--all-versions", query.superseded, "earlier versions of the stories too");
  arguments.number("--limit", limit, 1, 1'000'000, "N", "at most so many; 1000 is the default");
  arguments.number("--skip", skip, 0, 1'000'000'000, "N", "leave out the first so many");
  static constexpr std::string_view formats[] = {"text", "json", "jsonl", "csv"};
  declare_case(arguments, options.fetch);
  arguments.choice("--format", options.format, formats, "text is the default");
  arguments.example("claims list --case desk --undecided", "what is still to be checked");
  arguments.example("claims list --case desk --format csv > claims.csv", "for a spreadsheet");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (stories.size() > 1) {
    diagnose("list: one story at a time");
    return exit_usage;
  }
  if (query.decided && query.undecided) {
    diagnose("list: --decided does not go with --undecided");
    return exit_usage;
  }
  if (!stories.empty()) query.story = stories.front();
  query.limit = static_cast<std::size_t>(limit);
  query.skip = static_cast<std::size_t>(skip);
  const KeptClaims kept = open_kept_claims("list", options, false);
  if (!kept.claims) return exit_usage;
  const auto found = kept.claims->list(query);
  if (!found) return say("list", found.error());
  if (options.format == "csv") return print(render_claims_csv(*found)) ? exit_clean : exit_usage;
  std::vector<std::string> rendered;
  for (const KeptClaim& each : *found) rendered.push_back(render_kept_claim(each, options.format != "text"));
  return print_each(options, rendered,
                    "list: no such claim is recorded; \"claims verify STORY --record\" records a story's");
}

}  // namespace claims::cli
