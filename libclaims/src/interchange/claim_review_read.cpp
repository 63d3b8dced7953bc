// ClaimReview as it is found: the properties of schema.org in whatever shape a page gives them.
#include "citation/url.h"
#include "interchange/json_input.h"
#include "interchange/page_scripts.h"
#include "interchange/plain_text.h"
#include "text/encoding.h"
#include "text/written_date.h"

#include <claims/claim_review.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace claims {
namespace interchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest_value = 4;  // of lists and objects that stand for a text

const Json* member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto at = object.find(name);
  return at == object.end() || at->is_null() ? nullptr : &*at;
}

// "ClaimReview", "schema:ClaimReview", "https://schema.org/ClaimReview".
bool names_review(std::string_view type) {
  const std::size_t cut = type.find_last_of("/#:");
  if (cut != std::string_view::npos) type.remove_prefix(cut + 1);
  constexpr std::string_view name = "claimreview";
  return type.size() == name.size() &&
         std::equal(type.begin(), type.end(), name.begin(), [](char c, char lower) { return (c | 0x20) == lower; });
}

bool is_review(const Json& object) {
  for (const char* const key : {"@type", "type"}) {
    const Json* const type = member(object, key);
    if (!type) continue;
    if (type->is_string()) return names_review(type->get_ref<const std::string&>());
    if (!type->is_array()) return false;
    return std::any_of(type->begin(), type->end(), [](const Json& one) {
      return one.is_string() && names_review(one.get_ref<const std::string&>());
    });
  }
  return false;
}

class ReviewReader {
 public:
  explicit ReviewReader(ClaimReviewsRead& out) : out_(out) {}

  // `page`: where a review is that does not say so itself; may be empty. Error: limit.
  Result<void> read(const Json& json, const std::string& page, const std::string& name) {
    nodes_.clear();
    page_ = page;
    std::vector<const Json*> reviews;
    std::vector<const Json*> waiting = {&json};  // the first on top
    while (!waiting.empty()) {
      const Json& each = *waiting.back();
      waiting.pop_back();
      if (!each.is_structured()) continue;
      if (const Json* const id = member(each, "@id"); id && id->is_string() && each.size() > 1)
        nodes_.emplace(id->get<std::string>(), &each);
      if (is_review(each)) reviews.push_back(&each);
      std::vector<const Json*> below;
      for (const Json& child : each) below.push_back(&child);
      waiting.insert(waiting.end(), below.rbegin(), below.rend());
    }
    for (const Json* const each : reviews) {
      if (++seen_ > max_claim_reviews)
        return fail(Code::limit, fmt::format("{}: more than {} reviews", name, max_claim_reviews));
      ClaimReview review;
      if (std::string problem = fill(*each, review); problem.empty()) out_.reviews.push_back(std::move(review));
      else out_.left_out.push_back({seen_, std::move(problem)});
    }
    return {};
  }

 private:
  // What {"@id": ...} refers to, where the file has it.
  const Json& node(const Json& value) const {
    if (!value.is_object() || value.size() != 1) return value;
    const Json* const id = member(value, "@id");
    const auto found = id && id->is_string() ? nodes_.find(id->get<std::string>()) : nodes_.end();
    return found == nodes_.end() ? value : *found->second;
  }

  // The text of a value: of a list the first; of an object that of the first of `names` that it has.
  std::string text(const Json* value, std::initializer_list<const char*> names, int depth = 0) const {
    if (!value || depth > deepest_value) return {};
    const Json& it = node(*value);
    if (it.is_string()) return plain_text(it.get_ref<const std::string&>());
    if (it.is_number()) return it.dump();
    if (it.is_array()) {
      for (const Json& one : it)
        if (std::string found = text(&one, names, depth + 1); !found.empty()) return found;
    } else if (it.is_object()) {
      for (const char* const name : names)
        if (std::string found = text(member(it, name), names, depth + 1); !found.empty()) return found;
    }
    return {};
  }
  const Json* first_object(const Json* value) const {
    if (!value) return nullptr;
    const Json& it = node(*value);
    if (!it.is_array()) return &it;
    for (const Json& one : it)
      if (node(one).is_object()) return &node(one);
    return nullptr;
  }

  std::string rating(const Json& review) const {
    const Json* const given = member(review, "reviewRating");
    std::string words = text(given, {"alternateName", "@value", "name"});
    const Json* const object = first_object(given);
    if (!words.empty() || !object) return words;
    const std::string value = text(member(*object, "ratingValue"), {"@value"});
    const std::string best = text(member(*object, "bestRating"), {"@value"});
    return value.empty() || best.empty() ? value : fmt::format("{} of {}", value, best);
  }

  // A web address as it is written; what else was there, if there is none.
  std::string address(const Json& review, std::string& other) const {
    for (const char* const name : {"url", "mainEntityOfPage", "@id"}) {
      std::string found = text(member(review, name), {"@id", "url", "@value"});
      if (citation::parse_url(found)) return found;
      if (other.empty()) other = std::move(found);
    }
    return citation::parse_url(page_) ? page_ : std::string();
  }

  // Says why it cannot be taken; empty: it was.
  std::string fill(const Json& in, ClaimReview& out) const {
    const Json* const item = first_object(member(in, "itemReviewed"));
    out.claim = text(member(in, "claimReviewed"), {"@value", "name", "text"});
    if (out.claim.empty() && item) out.claim = text(member(*item, "name"), {"@value"});
    if (out.claim.empty()) return "it does not say which claim was reviewed (claimReviewed)";
    const auto has_letter = [](unsigned char c) {
      return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    };
    if (!std::any_of(out.claim.begin(), out.claim.end(), has_letter)) return "the claim that was reviewed has no words";
    out.rating = rating(in);
    if (out.rating.empty()) return "it has no rating (reviewRating)";
    std::string other;
    out.url = address(in, other);
    if (out.url.empty())
      return other.empty() ? "it has no address (url)" : fmt::format("its address is none of the web: {}", other);
    for (const char* const name : {"publisher", "author", "sourceOrganization", "creator"})
      if (out.publisher.empty())
        out.publisher = text(member(in, name), {"name", "legalName", "alternateName", "@value"});
    if (out.publisher.empty()) out.publisher = citation::parse_url(out.url)->host;
    for (const char* const name : {"datePublished", "dateCreated"})
      if (const auto date = text::read_written_date(text(member(in, name), {"@value"})); date && out.published.empty())
        out.published = to_iso(*date);
    if (item) out.claimant = text(member(*item, "author"), {"name", "@value"});
    for (const std::string* const each : {&out.claim, &out.rating, &out.url, &out.publisher, &out.claimant})
      if (each->size() > max_review_text) return fmt::format("a text of it is longer than {} bytes", max_review_text);
    return {};
  }

  ClaimReviewsRead& out_;
  std::unordered_map<std::string, const Json*> nodes_;  // by their @id
  std::string page_;
  std::size_t seen_ = 0;
};

Result<ClaimReviewsRead> read_page(std::string_view page, const std::string& path) {
  const auto scripts = scripts_of(page, max_review_scripts, path);
  if (!scripts) return tl::unexpected(scripts.error());
  ClaimReviewsRead out;
  ReviewReader reader(out);
  for (std::size_t i = 0; i < scripts->json_ld.size(); ++i) {
    const std::string name = fmt::format("{}: script {}", path, i + 1);
    const auto json = read_page_json(scripts->json_ld[i], max_review_depth, name);
    if (!json) out.broken.push_back(json.error().text);
    else if (auto read = reader.read(*json, scripts->canonical, path); !read) return tl::unexpected(read.error());
  }
  return out;
}

}  // namespace
}  // namespace interchange

Result<ClaimReviewsRead> read_claim_reviews(std::string_view bytes, const std::string& path) {
  if (bytes.size() > max_article_bytes)
    return fail(Code::limit, fmt::format("{}: larger than {} MiB", path, max_article_bytes >> 20));
  Document document;  // of which only the decoding is wanted
  document.path = path;
  const auto text = text::decode(std::string(bytes), true, document);
  if (!text) return tl::unexpected(text.error());
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (*text)[first] == '<') return interchange::read_page(*text, path);
  auto json = interchange::read_page_json(*text, max_review_depth, path);
  if (!json)
    return fail(json.error().code, json.error().code == Code::malformed
                                       ? fmt::format("{}: neither JSON-LD nor an HTML page", path)
                                       : json.error().text);
  ClaimReviewsRead out;
  if (auto read = interchange::ReviewReader(out).read(*json, {}, path); !read) return tl::unexpected(read.error());
  return out;
}

}  // namespace claims
