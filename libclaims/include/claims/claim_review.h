// Reviews of claims as fact-checkers publish them: ClaimReview of schema.org, in JSON-LD 1.1 (W3C Recommendation of 16
// July 2020).
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

struct KeptClaim;  // claim_store.h

// Limits for foreign input. Bytes and the depth of HTML are those of an article (document.h).
inline constexpr std::size_t max_claim_reviews = 100'000;  // of one file
inline constexpr std::size_t max_review_depth = 64;        // of JSON
inline constexpr std::size_t max_review_text = 2'000;      // bytes of a claim, a rating, a name, a URL
inline constexpr std::size_t max_review_scripts = 1'000;   // of type application/ld+json in a page

// A review that others published. Texts are one line without markup.
struct ClaimReview {
  std::string claim;      // claimReviewed
  std::string rating;     // reviewRating.alternateName; where there is none "2 of 5" of its numbers
  std::string publisher;  // name of author or publisher; where there is none the host of `url`
  std::string url;        // http or https
  std::string published;  // datePublished as a day, ISO 8601; empty: none that can be told
  std::string claimant;   // name of itemReviewed.author; may be empty
};

// What was found in a file. A review that cannot be taken is named with its number, from 1, and why.
struct ClaimReviewsRead {
  struct LeftOut {
    std::size_t number;
    std::string problem;
  };
  std::vector<ClaimReview> reviews;
  std::vector<LeftOut> left_out;
  std::vector<std::string> broken;  // parts that are no JSON: "script 2: ..."
};

// Reads JSON-LD, a feed of it, or an HTML page with JSON-LD in it, as they are found: lists and graphs of reviews,
// several in a page, comments and stray commas, texts for objects and the other way round, markup in texts. `path` is
// for messages. Nothing is fetched: a context of its own is not looked up. Errors: limit, malformed (no JSON at all).
Result<ClaimReviewsRead> read_claim_reviews(std::string_view bytes, const std::string& path);

// What an article says that reviews a claim.
struct ReviewArticle {
  std::string url;                       // of the article
  std::string publisher;                 // name
  std::string publisher_url;             // may be empty
  std::string published;                 // day, ISO 8601; empty: that of the decision
  std::string claim;                     // the claim in short; empty: its words in the story
  std::string rating;                    // in the publisher's words; empty: the ruling
  std::string claimant;                  // empty: the claim's speaker
  std::vector<std::string> appearances;  // URLs where the claim was made
};

// A decided claim as one ClaimReview, in JSON-LD with a line end. Errors: usage, naming the property that is missing or
// wrong: nobody decided or the decision was withdrawn, others reviewed it, no address, no publisher, nobody who made
// the claim (a story's own statement is no claim of others).
Result<std::string> render_claim_review(const KeptClaim& claim, const ReviewArticle& article);

// JSON-LD as an element of a page: `<script type="application/ld+json">`, with "<" escaped.
std::string in_script(std::string_view json_ld);

}  // namespace claims
