#include "arguments.h"
#include "command.h"
#include "kept_claims.h"
#include "nearest.h"
#include "output.h"

#include <fmt/format.h>

#include <cstdlib>

namespace claims::cli {

int run_decide(const std::vector<std::string>& words) {
  static constexpr std::string_view rulings[] = {"confirmed", "wrong", "disputed", "unproven", "withdrawn"};
  KeptClaimsOptions options;
  std::vector<std::string> given;
  Decision decision;
  if (const char* const name = std::getenv("CLAIMS_WHO")) decision.who = name;
  Arguments arguments(
      "decide", "[OPTION...] CLAIM RULING --why REASON",
      "Records what was decided about a claim, by whom and why: confirmed, wrong, disputed, unproven or "
      "withdrawn. Decisions are never changed; a later one counts.");
  arguments.positionals(given, "CLAIM RULING", "the claim's id, or the beginning of it, and the ruling");
  arguments.text("--who", decision.who, "NAME", "who decides; CLAIMS_WHO");
  arguments.text("--why", decision.why, "REASON", "what it rests on");
  declare_kept_claims(arguments, options);
  arguments.example("claims decide 3f9a02c1 confirmed --who \"A. Kovac\" --why \"county budget 2024, page 4\"",
                    "it is offered wherever the claim comes up again");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (given.size() != 2) {
    diagnose("decide: give the id of a claim and a ruling: confirmed, wrong, disputed, unproven or withdrawn");
    return exit_usage;
  }
  const auto ruling = parse_ruling(given[1]);
  if (!ruling || *ruling == Ruling::reviewed) {
    const std::string_view close = nearest(given[1], rulings);
    diagnose(fmt::format("decide: \"{}\" is no ruling; {}", given[1],
                         close.empty() ? "use confirmed, wrong, disputed, unproven or withdrawn"
                                       : fmt::format("did you mean \"{}\"?", close)));
    return exit_usage;
  }
  decision.claim = given[0];
  decision.ruling = *ruling;
  const KeptClaims kept = open_kept_claims("decide", options, true);
  if (!kept.claims) return exit_usage;
  auto decided = kept.claims->decide(std::move(decision));
  if (!decided) return say("decide", decided.error());
  const auto claims = kept.claims->claim(decided->claim);
  if (!claims) return say("decide", claims.error());
  return print_each(options, {render_kept_claim(claims->back(), options.format != "text")}, "");
}

}  // namespace claims::cli
