// A decided claim as ClaimReview.
#include "citation/url.h"
#include "report/json_writer.h"

#include <claims/claim_review.h>
#include <claims/claim_store.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using report::JsonWriter;

// Of the newsroom itself: the last.
const Decision* own_decision(const KeptClaim& claim) {
  const auto own =
      std::find_if(claim.decisions.rbegin(), claim.decisions.rend(), [](const Decision& each) { return !each.review; });
  return own == claim.decisions.rend() ? nullptr : &*own;
}

std::string rating_of(Ruling ruling) {
  std::string out = name_of(ruling);
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

Result<void> check_address(const std::string& url, const char* property) {
  const auto parsed = citation::parse_url(url);
  if (parsed) return {};
  return fail(Code::usage, fmt::format("{}: \"{}\" is no address of the web: {}", property, url, parsed.error().text));
}

Result<void> check(const KeptClaim& claim, const ReviewArticle& article) {
  const Decision* const decision = own_decision(claim);
  if (!decision)
    return fail(Code::usage,
                claim.decisions.empty()
                    ? fmt::format("{}: nobody decided about this claim; \"claims decide\" records it", claim.id)
                    : fmt::format("{}: only others reviewed this claim; decide about it first", claim.id));
  if (decision->ruling == Ruling::withdrawn)
    return fail(Code::usage, fmt::format("{}: the decision was withdrawn", claim.id));
  if (article.url.empty()) return fail(Code::usage, "url: give the address of the article that reviews the claim");
  if (article.publisher.empty()) return fail(Code::usage, "author: give the name of who publishes the review");
  if (article.claimant.empty() && claim.speaker.empty())
    return fail(Code::usage,
                fmt::format("itemReviewed.author: the story itself says this, and a ClaimReview is about what "
                            "others claim; give who claims it"));
  if (auto good = check_address(article.url, "url"); !good) return good;
  for (const std::string& each : article.appearances)
    if (auto good = check_address(each, "itemReviewed.appearance"); !good) return good;
  return article.publisher_url.empty() ? Result<void>() : check_address(article.publisher_url, "author.url");
}

}  // namespace

Result<std::string> render_claim_review(const KeptClaim& claim, const ReviewArticle& article) {
  if (auto good = check(claim, article); !good) return tl::unexpected(good.error());
  const Decision& decision = *own_decision(claim);
  JsonWriter json(JsonWriter::Style::indented);
  json.begin_object();
  json.member("@context", "https://schema.org");
  json.member("@type", "ClaimReview");
  json.member("url", article.url);
  json.member("datePublished", article.published.empty() ? decision.time.substr(0, 10) : article.published);
  json.key("author");
  json.begin_object();
  json.member("@type", "Organization");
  json.member("name", article.publisher);
  json.text_member("url", article.publisher_url);
  json.end_object();
  json.member("claimReviewed", article.claim.empty() ? claim.text : article.claim);
  json.key("reviewRating");
  json.begin_object();
  json.member("@type", "Rating");
  json.member("alternateName", article.rating.empty() ? rating_of(decision.ruling) : article.rating);
  json.end_object();
  json.key("itemReviewed");
  json.begin_object();
  json.member("@type", "Claim");
  json.key("author");
  json.begin_object();  // without a type: nobody says whether it is a Person or an Organization
  json.member("name", article.claimant.empty() ? claim.speaker : article.claimant);
  json.end_object();
  if (!article.appearances.empty()) {
    json.key("appearance");
    json.begin_array();
    for (const std::string& each : article.appearances) {
      json.begin_object();
      json.member("@type", "CreativeWork");
      json.member("url", each);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  json.end_object();
  return json.take() + '\n';
}

std::string in_script(std::string_view json_ld) {
  std::string out = "<script type=\"application/ld+json\">\n";
  for (const char c : json_ld)
    if (c == '<') out += "\\u003c";  // "</script>" and "<!--" in a text would end or open a script
    else out += c;
  return out + "</script>\n";
}

}  // namespace claims
