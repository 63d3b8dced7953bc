#include "text/html_head.h"

#include "text/attribute.h"
#include "text/json_ld.h"
#include "text/written_date.h"

#include <algorithm>

namespace claims::text {
namespace {

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// White space at the ends off, runs of it to one blank.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string_view attribute_of(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view();
}

void HtmlHead::propose(int rank, std::string_view value, std::string detail) {
  if (published_.rank != 0 && published_.rank <= rank) return;
  if (const auto date = read_written_date(value)) published_ = {rank, *date, std::move(detail), std::string(value)};
}

void HtmlHead::see_meta(const GumboElement& element) {
  const std::string_view content = attribute_of(element, "content");
  if (content.empty()) return;
  const std::string property = lower_case(attribute_of(element, "property"));
  const std::string name = property.empty() ? lower_case(attribute_of(element, "name")) : property;
  const std::string item = lower_case(attribute_of(element, "itemprop"));
  if (name == "og:title") og_title_ = tidy(content);
  if (name == "author" || (name == "article:author" && content.find("://") == std::string_view::npos))
    meta_author_ = tidy(content);
  if (name == "article:published_time" || name == "og:article:published_time") propose(3, content, "meta " + name);
  if (item == "datepublished") propose(4, content, "meta itemprop datePublished");
  if (one_of(name, {"date",
                    "pubdate",
                    "publishdate",
                    "publish-date",
                    "publish_date",
                    "publication_date",
                    "dc.date",
                    "dc.date.issued",
                    "dcterms.date",
                    "dcterms.issued",
                    "dcterms.created",
                    "parsely-pub-date",
                    "sailthru.date",
                    "article.published",
                    "article:published",
                    "og:published_time",
                    "og:pubdate",
                    "datepublished",
                    "cxenseparse:recs:publishtime",
                    "citation_publication_date",
                    "release_date"}))
    propose(5, content, "meta " + name);
}

void HtmlHead::see(const GumboElement& element, std::string_view content, bool before_story) {
  switch (element.tag) {
    case GUMBO_TAG_META: return see_meta(element);
    case GUMBO_TAG_TITLE:
      if (title_.empty()) title_ = tidy(content);
      return;
    case GUMBO_TAG_SCRIPT: {
      if (lower_case(attribute_of(element, "type")).find("ld+json") == std::string::npos) return;
      ArticleFacts facts;
      read_json_ld(content, facts);
      propose(facts.is_article ? 1 : 2, facts.published, "JSON-LD datePublished");
      if (!facts.is_article) return;
      if (ld_author_.empty()) ld_author_ = tidy(facts.author);
      if (ld_headline_.empty()) ld_headline_ = tidy(facts.headline);
      return;
    }
    default: break;
  }
  const std::string_view when = attribute_of(element, "datetime");
  if (lower_case(attribute_of(element, "itemprop")) == "datepublished")
    propose(4, when.empty() ? attribute_of(element, "content") : when, "itemprop datePublished");
  if (element.tag != GUMBO_TAG_TIME || when.empty()) return;
  const std::string kind = lower_case(attribute_of(element, "class"));
  if (kind.find("updated") != std::string::npos || kind.find("modified") != std::string::npos) return;
  const bool marked = gumbo_get_attribute(&element.attributes, "pubdate") || kind.find("publish") != std::string::npos;
  if (marked) propose(6, when, "time element");
  else if (before_story) propose(7, when, "time element");
}

void HtmlHead::settle(Document& document, const std::string& headline) const {
  for (const std::string& title : {og_title_, tidy(headline), ld_headline_, title_})
    if (document.title.empty()) document.title = title;
  if (document.byline.empty()) document.byline = ld_author_.empty() ? meta_author_ : ld_author_;
  if (document.published.source == DateSource::none && published_.rank != 0)
    document.published = {published_.date, DateSource::metadata, published_.detail, std::nullopt, published_.written};
}

}  // namespace claims::text
