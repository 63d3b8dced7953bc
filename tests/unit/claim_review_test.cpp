// ClaimReview as it is found: each shape, what is left out and why, limits.
#include <claims/claim_review.h>
#include <claims/claim_store.h>
#include <claims/document.h>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace claims {
namespace {

ClaimReviewsRead read(const std::string& text) {
  auto out = read_claim_reviews(text, "page");
  INFO((out ? std::string() : out.error().text));
  REQUIRE(out);
  return std::move(*out);
}

// Each field of each, in one line.
std::string lines_of(const ClaimReviewsRead& read) {
  std::string out;
  for (const ClaimReview& each : read.reviews)
    out += fmt::format("{}|{}|{}|{}|{}|{}\n", each.claim, each.rating, each.publisher, each.url, each.published,
                       each.claimant);
  for (const auto& each : read.left_out) out += fmt::format("{}: {}\n", each.number, each.problem);
  for (const std::string& each : read.broken) out += each + "\n";
  return out;
}
std::string lines(const std::string& text) { return lines_of(read(text)); }

constexpr const char* whole = R"({"@context":"https://schema.org","@type":"ClaimReview","url":"https://check.example/7",
  "claimReviewed":"The bridge cost 12 million euros","datePublished":"2024-03-01T10:00:00+01:00",
  "author":{"@type":"Organization","name":"Check"},"reviewRating":{"@type":"Rating","ratingValue":1,"alternateName":"False"},
  "itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"A. Kovac"}}})";
constexpr const char* line =
    "The bridge cost 12 million euros|False|Check|https://check.example/7|2024-03-01|A. Kovac\n";

std::string changed(const std::string& what, const std::string& with) {
  std::string out = whole;
  return out.replace(out.find(what), what.size(), with);
}

TEST_CASE("a ClaimReview in each place") {
  const std::string one = whole;
  CHECK(lines(one) == line);
  CHECK(lines("[" + one + "," + one + "]") == std::string(line) + line);
  CHECK(lines(R"({"@graph":[{"@type":"WebPage"},)" + one + "]}") == line);
  CHECK(lines(R"({"dataFeedElement":[{"item":[)" + one + "]}]}") == line);
  CHECK(lines("<html><head><script type=\"application/ld+json\">" + one + "</script></head></html>") == line);
  CHECK(lines("<p><script type='Application/LD+JSON; charset=utf-8'>" + one +
              "</script><script type=application/ld+json>[" + one + "]</script>") == std::string(line) + line);
  CHECK(lines("\xEF\xBB\xBF" + one) == line);
  CHECK(lines("<p>no data</p>").empty());
  CHECK(lines(R"({"@type":"NewsArticle"})").empty());
}

TEST_CASE("types and values of other shapes") {
  for (const char* const type : {R"(["Article","ClaimReview"])", R"("https://schema.org/ClaimReview")",
                                 R"("schema:ClaimReview")", R"("claimReview")"})
    CHECK(lines(changed(R"("ClaimReview")", type)) == line);
  const std::string rating = R"({"@type":"Rating","ratingValue":1,"alternateName":"False"})";
  for (const char* const as : {R"("False")", R"(["False"])", R"([{"alternateName":["False"]}])", R"({"name":"False"})",
                               R"({"alternateName":{"@value":"False","@language":"en"}})"})
    CHECK(lines(changed(rating, as)) == line);
  CHECK(read(changed(rating, R"({"ratingValue":"2","bestRating":5})")).reviews.at(0).rating == "2 of 5");
  CHECK(read(changed(rating, "3")).reviews.at(0).rating == "3");
  CHECK(lines(changed(R"({"@type":"Organization","name":"Check"})", R"("Check")")) == line);
  CHECK(lines(changed(R"({"@type":"Organization","name":"Check"})", R"([{"name":["Check"]}])")) == line);
  CHECK(read(changed(R"("author":{"@type":"Organization","name":"Check"},)", "")).reviews.at(0).publisher ==
        "check.example");
  CHECK(lines(changed(R"("url":"https://check.example/7")",
                      R"("mainEntityOfPage":{"@id":"https://check.example/7"})")) == line);
  CHECK(lines(changed(R"({"@type":"Claim","author":{"@type":"Person","name":"A. Kovac"}})",
                      R"([{"@type":"Claim","author":["A. Kovac"]}])")) == line);
  CHECK(read(changed("2024-03-01T10:00:00+01:00", "soon")).reviews.at(0).published.empty());
  CHECK(lines(R"({"@graph":[{"@id":"#org","name":"Check"},)" +
              changed(R"({"@type":"Organization","name":"Check"})", R"({"@id":"#org"})") + "]}") == line);
}

TEST_CASE("markup in texts is taken off") {
  const std::string words = "The bridge cost 12 million euros";
  for (const char* const as :
       {"<p>The bridge cost <b>12&nbsp;million</b> euros</p>", "&lt;p&gt;The bridge cost 12 million euros&lt;/p&gt;",
        "The bridge&amp;nbsp;cost 12 million<br/>euros", R"(\n The bridge\tcost 12\u0000 million \u202Eeuros)"})
    CHECK(read(changed(words, as)).reviews.at(0).claim == words);
  CHECK(read(changed(words, "\\\"2 < 3\\\" &amp; 4 > 3")).reviews.at(0).claim == "\"2 < 3\" & 4 > 3");
  CHECK(read(changed(words, "H<sub>2</sub>O")).reviews.at(0).claim == "H2O");
}

TEST_CASE("what is no JSON is mended, or named") {
  const std::string one = whole;
  CHECK(lines(changed(R"("A. Kovac"}})", R"("A. Kovac",},})")) == line);
  CHECK(lines(one + "\n" + one + ";") == std::string(line) + line);
  CHECK(lines("<script type=application/ld+json>\n//<![CDATA[\n/* a */ " + one + "\n//]]>\n</script>") == line);
  CHECK(lines("<script type=application/ld+json><!-- " + one + " --></script>") == line);
  CHECK(lines(changed("The bridge cost", "The\nbridge\tcost")) == line);
  CHECK(lines(changed("The bridge cost", R"(The bri\dge cost)")) == line);
  CHECK(lines("<script type=application/ld+json>{oops}</script><script type=application/ld+json>" + one +
              "</script>") == std::string(line) + "page: script 1: no JSON\n");
}

TEST_CASE("what cannot be taken is said") {
  const std::string url = R"("url":"https://check.example/7")";
  CHECK(lines(changed(url, R"("x":1)")) == "1: it has no address (url)\n");
  CHECK(lines(changed("https://check.example/7", "javascript:alert(1)")) ==
        "1: its address is none of the web: javascript:alert(1)\n");
  CHECK(lines(changed("claimReviewed", "claim")) == "1: it does not say which claim was reviewed (claimReviewed)\n");
  CHECK(lines(changed("The bridge cost 12 million euros", "...")) == "1: the claim that was reviewed has no words\n");
  CHECK(lines(changed("reviewRating", "rating")) == "1: it has no rating (reviewRating)\n");
  CHECK(lines(changed("The bridge", std::string(3000, 'x'))) == "1: a text of it is longer than 2000 bytes\n");
  CHECK(lines("<link rel=canonical href=https://check.example/7><script type=application/ld+json>" +
              changed(url, R"("x":1)") + "</script>") == line);
}

TEST_CASE("limits of foreign input") {
  const auto error = [](const std::string& text) { return read_claim_reviews(text, "page").error().text; };
  CHECK(error("hello") == "page: neither JSON-LD nor an HTML page");
  CHECK(error("") == "page: neither JSON-LD nor an HTML page");
  CHECK(error(std::string(100, '[')) == "page: JSON nested deeper than 64 levels");
  CHECK(error(std::string(max_article_bytes + 1, ' ')) == "page: larger than 64 MiB");
  std::string many = "[", scripts;
  for (std::size_t i = 0; i <= max_claim_reviews; ++i)
    many += std::string(i == 0 ? "" : ",") + R"({"@type":"ClaimReview"})";
  CHECK(error(many + "]") == "page: more than 100000 reviews");
  for (std::size_t i = 0; i <= max_review_scripts; ++i) scripts += "<script type=application/ld+json></script>";
  CHECK(error(scripts) == "page: more than 1000 scripts of JSON-LD");
  std::string deep;
  for (int i = 0; i < max_html_depth + 10; ++i) deep += "<div>";
  CHECK(read_claim_reviews(deep, "page").error().code == Code::limit);
}

KeptClaim decided() {
  KeptClaim claim;
  claim.id = "db5c3ee4f48d00ab";
  claim.text = "The bridge cost </script> 12 million euros";
  claim.speaker = "Anna Kovac";
  claim.decisions.push_back({claim.id, Ruling::wrong, "A", "budget", "2024-03-01T00:00:00Z", claim.text, "a.md", ""});
  return claim;
}

TEST_CASE("a decided claim as ClaimReview") {
  ReviewArticle article;
  article.url = "https://news.example/check/7", article.publisher = "News";
  const auto json = render_claim_review(decided(), article);
  REQUIRE(json);
  const ClaimReviewsRead back = read(*json);
  CHECK(back.reviews.at(0).rating == "Wrong");
  CHECK(back.reviews.at(0).claimant == "Anna Kovac");
  CHECK(lines(in_script(*json)) == lines_of(back));
  const auto error = [&](const KeptClaim& claim) { return render_claim_review(claim, article).error().text; };
  KeptClaim claim = decided();
  claim.speaker.clear();
  CHECK(error(claim) ==
        "itemReviewed.author: the story itself says this, and a ClaimReview is about what others claim; give who "
        "claims it");
  claim = decided(), claim.decisions.front().ruling = Ruling::withdrawn;
  CHECK(error(claim) == "db5c3ee4f48d00ab: the decision was withdrawn");
  claim.decisions.front().ruling = Ruling::reviewed,
  claim.decisions.front().review = PublishedReview{"https://x.example/", "", ""};
  CHECK(error(claim) == "db5c3ee4f48d00ab: only others reviewed this claim; decide about it first");
  claim.decisions.clear();
  CHECK(error(claim) == "db5c3ee4f48d00ab: nobody decided about this claim; \"claims decide\" records it");
  article.url = "news.example/check";
  CHECK(error(decided()).starts_with("url: \"news.example/check\" is no address of the web: "));
  article.url.clear();
  CHECK(error(decided()) == "url: give the address of the article that reviews the claim");
  article.url = "https://news.example/", article.publisher.clear();
  CHECK(error(decided()) == "author: give the name of who publishes the review");
}

}  // namespace
}  // namespace claims
