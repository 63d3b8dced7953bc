#include "text/json_ld.h"

#include <nlohmann/json.hpp>

namespace claims::text {
namespace {

using Json = nlohmann::json;
constexpr int deepest = 6;  // of the objects that are looked into: a graph, its items, what they are about
constexpr std::size_t largest = 1u << 20;

std::string text_of(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool names_article(const std::string& type) {
  return type.ends_with("Article") || type == "Report" || type.ends_with("BlogPosting") || type == "CriticReview" ||
         type == "NewsStory";
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  if (type->is_string()) return names_article(type->get<std::string>());
  if (!type->is_array()) return false;
  for (const Json& one : *type)
    if (one.is_string() && names_article(one.get<std::string>())) return true;
  return false;
}

// Names of a person, or of a list of them.
std::string names_of(const Json& author) {
  if (author.is_string()) return author.get<std::string>();
  if (author.is_object()) return text_of(author, "name");
  std::string names;
  if (author.is_array())
    for (const Json& one : author) {
      const std::string name = one.is_array() ? std::string() : names_of(one);
      if (!name.empty()) (names += names.empty() ? "" : ", ") += name;
    }
  return names;
}

void read_object(const Json& object, ArticleFacts& facts) {
  const bool article = is_article(object);
  if (facts.is_article || (!article && !facts.published.empty())) return;
  ArticleFacts found;
  found.is_article = article;
  found.published = text_of(object, "datePublished");
  found.headline = text_of(object, "headline");
  if (const auto author = object.find("author"); author != object.end()) found.author = names_of(*author);
  if (article || !found.published.empty()) facts = std::move(found);
}

void walk(const Json& json, int depth, ArticleFacts& facts) {
  if (depth > deepest || facts.is_article) return;
  if (json.is_object()) read_object(json, facts);
  if (json.is_array()) {
    for (const Json& item : json) walk(item, depth + 1, facts);
  } else if (json.is_object()) {
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (const auto at = json.find(key); at != json.end()) walk(*at, depth + 1, facts);
  }
}

}  // namespace

void read_json_ld(std::string_view json, ArticleFacts& facts) {
  if (json.size() > largest) return;
  // Depth of the text is bounded first: the tree is built and freed by recursion.
  int depth = 0;
  for (const char c : json) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > 200) return;
  }
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, false, true);
  if (!parsed.is_discarded()) walk(parsed, 0, facts);
}

}  // namespace claims::text
