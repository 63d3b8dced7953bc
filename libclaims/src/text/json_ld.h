// What JSON-LD in a page says about its article (schema.org).
#pragma once

#include <string>
#include <string_view>

namespace claims::text {

struct ArticleFacts {
  bool is_article = false;  // from an Article (NewsArticle, BlogPosting...), not just the page
  std::string published;    // datePublished as written
  std::string headline;
  std::string author;  // names with ", "
};

// Adds what one script of type application/ld+json says to `facts`; what an
// Article says wins over what another type says, the first over later ones.
// Broken JSON adds nothing.
void read_json_ld(std::string_view json, ArticleFacts& facts);

}  // namespace claims::text
