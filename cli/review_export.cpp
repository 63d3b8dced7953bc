#include "arguments.h"
#include "command.h"
#include "kept_claims.h"
#include "output.h"
#include "review.h"
#include "story_line.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::cli {
namespace {

constexpr std::ptrdiff_t shown_claim = 75;  // characters that Google shows

std::ptrdiff_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace

int review_export(const std::vector<std::string>& words) {
  static constexpr std::string_view formats[] = {"json", "html"};
  KeptClaimsOptions options;
  options.format = "json";
  std::vector<std::string> ids;
  ReviewArticle article;
  Arguments arguments(
      "review export", "[OPTION...] CLAIM --url URL --publisher NAME",
      "Writes a claim that you decided about as ClaimReview of schema.org, in JSON-LD: for the page of a "
      "fact-check about what others claim, and not for a story's own statements.");
  arguments.positionals(ids, "CLAIM", "its id, or the first 6 or more characters of it");
  arguments.text("--url", article.url, "URL", "of the page that reviews the claim");
  arguments.text("--publisher", article.publisher, "NAME", "who publishes the review");
  arguments.text("--publisher-url", article.publisher_url, "URL", "the publisher's own page");
  arguments.text("--published", article.published, "DATE", "YYYY-MM-DD; the day of the decision by default");
  arguments.text("--claim", article.claim, "TEXT", "the claim in short; its words in the story by default");
  arguments.text("--rating", article.rating, "TEXT", "your rating in your words; the ruling by default");
  arguments.text("--claimant", article.claimant, "NAME", "who made the claim; its speaker by default");
  arguments.texts("--appearance", article.appearances, "URL", "where the claim was made");
  declare_case(arguments, options.fetch);
  arguments.choice("--format", options.format, formats, "json is the default; html: a script element for the page");
  arguments.example("claims review export db5c3ee4 --url https://news.example/check/7 --publisher \"News Example\"",
                    "for the page of the fact-check");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (ids.size() != 1) {
    diagnose("review export: give the id of one claim; \"claims list --decided\" shows them");
    return exit_usage;
  }
  if (!article.published.empty() && !parse_day(article.published)) {
    diagnose(fmt::format("review export: --published: expected an existing day as YYYY-MM-DD, not \"{}\"",
                         article.published));
    return exit_usage;
  }
  const KeptClaims kept = open_kept_claims("review export", options, false);
  if (!kept.claims) return exit_usage;
  const auto found = kept.claims->claim(ids.front());
  if (!found) return say("review export", found.error());
  const KeptClaim& claim = found->back();
  const auto json = render_claim_review(claim, article);
  if (!json) return say("review export", json.error());
  if (const auto size = characters(article.claim.empty() ? claim.text : article.claim); size > shown_claim)
    diagnose(
        fmt::format("review export: the claim has {} characters; search engines show {}: say it in short with --claim",
                    size, shown_claim));
  return print(options.format == "html" ? in_script(*json) : *json) ? exit_clean : exit_usage;
}

}  // namespace claims::cli
